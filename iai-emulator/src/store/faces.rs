//! What happens to the faces of a person, and how many fit in.

use iai_client::quotas::FACES_OF_PERSON;

use super::{Conflict, Face, Group, Key, Person, Store};
use crate::picture::PictureFile;

impl Store {
    /// A person who may get so many more faces.
    pub(crate) fn room_for_faces(&self, id: &str, count: usize) -> Result<&Person, Conflict> {
        let person = self.person(id)?;
        if person.faces.len().saturating_add(count) as u64 > FACES_OF_PERSON {
            return Err(Conflict::TooManyFacesOfPerson);
        }
        let mut groups = person.groups.iter();
        groups.try_for_each(|each| match self.group_at(each.group) {
            Some(group) => self.room_in_group(group, count),
            None => Ok(()),
        })?;
        self.room_in_account(count)?;
        Ok(person)
    }

    /// The kept picture of a face. All persons are asked, since faces are not found by their ids anywhere else.
    pub(crate) fn picture_of(&self, face: &str) -> Option<PictureFile> {
        let mut faces = self.persons.by_age().flat_map(|person| &person.faces);
        faces.find(|each| each.id == face)?.file.clone()
    }

    pub(crate) fn add_faces(&mut self, id: &str, faces: Vec<Face>) -> Result<(), Conflict> {
        self.room_for_faces(id, faces.len())?;
        let key = self.persons.key(id).ok_or(Conflict::NoSuchPerson)?;
        let person = self.persons.get_mut(key).ok_or(Conflict::NoSuchPerson)?;
        self.faces += faces.len() as u64;
        person.faces.extend(faces);
        self.show_faces(key);
        Ok(())
    }

    /// Takes faces from a person and returns the ids of those that were there. Ids that the person does not have
    /// are passed over: the service has no code for them, and tells what it did delete.
    pub(crate) fn delete_faces(
        &mut self,
        id: &str,
        faces: &[String],
    ) -> Result<Vec<String>, Conflict> {
        let key = self.persons.key(id).ok_or(Conflict::NoSuchPerson)?;
        let deleted = some_faces(self.person(id)?, faces)?;
        let person = self.persons.get_mut(key).ok_or(Conflict::NoSuchPerson)?;
        person.faces.retain(|face| !deleted.contains(&face.id));
        self.faces -= deleted.len() as u64;
        self.show_faces(key);
        Ok(deleted)
    }

    /// Tells the groups of a person which faces the person has now.
    fn show_faces(&mut self, member: Key) {
        let Some(person) = self.persons.get(member) else {
            return;
        };
        for membership in &person.groups {
            if let Some(group) = self.groups.get_mut(membership.group) {
                group.gallery.set(member, &person.faces);
            }
        }
    }

    pub(super) fn room_in_group(&self, group: &Group, faces: usize) -> Result<(), Conflict> {
        let room = self.limits.faces_of(group.model);
        if group.faces().saturating_add(faces as u64) > room {
            return Err(Conflict::TooManyFacesInGroup);
        }
        Ok(())
    }

    pub(super) fn room_in_account(&self, faces: usize) -> Result<(), Conflict> {
        if self.faces.saturating_add(faces as u64) > self.limits.faces {
            return Err(Conflict::TooManyFaces);
        }
        Ok(())
    }
}

/// Which of these faces the person has. With only one face the service refuses whatever the ids are.
fn some_faces(person: &Person, ids: &[String]) -> Result<Vec<String>, Conflict> {
    let mut found = person.face_ids();
    found.retain(|id| ids.contains(id));
    if person.faces.len() <= 1 || found.len() == person.faces.len() {
        return Err(Conflict::LastFace);
    }
    Ok(found)
}
