//! What the account holds: groups, persons and their faces, in memory.
//!
//! The rules are the service's; which error code stands for a broken one is the behaviours' affair.

mod dump;
mod group;
mod person;
#[cfg(test)]
mod tests;

pub(crate) use group::{Group, ModelVersion, NewGroup};
pub(crate) use person::{Description, Face, NewPerson, Person};

use std::collections::BTreeMap;

use crate::picture::Picture;

/// Why a change is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conflict {
    GroupIdTaken,
    GroupNameTaken,
    NoSuchGroup,
    PersonIdTaken,
    /// A description for a field that the group does not have.
    NoSuchField,
}

/// All groups and persons of the account.
#[derive(Debug, Default)]
pub(crate) struct Store {
    groups: BTreeMap<String, Group>,
    persons: BTreeMap<String, Person>,
}

impl Store {
    pub(crate) fn add_group(&mut self, group: NewGroup, now: u64) -> Result<(), Conflict> {
        if self.groups.contains_key(&group.id) {
            return Err(Conflict::GroupIdTaken);
        }
        if self.groups.values().any(|other| other.name == group.name) {
            return Err(Conflict::GroupNameTaken);
        }
        self.groups.insert(group.id.clone(), Group::new(group, now));
        Ok(())
    }

    /// The group that a new person may join.
    pub(crate) fn room_for(&self, person: &NewPerson) -> Result<&Group, Conflict> {
        let group = self
            .groups
            .get(&person.group)
            .ok_or(Conflict::NoSuchGroup)?;
        if self.persons.contains_key(&person.id) {
            return Err(Conflict::PersonIdTaken);
        }
        if !group.has_fields(&person.descriptions) {
            return Err(Conflict::NoSuchField);
        }
        Ok(group)
    }

    /// A person of the group with a face from the very same picture.
    pub(crate) fn same_picture(&self, group: &Group, picture: &Picture) -> Option<&Person> {
        let members = group.members.iter().filter_map(|id| self.persons.get(id));
        members
            .into_iter()
            .find(|person| person.has_picture(picture))
    }

    pub(crate) fn add_person(
        &mut self,
        person: NewPerson,
        face: Face,
        now: u64,
    ) -> Result<(), Conflict> {
        self.room_for(&person)?;
        let group = self
            .groups
            .get_mut(&person.group)
            .ok_or(Conflict::NoSuchGroup)?;
        group.members.insert(person.id.clone());
        self.persons
            .insert(person.id.clone(), Person::new(person, face, now));
        Ok(())
    }
}
