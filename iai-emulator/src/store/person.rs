//! Persons and their faces.

use std::collections::BTreeMap;
use std::fmt;

use crate::picture::{Frame, Picture};

/// The value of a description field of a group, for one person.
#[derive(Clone)]
pub(crate) struct Description {
    /// Position of the field in the group, from 0.
    pub(crate) index: u64,
    pub(crate) value: String,
}

/// A person about to be created.
pub(crate) struct NewPerson {
    pub(crate) group: String,
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) gender: i64,
    pub(crate) descriptions: Vec<Description>,
}

/// One picture of a person.
#[derive(Debug)]
pub(crate) struct Face {
    pub(crate) id: String,
    pub(crate) picture: Picture,
    pub(crate) frame: Frame,
}

/// A person, in one or more groups.
pub(crate) struct Person {
    pub(crate) id: String,
    pub(super) name: String,
    pub(super) gender: i64,
    /// Seconds since 1970-01-01 UTC.
    pub(super) created: u64,
    /// The groups that the person is in, each with the description values there.
    pub(super) groups: BTreeMap<String, Vec<Description>>,
    pub(super) faces: Vec<Face>,
}

impl Person {
    pub(super) fn new(person: NewPerson, face: Face, now: u64) -> Self {
        Self {
            id: person.id,
            name: person.name,
            gender: person.gender,
            created: now,
            groups: BTreeMap::from([(person.group, person.descriptions)]),
            faces: vec![face],
        }
    }

    pub(super) fn has_picture(&self, picture: &Picture) -> bool {
        self.faces
            .iter()
            .any(|face| face.picture.is_same_file(picture))
    }
}

/// Names stay out of logs.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
