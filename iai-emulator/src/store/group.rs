//! Groups.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::gallery::Gallery;
use super::{Conflict, Description, Key};

/// Version of the recognition model, fixed when a group is created; only an upgrade changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub(crate) enum ModelVersion {
    #[serde(rename = "2.0")]
    V2,
    #[default]
    #[serde(rename = "3.0")]
    V3,
}

impl ModelVersion {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::V2, Self::V3]
            .into_iter()
            .find(|version| version.as_str() == text)
    }

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::V2 => "2.0",
            Self::V3 => "3.0",
        }
    }
}

/// A group about to be created.
pub(crate) struct NewGroup {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Names of the description fields that every member has.
    pub(crate) fields: Vec<String>,
    pub(crate) tag: String,
    pub(crate) model: ModelVersion,
}

/// Changes of a group; `None` leaves a value as it is.
#[derive(Default)]
pub(crate) struct GroupChange {
    pub(crate) name: Option<String>,
    pub(crate) tag: Option<String>,
    /// New names of description fields.
    pub(crate) fields: Vec<Description>,
}

/// A group.
#[derive(Clone)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) fields: Vec<String>,
    pub(crate) tag: String,
    pub(crate) model: ModelVersion,
    /// Seconds since 1970-01-01 UTC.
    pub(crate) created: u64,
    /// When name, tag, fields or model were changed last.
    pub(crate) updated: u64,
    /// The persons in it.
    pub(super) gallery: Gallery,
    /// A job that takes it to another model.
    pub(super) upgrade: Option<Key>,
    /// Whether its one roll-back is used up.
    pub(super) rolled_back: bool,
}

impl Group {
    pub(super) fn new(group: NewGroup, now: u64) -> Self {
        Self {
            id: group.id,
            name: group.name,
            fields: group.fields,
            tag: group.tag,
            model: group.model,
            created: now,
            updated: now,
            gallery: Gallery::default(),
            upgrade: None,
            rolled_back: false,
        }
    }

    /// Number of persons in it.
    pub(crate) fn size(&self) -> usize {
        self.gallery.size()
    }

    /// Faces of all members.
    pub(crate) fn faces(&self) -> u64 {
        self.gallery.faces()
    }

    pub(super) fn has_fields(&self, descriptions: &[Description]) -> bool {
        let fields = self.fields.len() as u64;
        descriptions
            .iter()
            .all(|description| description.index < fields)
    }

    /// The names of the fields after a change.
    ///
    /// The documentation does not say what an index does that stands twice; here the later entry wins.
    pub(super) fn renamed(&self, changes: &[Description]) -> Result<Vec<String>, Conflict> {
        let mut fields = self.fields.clone();
        for change in changes {
            let field = usize::try_from(change.index)
                .ok()
                .and_then(|index| fields.get_mut(index))
                .ok_or(Conflict::NoSuchGroupField)?;
            field.clone_from(&change.value);
        }
        if fields.iter().collect::<BTreeSet<_>>().len() < fields.len() {
            return Err(Conflict::GroupFieldTaken);
        }
        Ok(fields)
    }
}
