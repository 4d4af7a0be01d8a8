//! Rules of the state that no call over the wire shows.

mod changes;
mod dump;
mod gallery;
mod jobs;
mod pages;
mod room;
mod search;
mod upkeep;

use super::*;
use crate::picture::samples::png;
use crate::picture::{Picture, Reading};
use crate::table::ImageRules;
use ModelVersion::{V2, V3};

fn new_group(id: &str, model: ModelVersion) -> NewGroup {
    NewGroup {
        id: id.to_owned(),
        name: format!("name of {id}"),
        fields: vec!["f0".to_owned(), "f1".to_owned()],
        tag: String::new(),
        model,
    }
}

fn new_person(group: &str, id: &str) -> NewPerson {
    NewPerson {
        group: group.to_owned(),
        id: id.to_owned(),
        name: "n".to_owned(),
        gender: 0,
        descriptions: Vec::new(),
    }
}

fn descriptions(values: &[(u64, &str)]) -> Vec<Description> {
    let description = |(index, value): &(u64, &str)| Description {
        index: *index,
        value: (*value).to_owned(),
    };
    values.iter().map(description).collect()
}

/// A picture; those of other widths are others.
fn picture(width: u32) -> Picture {
    const FREE: ImageRules = ImageRules {
        empty: None,
        encoded: None,
        formats: None,
        long_side: None,
        short_side: None,
    };
    let text = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, png(width, 100));
    Picture::from_base64(&FREE, &text, "Image", Reading::default()).unwrap()
}

/// The face of a picture; its id is the width.
fn face(width: u32) -> Face {
    let picture = picture(width);
    Face {
        id: width.to_string(),
        frame: picture.face().unwrap().frame,
        fingerprint: picture.fingerprint,
        file: None,
    }
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

impl Store {
    fn with_groups(groups: &[(&str, ModelVersion)]) -> Self {
        let mut store = Self::default();
        for (id, model) in groups {
            store.add_group(new_group(id, *model), 1).unwrap();
        }
        store
    }

    fn enrol(&mut self, group: &str, id: &str, width: u32) {
        self.add_person(new_person(group, id), face(width), 2)
            .unwrap();
    }
}

#[test]
fn debug_shows_neither_names_nor_ids() {
    let mut store = Store::with_groups(&[("secret", V3)]);
    store.enrol("secret", "hidden", 100);
    assert_eq!(
        format!("{store:?}"),
        "Store { groups: 1, persons: 1, faces: 1, jobs: 0, .. }"
    );
}
