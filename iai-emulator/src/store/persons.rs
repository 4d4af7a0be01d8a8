//! What happens to persons as a whole.

use super::{Conflict, Face, Group, Key, ModelVersion, NewPerson, Person, Store};

impl Store {
    /// The group that a new person may join.
    pub(crate) fn room_for(&self, person: &NewPerson) -> Result<&Group, Conflict> {
        let group = self.group(&person.group)?;
        if self.persons.key(&person.id).is_some() {
            return Err(Conflict::PersonIdTaken);
        }
        if !group.has_fields(&person.descriptions) {
            return Err(Conflict::NoSuchField);
        }
        self.room_in_group(group, 1)?;
        self.room_in_account(1)?;
        Ok(group)
    }

    pub(crate) fn add_person(
        &mut self,
        person: NewPerson,
        face: Face,
        now: u64,
    ) -> Result<(), Conflict> {
        self.room_for(&person)?;
        let key = self.groups.key(&person.group);
        let key = key.ok_or(Conflict::NoSuchGroup)?;
        let id = person.id.clone();
        let person = Person::new(person, key, face, now);
        let member = self.persons.insert(id, person);
        self.enter(key, member);
        self.faces += 1;
        Ok(())
    }

    pub(crate) fn person(&self, id: &str) -> Result<&Person, Conflict> {
        self.persons.find(id).ok_or(Conflict::NoSuchPerson)
    }

    pub(crate) fn person_count(&self) -> usize {
        self.persons.len()
    }

    /// Changes name and gender; `None` stays as it is.
    pub(crate) fn change_person(
        &mut self,
        id: &str,
        name: Option<String>,
        gender: Option<i64>,
    ) -> Result<(), Conflict> {
        let person = self.persons.find_mut(id).ok_or(Conflict::NoSuchPerson)?;
        person.name = name.unwrap_or_else(|| std::mem::take(&mut person.name));
        person.gender = gender.unwrap_or(person.gender);
        Ok(())
    }

    /// Takes a person with all faces out of all groups.
    pub(crate) fn delete_person(&mut self, id: &str) -> Result<(), Conflict> {
        let key = self.persons.key(id).ok_or(Conflict::NoSuchPerson)?;
        let person = self.persons.remove(id).ok_or(Conflict::NoSuchPerson)?;
        for membership in &person.groups {
            self.leave(membership.group, key);
        }
        self.faces -= person.faces.len() as u64;
        Ok(())
    }

    /// The model that a person's faces are kept in: the newest one among the person's groups. They differ only when
    /// one of the groups was upgraded.
    pub(crate) fn model_of(&self, person: &Person) -> ModelVersion {
        self.models_of(person).max().unwrap_or_default()
    }

    /// A person whose faces can be fused, which needs the new model.
    pub(crate) fn fused_person(&self, id: &str) -> Result<&Person, Conflict> {
        let person = self.person(id)?;
        match self.model_of(person) {
            ModelVersion::V3 => Ok(person),
            ModelVersion::V2 => Err(Conflict::OldModel),
        }
    }

    pub(super) fn models_of(&self, person: &Person) -> impl Iterator<Item = ModelVersion> {
        let groups = person.groups.iter();
        groups
            .filter_map(|each| self.group_at(each.group))
            .map(|group| group.model)
    }

    pub(super) fn person_at(&self, key: Key) -> Option<&Person> {
        self.persons.get(key)
    }
}
