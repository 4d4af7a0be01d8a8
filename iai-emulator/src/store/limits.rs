//! Limits of the account, with the vendor's figures at first.

use iai_client::quotas;

use super::ModelVersion;

/// Limits that are too high for tests to reach; tests lower them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) groups: u64,
    pub(super) faces: u64,
    /// Faces in one group, and in all groups of one search together.
    pub(super) faces_v2: u64,
    pub(super) faces_v3: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            groups: quotas::GROUPS,
            faces: quotas::FACES,
            faces_v2: quotas::FACES_OF_GROUP_V2,
            faces_v3: quotas::FACES_OF_GROUP_V3,
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
