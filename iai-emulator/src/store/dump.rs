//! The whole state as JSON, for tests that want to look inside, and for another emulator to load.

use serde_json::{Value, json};

use super::record::{GroupRecord, JobRecord, PersonRecord};
use super::{Group, Job, Key, Person, Store};

impl Store {
    /// The state: groups and persons in the order of their ids, jobs in the order of their start.
    pub(crate) fn dump(&self) -> Value {
        let groups = self.groups.by_id();
        let groups: Vec<Value> = groups
            .map(|(key, group)| self.dump_group(key, group))
            .collect();
        let persons = self.persons.by_id();
        let persons: Vec<Value> = persons
            .map(|(key, person)| self.dump_person(key, person))
            .collect();
        let jobs: Vec<Value> = self
            .jobs
            .entries()
            .map(|(key, each)| job(key, each))
            .collect();
        json!({ "Groups": groups, "Persons": persons, "UpgradeJobs": jobs })
    }

    fn dump_group(&self, key: Key, group: &Group) -> Value {
        let members = group.gallery.members();
        let members: Vec<&str> = members
            .filter_map(|key| self.person_at(key))
            .map(|person| person.id.as_str())
            .collect();
        let mut dumped = group_head(key, group);
        dumped["PersonIds"] = json!(members);
        dumped
    }

    pub(super) fn dump_person(&self, key: Key, person: &Person) -> Value {
        json!(PersonRecord::of(self, key, person))
    }
}

/// A group without its members.
pub(super) fn group_head(key: Key, group: &Group) -> Value {
    let mut dumped = json!(GroupRecord::of(key, group));
    dumped["FaceNum"] = json!(group.faces());
    dumped
}

pub(super) fn job(key: Key, job: &Job) -> Value {
    json!(JobRecord::of(key, job))
}
