//! The groups and persons of one client, as it was told or as they were found.

use std::collections::BTreeMap;

/// In place of an id that the client was not told.
pub(super) const UNTOLD: &str = "?";

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct World {
    pub(super) groups: BTreeMap<String, Group>,
    pub(super) persons: BTreeMap<String, Person>,
    /// The groups of upgrade jobs, by the id of the job.
    pub(super) jobs: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) name: String,
    pub(super) tag: String,
    /// Whether persons may join: groups to be upgraded stay empty.
    pub(super) is_open: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) gender: i64,
    /// The description in each group.
    pub(super) groups: BTreeMap<String, String>,
    pub(super) faces: Vec<String>,
}

impl World {
    /// What was found otherwise than it is here.
    pub(super) fn differences(&self, found: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        let mut note = |what: &str, id: &str, expected: String, found: String| {
            differences.push(format!("{what} {id}: expected {expected}, found {found}"));
        };
        for (id, ours, theirs) in pairs(&self.groups, &found.groups) {
            if ours != theirs {
                note("group", id, format!("{ours:?}"), format!("{theirs:?}"));
            }
        }
        for (id, ours, theirs) in pairs(&self.persons, &found.persons) {
            if !ours
                .zip(theirs)
                .is_some_and(|(ours, theirs)| ours.is(theirs))
            {
                note("person", id, format!("{ours:?}"), format!("{theirs:?}"));
            }
        }
        let (ours, theirs) = (
            self.known_jobs(found),
            found.jobs.values().collect::<Vec<_>>(),
        );
        if ours != theirs {
            note(
                "groups of",
                "jobs",
                format!("{ours:?}"),
                format!("{theirs:?}"),
            );
        }
        differences
    }

    /// The groups of jobs in the order of `found`: an untold job stands for one that was found and is not known here.
    fn known_jobs<'a>(&'a self, found: &'a Self) -> Vec<&'a String> {
        let mut untold = self.jobs.get(UNTOLD);
        let group = |id: &String| self.jobs.get(id).or_else(|| untold.take());
        let mut jobs: Vec<_> = found.jobs.keys().filter_map(group).collect();
        let missing = self
            .jobs
            .iter()
            .filter(|(id, _)| !found.jobs.contains_key(*id));
        jobs.extend(
            missing
                .filter(|(id, _)| *id != UNTOLD)
                .map(|(_, group)| group),
        );
        jobs.extend(untold);
        jobs
    }

    /// Ids that the service gives: of faces and jobs.
    pub(super) fn given(&self) -> impl Iterator<Item = &String> {
        let faces = self.persons.values().flat_map(|person| &person.faces);
        faces.chain(self.jobs.keys())
    }
}

impl Person {
    fn is(&self, found: &Self) -> bool {
        let faces = self.faces.iter().zip(&found.faces);
        self.faces.len() == found.faces.len()
            && faces
                .into_iter()
                .all(|(ours, theirs)| ours == theirs || ours == UNTOLD)
            && (&self.name, self.gender, &self.groups) == (&found.name, found.gender, &found.groups)
    }
}

/// All ids of both, with what each has.
fn pairs<'a, T>(
    ours: &'a BTreeMap<String, T>,
    theirs: &'a BTreeMap<String, T>,
) -> Vec<(&'a str, Option<&'a T>, Option<&'a T>)> {
    let mut ids: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .map(|id| (&**id, ours.get(id), theirs.get(id)))
        .collect()
}
