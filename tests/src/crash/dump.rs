//! The state that the emulator tells: whether it is whole, and which part of it belongs to whom.

use super::world::{Group, Person, World};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a state by itself: groups and persons that do not say the same of each other, faces that stand in it
/// twice or are not like their person's others.
pub(super) fn contradictions(state: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut faces = BTreeSet::new();
    let mut members: BTreeMap<&str, (Vec<&str>, u64)> = BTreeMap::new();
    for person in rows(state, "Persons") {
        let id = text(person, "PersonId");
        let own = rows(person, "Faces");
        for face in own {
            if !faces.insert(text(face, "FaceId")) {
                wrong.push(format!("{id}: a face that another one has, too"));
            }
            if face["Fingerprint"].is_null() || face["Fingerprint"] != own[0]["Fingerprint"] {
                wrong.push(format!("{id}: faces of one picture that differ"));
            }
        }
        if own.is_empty() || rows(person, "Groups").is_empty() {
            wrong.push(format!("{id}: no face, or no group"));
        }
        for group in rows(person, "Groups") {
            let (ids, count) = members.entry(text(group, "GroupId")).or_default();
            ids.push(id);
            *count += own.len() as u64;
        }
    }
    for group in rows(state, "Groups") {
        let id = text(group, "GroupId");
        let (mut expected, count) = members.remove(id).unwrap_or_default();
        let mut told: Vec<&str> = rows(group, "PersonIds")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        expected.sort_unstable();
        told.sort_unstable();
        if told != expected || group["FaceNum"].as_u64() != Some(count) {
            wrong.push(format!("{id}: its members are not those who say so"));
        }
    }
    wrong.extend(
        members
            .keys()
            .map(|id| format!("{id}: members, and no such group")),
    );
    wrong
}

/// What belongs to clients of this number: ids begin with it.
pub(super) fn world_of(state: &Value, client: usize) -> World {
    let prefix = format!("c{client}-");
    let is_own = |row: &&Value, name: &str| text(row, name).starts_with(&prefix);
    let groups = rows(state, "Groups")
        .iter()
        .filter(|row| is_own(row, "GroupId"));
    let persons = rows(state, "Persons")
        .iter()
        .filter(|row| is_own(row, "PersonId"));
    let jobs = rows(state, "UpgradeJobs")
        .iter()
        .filter(|row| is_own(row, "GroupId"));
    World {
        groups: groups
            .map(|row| (text(row, "GroupId").to_owned(), group(row)))
            .collect(),
        persons: persons
            .map(|row| (text(row, "PersonId").to_owned(), person(row)))
            .collect(),
        jobs: jobs
            .map(|row| {
                (
                    text(row, "JobId").to_owned(),
                    text(row, "GroupId").to_owned(),
                )
            })
            .collect(),
    }
}

fn group(row: &Value) -> Group {
    Group {
        name: text(row, "GroupName").to_owned(),
        tag: text(row, "Tag").to_owned(),
        is_open: text(row, "GroupId").contains("-g"),
    }
}

fn person(row: &Value) -> Person {
    let groups = rows(row, "Groups").iter();
    let faces = rows(row, "Faces").iter();
    Person {
        name: text(row, "PersonName").to_owned(),
        gender: row["Gender"].as_i64().unwrap_or(-1),
        groups: groups
            .map(|group| (text(group, "GroupId").to_owned(), description(group)))
            .collect(),
        faces: faces.map(|face| text(face, "FaceId").to_owned()).collect(),
    }
}

fn description(membership: &Value) -> String {
    let descriptions = rows(membership, "PersonExDescriptions").iter();
    descriptions
        .map(|each| text(each, "PersonExDescription"))
        .collect()
}

fn rows<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn whole() -> Value {
        let face = |id: &str| json!({"FaceId": id, "Fingerprint": "1:ab"});
        json!({
            "Groups": [{"GroupId": "c0-g1", "GroupName": "n", "Tag": "", "PersonIds": ["c1-p1"], "FaceNum": 2}],
            "Persons": [{"PersonId": "c1-p1", "PersonName": "n", "Gender": 0, "Faces": [face("1"), face("2")],
                "Groups": [{"GroupId": "c0-g1", "PersonExDescriptions": []}]}],
            "UpgradeJobs": [],
        })
    }

    #[test]
    fn a_state_that_is_not_whole_is_found_out() {
        assert_eq!(contradictions(&whole()), [""; 0]);
        let table = [
            ("/Groups/0/PersonIds", json!([])),
            ("/Groups/0/FaceNum", json!(1)),
            ("/Groups", json!([])),
            ("/Persons", json!([])),
            ("/Persons/0/Faces/1/FaceId", json!("1")),
            ("/Persons/0/Faces/1/Fingerprint", json!("1:ac")),
            ("/Persons/0/Faces", json!([])),
            ("/Persons/0/Groups", json!([])),
        ];
        for (place, value) in table {
            let mut state = whole();
            *state.pointer_mut(place).unwrap() = value;
            assert_ne!(contradictions(&state), [""; 0], "{place}");
        }
    }

    #[test]
    fn each_client_has_its_own_part() {
        let state = whole();
        let (groups, persons) = (world_of(&state, 0), world_of(&state, 1));
        assert_eq!((groups.groups.len(), groups.persons.len()), (1, 0));
        assert_eq!((persons.groups.len(), persons.persons.len()), (0, 1));
        assert_eq!(persons.persons["c1-p1"].faces, ["1", "2"]);
    }
}
