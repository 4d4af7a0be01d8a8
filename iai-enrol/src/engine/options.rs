//! What can be set about a run.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use iai_client::time::{AsyncSleep, TokioSleep};

use crate::journal::Shard;

/// What to do about a person whom the service takes for one that is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// The row ends as a suspected duplicate.
    #[default]
    Report,
    /// The same, and a picture that this table has under another id before is not even sent.
    Skip,
    /// The same, and the picture is added to the person who is there.
    Attach,
}

/// What to do about a picture with more than one face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MultipleFaces {
    /// The service takes the largest; nobody looks for others.
    #[default]
    Largest,
    /// The picture is refused.
    Refuse,
    /// The service takes the largest, and an event tells of it.
    Report,
}

/// What can be set about a run.
#[derive(Clone)]
pub struct EngineOptions {
    /// The folder that the pictures of the rows are in.
    pub pictures: PathBuf,
    /// Rows at a time.
    pub concurrency: usize,
    /// How often a call is sent again at most that may have worked and has not, or a read that failed.
    pub tries: u32,
    /// The rows that are enrolled, if not all.
    pub shard: Option<Shard>,
    /// What to do about suspected duplicates.
    pub duplicates: Duplicates,
    /// How sure the service must be that a person is a duplicate: 1 (finds the most) to 4; `None` and 0: not looked for.
    pub unique_person_control: Option<u64>,
    /// What to do about pictures with more than one face.
    pub multiple_faces: MultipleFaces,
    /// Least quality of a picture: 1 to 4; `None` and 0: any.
    pub quality_control: Option<u64>,
    /// Whether turned faces are looked for.
    pub rotate: Option<bool>,
    /// How alike further pictures must be to those that the person has, 0 to 100.
    pub face_match_threshold: Option<f64>,
    /// How many more faces the account may take, where somebody knows.
    pub free_faces: Option<u64>,
    /// How long a call without an answer may still be under way, before it is looked up.
    pub settle_delay: Duration,
    /// After so many calls in a row without any answer the run ends.
    pub silence: u32,
    /// Sleeps and measures time.
    pub sleep: Arc<dyn AsyncSleep>,
}

impl EngineOptions {
    /// The usual settings, with the pictures in this folder.
    #[must_use]
    pub fn new(pictures: impl Into<PathBuf>) -> Self {
        Self {
            pictures: pictures.into(),
            concurrency: 16,
            tries: 5,
            shard: None,
            duplicates: Duplicates::default(),
            unique_person_control: None,
            multiple_faces: MultipleFaces::default(),
            quality_control: None,
            rotate: None,
            face_match_threshold: None,
            free_faces: None,
            settle_delay: Duration::from_secs(2),
            silence: 64,
            sleep: Arc::new(TokioSleep::new()),
        }
    }
}

impl fmt::Debug for EngineOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EngineOptions")
            .field("concurrency", &self.concurrency)
            .field("tries", &self.tries)
            .field("shard", &self.shard)
            .field("duplicates", &self.duplicates)
            .field("multiple_faces", &self.multiple_faces)
            .finish_non_exhaustive()
    }
}
