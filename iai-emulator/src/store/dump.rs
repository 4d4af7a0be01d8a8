//! The whole state as JSON, for tests that want to look inside. Names of fields are those of the service.

use serde_json::{Value, json};

use super::person::Membership;
use super::{Face, Group, Job, Person, Store, milliseconds};

impl Store {
    /// The state: groups and persons in the order of their ids, jobs in the order of their start.
    pub(crate) fn dump(&self) -> Value {
        let groups: Vec<Value> = self
            .groups
            .by_id()
            .map(|each| self.dump_group(each))
            .collect();
        let persons = self.persons.by_id();
        let persons: Vec<Value> = persons.map(|each| self.dump_person(each)).collect();
        let jobs: Vec<Value> = self.jobs.by_age().map(job).collect();
        json!({ "Groups": groups, "Persons": persons, "UpgradeJobs": jobs })
    }

    fn dump_group(&self, group: &Group) -> Value {
        let members = group.gallery.members();
        let members: Vec<&str> = members
            .filter_map(|key| self.person_at(key))
            .map(|person| person.id.as_str())
            .collect();
        let mut dumped = group_head(group);
        dumped["PersonIds"] = json!(members);
        dumped
    }

    pub(super) fn dump_person(&self, person: &Person) -> Value {
        let groups = person.groups.iter();
        let groups: Vec<Value> = groups
            .filter_map(|each| Some(membership(self.group_at(each.group)?, each)))
            .collect();
        json!({
            "PersonId": person.id,
            "PersonName": person.name,
            "Gender": person.gender,
            "CreationTimestamp": milliseconds(person.created),
            "Groups": groups,
            "Faces": person.faces.iter().map(face).collect::<Vec<Value>>(),
        })
    }
}

/// A group without its members.
pub(super) fn group_head(group: &Group) -> Value {
    json!({
        "GroupId": group.id,
        "GroupName": group.name,
        "GroupExDescriptions": group.fields,
        "Tag": group.tag,
        "FaceModelVersion": group.model.as_str(),
        "CreationTimestamp": milliseconds(group.created),
        "UpdateTimestamp": milliseconds(group.updated),
        "FaceNum": group.faces(),
        "RolledBack": group.rolled_back,
    })
}

fn membership(group: &Group, membership: &Membership) -> Value {
    let values = membership.values.iter();
    let values: Vec<Value> = values
        .map(|(index, value)| json!({ "PersonExDescriptionIndex": index, "PersonExDescription": value }))
        .collect();
    json!({ "GroupId": group.id, "PersonExDescriptions": values })
}

fn face(face: &Face) -> Value {
    let frame = face.frame;
    json!({
        "FaceId": face.id,
        "FaceRect": { "X": frame.x, "Y": frame.y, "Width": frame.width, "Height": frame.height },
    })
}

pub(super) fn job(job: &Job) -> Value {
    json!({
        "JobId": job.id,
        "GroupId": job.group,
        "FromFaceModelVersion": job.from.as_str(),
        "ToFaceModelVersion": job.to.as_str(),
        "StartTime": milliseconds(job.started),
        "Status": job.state.number(),
    })
}
