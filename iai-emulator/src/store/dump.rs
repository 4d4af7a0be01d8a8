//! The whole state as JSON, for tests that want to look inside. Names of fields are those of the service.

use serde_json::{Value, json};

use super::{Description, Face, Group, Person, Store};

impl Store {
    /// The state: groups and persons in the order of their ids.
    pub(crate) fn dump(&self) -> Value {
        let groups: Vec<Value> = self
            .groups
            .iter()
            .map(|(id, each)| group(id, each))
            .collect();
        let persons: Vec<Value> = self.persons.values().map(person).collect();
        json!({ "Groups": groups, "Persons": persons })
    }
}

fn group(id: &str, group: &Group) -> Value {
    json!({
        "GroupId": id,
        "GroupName": group.name,
        "GroupExDescriptions": group.fields,
        "Tag": group.tag,
        "FaceModelVersion": group.model.as_str(),
        "CreationTimestamp": milliseconds(group.created),
        "PersonIds": group.members,
    })
}

fn person(person: &Person) -> Value {
    let groups: Vec<Value> = person
        .groups
        .iter()
        .map(|(id, descriptions)| json!({ "GroupId": id, "PersonExDescriptions": values(descriptions) }))
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

fn values(descriptions: &[Description]) -> Vec<Value> {
    descriptions
        .iter()
        .map(|each| json!({ "PersonExDescriptionIndex": each.index, "PersonExDescription": each.value }))
        .collect()
}

fn face(face: &Face) -> Value {
    let frame = face.frame;
    json!({
        "FaceId": face.id,
        "FaceRect": { "X": frame.x, "Y": frame.y, "Width": frame.width, "Height": frame.height },
    })
}

fn milliseconds(seconds: u64) -> u64 {
    seconds.saturating_mul(1000)
}
