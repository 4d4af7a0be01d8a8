//! Groups.

use std::collections::BTreeSet;

use super::Description;

/// Version of the recognition model, fixed when a group is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ModelVersion {
    V2,
    #[default]
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
#[derive(Debug)]
pub(crate) struct NewGroup {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Names of the description fields that every member has.
    pub(crate) fields: Vec<String>,
    pub(crate) tag: String,
    pub(crate) model: ModelVersion,
}

/// A group.
#[derive(Debug)]
pub(crate) struct Group {
    pub(super) name: String,
    pub(super) fields: Vec<String>,
    pub(super) tag: String,
    pub(crate) model: ModelVersion,
    /// Seconds since 1970-01-01 UTC.
    pub(super) created: u64,
    /// Ids of the persons in it.
    pub(super) members: BTreeSet<String>,
}

impl Group {
    pub(super) fn new(group: NewGroup, now: u64) -> Self {
        Self {
            name: group.name,
            fields: group.fields,
            tag: group.tag,
            model: group.model,
            created: now,
            members: BTreeSet::new(),
        }
    }

    pub(super) fn has_fields(&self, descriptions: &[Description]) -> bool {
        let fields = self.fields.len() as u64;
        descriptions
            .iter()
            .all(|description| description.index < fields)
    }
}
