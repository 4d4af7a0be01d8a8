//! Persons and their faces.

use std::collections::BTreeMap;

use super::Key;
use crate::picture::{Fingerprint, Frame, PictureFile, SeenFace};

/// The value of a description field of a group for one person, or a new name of such a field.
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

/// One face of a person.
#[derive(Clone)]
pub(crate) struct Face {
    pub(crate) id: String,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) frame: Frame,
    /// The picture, where pictures are kept.
    pub(crate) file: Option<PictureFile>,
}

impl Face {
    /// A face that was seen in a picture.
    pub(crate) fn new(id: String, seen: &SeenFace, file: Option<PictureFile>) -> Self {
        Self {
            id,
            fingerprint: seen.fingerprint,
            frame: seen.frame,
            file,
        }
    }
}

/// Description values of a person in a group, by position of the field. Fields that were never set are absent.
pub(super) type Values = BTreeMap<u64, String>;

/// That a person is in a group.
#[derive(Clone)]
pub(super) struct Membership {
    pub(super) group: Key,
    pub(super) values: Values,
}

/// A person, in one or more groups, with one or more faces.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) gender: i64,
    /// Seconds since 1970-01-01 UTC.
    pub(crate) created: u64,
    /// The oldest first.
    pub(crate) faces: Vec<Face>,
    /// The one that came first stands first.
    pub(super) groups: Vec<Membership>,
}

impl Person {
    pub(super) fn new(person: NewPerson, group: Key, face: Face, now: u64) -> Self {
        let values = person.descriptions.into_iter();
        let membership = Membership {
            group,
            values: values.map(|each| (each.index, each.value)).collect(),
        };
        Self {
            id: person.id,
            name: person.name,
            gender: person.gender,
            created: now,
            faces: vec![face],
            groups: vec![membership],
        }
    }

    /// Number of groups that the person is in.
    pub(crate) fn group_count(&self) -> usize {
        self.groups.len()
    }

    pub(crate) fn face_ids(&self) -> Vec<String> {
        self.faces.iter().map(|face| face.id.clone()).collect()
    }

    /// The face that is most like this one, with its score; the older one of two that are equally like it.
    pub(crate) fn likest(&self, other: &Fingerprint) -> Option<(&Face, f64)> {
        let scored = self
            .faces
            .iter()
            .map(|face| (face, face.fingerprint.score(other)));
        scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    pub(super) fn membership(&self, group: Key) -> Option<&Membership> {
        self.groups.iter().find(|each| each.group == group)
    }

    pub(super) fn membership_mut(&mut self, group: Key) -> Option<&mut Membership> {
        self.groups.iter_mut().find(|each| each.group == group)
    }
}
