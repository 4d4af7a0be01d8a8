//! States from outside: a dump, as JSON, and folders of pictures. What does not fit is told with its place, and nothing is
//! loaded then.

mod error;
mod pictures;

pub use error::LoadError;

use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::api;
use crate::identifiers::Identifiers;
use crate::picture::{Picture, Reading};
use crate::refusal::Refusal;
use crate::rules::{self, Images};
use crate::runtime::Parameters;
use crate::store::{FaceRecord, GroupRecord, JobRecord, Loader, PersonRecord, Store};
use error::Problems;

/// A state that is being loaded.
pub(crate) struct Loading<'a> {
    loader: Loader,
    identifiers: &'a Identifiers,
    reading: Reading,
    problems: Problems,
}

/// The state as `GET /_emulator/state` tells it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Dump {
    #[serde(default)]
    groups: Vec<GroupRecord>,
    #[serde(default)]
    persons: Vec<PersonRecord>,
    #[serde(default)]
    upgrade_jobs: Vec<JobRecord>,
}

impl<'a> Loading<'a> {
    /// Nothing yet. `now` is the time of creation of what does not tell one.
    pub(crate) fn new(identifiers: &'a Identifiers, reading: Reading, now: u64) -> Self {
        Self {
            loader: Loader::new(now),
            identifiers,
            reading,
            problems: Problems::default(),
        }
    }

    /// Adds what a dump has.
    ///
    /// # Errors
    /// It is no JSON, or no dump, or something in it does not fit.
    pub(crate) fn dump(&mut self, json: &[u8]) -> Result<(), LoadError> {
        // serde would take a list as well, and an empty one for a state with nothing in it.
        if !json.trim_ascii_start().starts_with(b"{") {
            return Err(LoadError::no_object());
        }
        let mut json = serde_json::Deserializer::from_slice(json);
        let dump: Dump = serde_path_to_error::deserialize(&mut json).map_err(LoadError::unread)?;
        json.end().map_err(LoadError::not_alone)?;
        self.identifiers.leap(&face_ids(&dump.persons));
        for (index, group) in ordered(dump.groups, GroupRecord::number) {
            let added = self.group(group);
            self.problems.note(added, || format!("Groups[{index}]"))?;
        }
        for (index, person) in ordered(dump.persons, PersonRecord::number) {
            let added = self.person(person);
            self.problems.note(added, || format!("Persons[{index}]"))?;
        }
        for (index, job) in ordered(dump.upgrade_jobs, JobRecord::number) {
            let added = self.loader.add_job(job).map_err(str::to_owned);
            self.problems
                .note(added, || format!("UpgradeJobs[{index}]"))?;
        }
        self.problems.end()
    }

    /// Adds a person for each picture, or folder of pictures, below a folder.
    ///
    /// # Errors
    /// It cannot be read, or something in it does not fit.
    pub(crate) fn pictures(&mut self, folder: &Path) -> Result<(), LoadError> {
        let found = pictures::find(folder).map_err(|error| LoadError::folder(folder, &error))?;
        for group in found {
            let path = group.path.display();
            let added = self.group(GroupRecord::named(group.id.clone()));
            self.problems.note(added, || path.to_string())?;
            for person in group.persons {
                let added = self.pictured(&group.id, &person);
                self.problems
                    .note(added, || person.path.display().to_string())?;
            }
        }
        self.problems.end()
    }

    /// The state.
    pub(crate) fn finish(self) -> Store {
        let mut store = self.loader.finish();
        store.forget_changes();
        store
    }

    fn group(&mut self, record: GroupRecord) -> Result<(), String> {
        fits("CreateGroup", record.parameters())?;
        self.loader.add_group(record).map_err(str::to_owned)
    }

    fn person(&mut self, mut record: PersonRecord) -> Result<(), String> {
        fits("CreatePerson", record.parameters())?;
        for descriptions in record.descriptions() {
            fits("CreatePerson", descriptions)?;
        }
        for (index, face) in record.faces.iter_mut().enumerate() {
            let whole = self.complete(face);
            whole.map_err(|problem| format!("Faces[{index}]: {problem}"))?;
        }
        self.loader.add_person(record).map_err(str::to_owned)
    }

    fn pictured(&mut self, group: &str, person: &pictures::Pictured) -> Result<(), String> {
        let mut faces = Vec::new();
        for path in &person.files {
            let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
            faces.push(FaceRecord::pictured(&bytes));
        }
        self.person(PersonRecord::pictured(group, &person.id, faces))
    }

    /// Takes what a face lacks from its picture.
    fn complete(&self, face: &mut FaceRecord) -> Result<(), String> {
        let Some(image) = face.image.take() else {
            return Ok(());
        };
        let picture = picture(image, self.reading)?;
        let seen = picture.face().ok_or("no face was found in the Image")?;
        face.fingerprint = Some(seen.fingerprint);
        face.face_rect.get_or_insert(seen.frame.into());
        face.file.clone_from(&picture.file);
        face.face_id
            .get_or_insert_with(|| self.identifiers.face_id());
        Ok(())
    }
}

/// In the order of their numbers, those without one last; each with its place in the list.
fn ordered<T>(records: Vec<T>, number: fn(&T) -> Option<u64>) -> Vec<(usize, T)> {
    let mut records: Vec<(usize, T)> = records.into_iter().enumerate().collect();
    records.sort_by_key(|(_, record)| number(record).unwrap_or(u64::MAX));
    records
}

fn face_ids(persons: &[PersonRecord]) -> Vec<&str> {
    let faces = persons.iter().flat_map(|person| &person.faces);
    faces.filter_map(|face| face.face_id.as_deref()).collect()
}

/// Whether an action would take these parameters.
fn fits(action: &str, parameters: Parameters) -> Result<(), String> {
    checked(action, parameters, Reading::default()).map(drop)
}

/// A picture that CreatePerson would take.
fn picture(image: String, reading: Reading) -> Result<Picture, String> {
    let parameters = Map::from_iter([("Image".to_owned(), Value::String(image))]);
    let mut images = checked("CreatePerson", parameters, reading)?;
    let picture = images.remove("Image").ok_or("the Image cannot be read")?;
    picture.map_err(|refusal| refusal.to_string())
}

fn checked(action: &str, parameters: Parameters, reading: Reading) -> Result<Images, String> {
    let table = api::ACTIONS.iter().find(|table| table.name == action);
    let table = table.ok_or_else(|| format!("there is no action {action}"))?;
    rules::check_values(table, &parameters, reading).map_err(|refusal: Refusal| refusal.to_string())
}
