//! A table of people with their pictures, and people who are there before with other faces.

use crate::pictures;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The group that all are enrolled into.
pub const GROUP: &str = "staff";
/// What all names have in them, so that a name is found wherever it should not be.
pub const NAME: &str = "Name-of-";
/// Persons in the group who are not in the table.
const BYSTANDERS: u64 = 5;
/// The first number of a picture of somebody who was there before.
const OTHER_FACES: u64 = 1 << 40;

/// A table on disk: its rows, and how many of the ids are there before.
#[derive(Debug)]
pub struct People {
    folder: PathBuf,
    /// Rows of the table.
    pub rows: u64,
    /// How many of them are there before.
    pub old: u64,
}

impl People {
    /// Writes the table and its pictures, which are all different.
    ///
    /// # Panics
    ///
    /// When there is no room for it.
    #[must_use]
    pub fn write(folder: &Path, rows: u64, old: u64) -> Self {
        let people = Self {
            folder: folder.to_owned(),
            rows,
            old,
        };
        fs::create_dir_all(people.pictures()).expect("a folder of pictures");
        let mut table = String::from("person_id,person_name,pictures\n");
        for row in 0..rows {
            let files = people.write_pictures(row);
            let id = id(row);
            writeln!(table, "{id},{NAME}{row},{}", files.join("|")).expect("room for text");
        }
        fs::write(people.table(), table).expect("a table");
        people
    }

    fn write_pictures(&self, row: u64) -> Vec<String> {
        let write = |take| {
            let name = format!("{row}-{take}.png");
            let picture = pictures::numbered(row, take);
            fs::write(self.pictures().join(&name), picture).expect("a picture");
            name
        };
        (0..faces(row)).map(write).collect()
    }

    /// The folder of the table, its pictures and whatever comes of it.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of the table.
    #[must_use]
    pub fn table(&self) -> PathBuf {
        self.folder.join("people.csv")
    }

    /// The folder of the pictures.
    #[must_use]
    pub fn pictures(&self) -> PathBuf {
        self.folder.join("pictures")
    }

    /// Whether the person of this row is there before. They are spread over the table; some have several pictures in it.
    #[must_use]
    pub fn is_old(&self, row: u64) -> bool {
        let Some(step) = self.rows.checked_div(self.old) else {
            return false;
        };
        let part = row / step;
        part < self.old && row % step == part % step.min(20)
    }

    /// The state of the service before the first run.
    #[must_use]
    pub fn before(&self) -> Value {
        let old = (0..self.rows).filter(|row| self.is_old(*row)).map(id);
        let bystanders = (0..BYSTANDERS).map(|number| format!("bystander-{number}"));
        let persons = old.chain(bystanders).zip(OTHER_FACES..);
        let persons: Vec<Value> = persons
            .map(|(id, picture)| {
                json!({
                    "PersonId": id,
                    "Groups": [{ "GroupId": GROUP }],
                    "Faces": [{ "Image": self::picture(picture, 0) }],
                })
            })
            .collect();
        json!({ "Groups": [{ "GroupId": GROUP }], "Persons": persons })
    }
}

/// The id of the person of a row, which is counted from 0.
#[must_use]
pub fn id(row: u64) -> String {
    format!("p-{row}")
}

/// A picture of a row as Base64 text.
#[must_use]
pub fn picture(row: u64, take: u32) -> String {
    STANDARD.encode(pictures::numbered(row, take))
}

/// How many pictures a row has: every tenth has more than one.
#[must_use]
pub fn faces(row: u64) -> u32 {
    match row % 20 {
        7 => 2,
        17 => 3,
        _ => 1,
    }
}
