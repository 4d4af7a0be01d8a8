//! Limits of the account.

use super::ModelVersion;

/// Faces that one person may have.
pub(super) const FACES_OF_PERSON: usize = 5;

/// Groups that one person may be in.
pub(super) const GROUPS_OF_PERSON: usize = 100;

/// Limits that are too high for tests to reach; tests lower them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) groups: usize,
    pub(super) faces: u64,
    /// Faces in one group, and in all groups of one search together.
    pub(super) faces_v2: u64,
    pub(super) faces_v3: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            groups: 100_000,
            faces: 50_000_000,
            faces_v2: 1_000_000,
            faces_v3: 3_000_000,
        }
    }
}

impl Limits {
    pub(super) fn faces_of(&self, model: ModelVersion) -> u64 {
        match model {
            ModelVersion::V2 => self.faces_v2,
            ModelVersion::V3 => self.faces_v3,
        }
    }
}
