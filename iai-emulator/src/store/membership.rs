//! Who is in which group, and what the group's description fields say about them.

use std::collections::BTreeSet;

use iai_client::quotas::GROUPS_OF_PERSON;

use super::person::{Membership, Values};
use super::{Conflict, Description, Group, Key, Person, Store};

impl Store {
    /// A part of the members of a group, in the order in which the persons were created, each with the values of
    /// the description fields there.
    pub(crate) fn members(
        &self,
        id: &str,
        skip: usize,
        take: usize,
    ) -> Result<Vec<(&Person, Vec<String>)>, Conflict> {
        let key = self.groups.key(id).ok_or(Conflict::NoSuchGroup)?;
        let group = self.group(id)?;
        let page = group.gallery.members_from(skip).take(take);
        let persons = page.filter_map(|member| self.person_at(member));
        Ok(persons
            .map(|person| (person, all_values(group, person.membership(key))))
            .collect())
    }

    /// The groups of a person, in the order in which the person joined them, each with the values of its fields.
    pub(crate) fn groups_of(&self, person: &Person) -> impl Iterator<Item = (&Group, Vec<String>)> {
        person.groups.iter().filter_map(|membership| {
            let group = self.group_at(membership.group)?;
            Some((group, all_values(group, Some(membership))))
        })
    }

    /// Puts a person into further groups, all of them or none, and returns their ids. An id that stands twice counts
    /// once.
    pub(crate) fn copy_person(
        &mut self,
        id: &str,
        groups: &[String],
    ) -> Result<Vec<String>, Conflict> {
        let targets = self.distinct_groups(groups)?;
        let member = self.persons.key(id).ok_or(Conflict::NoSuchPerson)?;
        self.may_join(self.person(id)?, &targets)?;
        let person = self.persons.get_mut(member);
        let person = person.ok_or(Conflict::NoSuchPerson)?;
        person.groups.extend(targets.iter().map(|key| Membership {
            group: *key,
            values: Values::new(),
        }));
        for key in &targets {
            self.enter(*key, member);
        }
        let joined = targets.iter().filter_map(|key| self.group_at(*key));
        Ok(joined.map(|group| group.id.clone()).collect())
    }

    fn may_join(&self, person: &Person, targets: &[Key]) -> Result<(), Conflict> {
        if targets.iter().any(|key| person.membership(*key).is_some()) {
            return Err(Conflict::AlreadyMember);
        }
        for group in targets.iter().filter_map(|key| self.group_at(*key)) {
            if !self.models_of(person).any(|model| model == group.model) {
                return Err(Conflict::MixedModels);
            }
        }
        if (person.groups.len() + targets.len()) as u64 > GROUPS_OF_PERSON {
            return Err(Conflict::TooManyGroupsOfPerson);
        }
        targets
            .iter()
            .filter_map(|key| self.group_at(*key))
            .try_for_each(|group| self.room_in_group(group, person.faces.len()))
    }

    /// Takes a person out of a group; removes a person who was in no other group.
    pub(crate) fn leave_group(&mut self, person: &str, group: &str) -> Result<(), Conflict> {
        let (key, member) = self.membership(person, group)?;
        self.leave(key, member);
        self.forget_membership(member, key);
        Ok(())
    }

    /// Sets values of the description fields of a group for one of its members.
    pub(crate) fn describe(
        &mut self,
        person: &str,
        group: &str,
        descriptions: Vec<Description>,
    ) -> Result<(), Conflict> {
        let (key, member) = self.membership(person, group)?;
        if !self.group(group)?.has_fields(&descriptions) {
            return Err(Conflict::NoSuchField);
        }
        let person = self.persons.get_mut(member);
        let membership = person.and_then(|person| person.membership_mut(key));
        let values = descriptions
            .into_iter()
            .map(|each| (each.index, each.value));
        membership.ok_or(Conflict::NotMember)?.values.extend(values);
        Ok(())
    }

    /// The keys of a group and of one of its members.
    fn membership(&self, person: &str, group: &str) -> Result<(Key, Key), Conflict> {
        let key = self.groups.key(group).ok_or(Conflict::NoSuchGroup)?;
        let member = self.persons.key(person).ok_or(Conflict::NoSuchPerson)?;
        let is_member = self.group(group)?.gallery.contains(member);
        is_member
            .then_some((key, member))
            .ok_or(Conflict::NotMember)
    }

    /// The groups of these ids, each once, in the order of the ids.
    pub(super) fn distinct_groups(&self, ids: &[String]) -> Result<Vec<Key>, Conflict> {
        let mut seen = BTreeSet::new();
        let mut keys = Vec::new();
        for id in ids {
            let key = self.groups.key(id).ok_or(Conflict::NoSuchGroup)?;
            if seen.insert(key) {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    /// The person's side of a membership ends; without any group a person ends as well.
    pub(super) fn forget_membership(&mut self, member: Key, group: Key) {
        let Some(person) = self.persons.get_mut(member) else {
            return;
        };
        person.groups.retain(|each| each.group != group);
        if person.groups.is_empty() {
            self.faces -= person.faces.len() as u64;
            let id = person.id.clone();
            self.persons.remove(&id);
        }
    }

    /// The group's side of a membership begins.
    pub(super) fn enter(&mut self, group: Key, member: Key) {
        let group = self.groups.get_mut(group);
        if let Some((group, person)) = group.zip(self.persons.get(member)) {
            group.gallery.set(member, &person.faces);
        }
    }

    /// The group's side of a membership ends.
    pub(super) fn leave(&mut self, group: Key, member: Key) {
        if let Some(group) = self.groups.get_mut(group) {
            group.gallery.set(member, &[]);
        }
    }
}

/// A value for each field of the group; those that were never set are empty.
fn all_values(group: &Group, membership: Option<&Membership>) -> Vec<String> {
    let value = |index: u64| membership.and_then(|each| each.values.get(&index));
    (0..group.fields.len() as u64)
        .map(|index| value(index).cloned().unwrap_or_default())
        .collect()
}
