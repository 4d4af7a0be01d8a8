//! What the account holds: groups, persons, their faces and the upgrades of groups, in memory.
//!
//! The rules are the service's; behaviours choose the error code for a broken one. Every change
//! checks all of its rules before it touches anything, so a change that is refused leaves the state as it was.
//!
//! Where the documentation leaves the order open, the checks come in this one: the groups exist, the persons exist, unique values
//! and limits. Behaviours look at pictures after that, and at duplicates last.

mod changes;
mod conflict;
mod dump;
mod faces;
mod gallery;
mod group;
mod groups;
mod job;
mod jobs;
mod limits;
mod load;
mod membership;
mod pages;
mod person;
mod persons;
mod record;
mod registry;
mod search;
#[cfg(test)]
mod tests;

pub(crate) use conflict::Conflict;
pub(crate) use gallery::Wanted;
pub(crate) use group::{Group, GroupChange, ModelVersion, NewGroup};
pub(crate) use job::{Job, JobState};
pub(crate) use load::Loader;
pub(crate) use pages::PageCursor;
pub(crate) use person::{Description, Face, NewPerson, Person};
pub(crate) use record::{FaceRecord, GroupRecord, JobRecord, PersonRecord};
pub(crate) use search::{Match, Scope};

use std::collections::BTreeMap;
use std::fmt;

use limits::Limits;
use registry::{Key, Registry};

/// All that the account holds. A copy shares groups, persons and jobs with the original until one of them changes.
#[derive(Default, Clone)]
pub(crate) struct Store {
    limits: Limits,
    groups: Registry<Group>,
    /// Which group has which name.
    names: BTreeMap<String, Key>,
    persons: Registry<Person>,
    /// Faces of all persons.
    faces: u64,
    jobs: Registry<Job>,
    /// The jobs that have not ended.
    running: Vec<Key>,
}

/// Names and face ids stay out of logs.
impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("groups", &self.groups.len())
            .field("persons", &self.persons.len())
            .field("faces", &self.faces)
            .field("jobs", &self.jobs.len())
            .finish_non_exhaustive()
    }
}

/// The service counts time in milliseconds, the emulator's clock in seconds.
pub(crate) fn milliseconds(seconds: u64) -> u64 {
    seconds.saturating_mul(1000)
}
