//! Rows of a table: people with their pictures.

use std::fmt;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

/// A person to enrol: a row of the table. Its `Debug` has no name.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands: the line of the table, from 1, or the number of the folder's entry.
    pub line: u64,
    /// The group to enrol into.
    pub group_id: String,
    /// The id of the person.
    pub person_id: String,
    /// The name of the person.
    pub person_name: String,
    /// 1 for male, 2 for female, 0 for not given.
    pub gender: Option<i64>,
    /// Files of pictures, the first one for CreatePerson, up to 4 more for CreateFace. Relative to the folder of pictures.
    pub pictures: Vec<PathBuf>,
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("line", &self.line)
            .field("group_id", &self.group_id)
            .field("person_id", &self.person_id)
            .field("pictures", &self.pictures.len())
            .finish_non_exhaustive()
    }
}

/// What tells persons apart in little memory: the first 16 bytes of the SHA-256 of group and person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonKey(pub [u8; 16]);

impl PersonKey {
    /// The key of a person in a group.
    #[must_use]
    pub fn of(group_id: &str, person_id: &str) -> Self {
        let mut hash = Sha256::new();
        // A zero byte is in no id.
        hash.update(group_id.as_bytes());
        hash.update([0]);
        hash.update(person_id.as_bytes());
        let hash = hash.finalize();
        let mut key = [0; 16];
        key.copy_from_slice(&hash[..16]);
        Self(key)
    }

    /// Which of `count` shards the person belongs to, from 0: the same on every machine and in every version.
    #[must_use]
    pub fn shard(&self, count: u32) -> u32 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.0[..8]);
        u32::try_from(u64::from_be_bytes(first) % u64::from(count.max(1))).unwrap_or_default()
    }
}

/// The SHA-256 of a file of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 32]);

/// A picture of a row, read.
pub struct Picture {
    /// Its file, as the row names it.
    pub file: PathBuf,
    /// The SHA-256 of its bytes.
    pub fingerprint: Fingerprint,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} bytes)", self.bytes.len())
    }
}
