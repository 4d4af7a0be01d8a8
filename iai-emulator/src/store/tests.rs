use super::*;
use serde_json::json;

use crate::picture::samples::png;
use crate::runtime::ImageRules;

fn group(id: &str, name: &str, fields: usize) -> NewGroup {
    NewGroup {
        id: id.to_owned(),
        name: name.to_owned(),
        fields: (0..fields).map(|index| format!("f{index}")).collect(),
        tag: String::new(),
        model: ModelVersion::V3,
    }
}

fn person(group: &str, id: &str, indexes: &[u64]) -> NewPerson {
    let description = |index: &u64| Description {
        index: *index,
        value: "v".to_owned(),
    };
    NewPerson {
        group: group.to_owned(),
        id: id.to_owned(),
        name: "n".to_owned(),
        gender: 0,
        descriptions: indexes.iter().map(description).collect(),
    }
}

fn picture(width: u32) -> Picture {
    const FREE: ImageRules = ImageRules {
        empty: None,
        encoded: None,
        formats: None,
        long_side: None,
        short_side: None,
    };
    let text = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, png(width, 100));
    Picture::from_base64(&FREE, &text, "Image").unwrap()
}

fn face(width: u32) -> Face {
    let picture = picture(width);
    Face {
        id: width.to_string(),
        picture,
        frame: picture.face().unwrap(),
    }
}

fn store() -> Store {
    let mut store = Store::default();
    store.add_group(group("g", "name", 2), 1).unwrap();
    store
        .add_person(person("g", "p", &[0, 1]), face(100), 2)
        .unwrap();
    store
}

#[test]
fn ids_and_names_of_groups_are_unique() {
    let mut store = store();
    assert_eq!(
        store.add_group(group("g", "name", 0), 3),
        Err(Conflict::GroupIdTaken)
    );
    assert_eq!(
        store.add_group(group("h", "name", 0), 3),
        Err(Conflict::GroupNameTaken)
    );
    assert_eq!(store.add_group(group("h", "other", 0), 3), Ok(()));
}

#[test]
fn a_person_needs_a_group_an_id_and_its_fields() {
    let mut store = store();
    store.add_group(group("h", "other", 0), 3).unwrap();
    let table = [
        (person("x", "p", &[9]), Err(Conflict::NoSuchGroup)),
        (person("h", "p", &[9]), Err(Conflict::PersonIdTaken)),
        (person("g", "q", &[0, 2]), Err(Conflict::NoSuchField)),
        (person("h", "q", &[0]), Err(Conflict::NoSuchField)),
        (person("g", "q", &[1]), Ok(())),
    ];
    for (index, (person, expected)) in table.into_iter().enumerate() {
        assert_eq!(store.add_person(person, face(200), 4), expected, "{index}");
    }
}

#[test]
fn the_same_picture_is_found_in_its_group_only() {
    let mut store = store();
    store.add_group(group("h", "other", 0), 3).unwrap();
    let found = |group: &str, width| {
        let group = &store.groups[group];
        store
            .same_picture(group, &picture(width))
            .map(|person| person.id.as_str())
    };
    assert_eq!(found("g", 100), Some("p"));
    assert_eq!(found("g", 101), None);
    assert_eq!(found("h", 100), None);
}

#[test]
fn the_dump_has_everything() {
    let expected = json!({
        "Groups": [{
            "GroupId": "g", "GroupName": "name", "GroupExDescriptions": ["f0", "f1"], "Tag": "",
            "FaceModelVersion": "3.0", "CreationTimestamp": 1000, "PersonIds": ["p"],
        }],
        "Persons": [{
            "PersonId": "p", "PersonName": "n", "Gender": 0, "CreationTimestamp": 2000,
            "Groups": [{ "GroupId": "g", "PersonExDescriptions": [
                { "PersonExDescriptionIndex": 0, "PersonExDescription": "v" },
                { "PersonExDescriptionIndex": 1, "PersonExDescription": "v" },
            ]}],
            "Faces": [{ "FaceId": "100", "FaceRect": { "X": 25, "Y": 20, "Width": 50, "Height": 60 } }],
        }],
    });
    assert_eq!(store().dump(), expected);
}
