//! What is enrolled: the table, its pictures, its part, and the files beside it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use iai_enrol::journal::{Shard, path_of};
use iai_enrol::table::{Encoding, Mapping, Pattern, Table, TableFormat, TableOptions};

use super::failures;
use super::shard::ShardFlag;
use crate::failure::Failure;

/// What is enrolled.
pub(super) struct Input {
    /// The table, or the folder in its place.
    pub(super) path: PathBuf,
    pub(super) shard: Option<Shard>,
    journals: Vec<PathBuf>,
}

impl Input {
    /// What the flags say.
    pub(super) fn of(matches: &ArgMatches) -> Result<Self, Failure> {
        let given = |name: &str| matches.get_one::<PathBuf>(name).cloned();
        let path = given("table").or_else(|| given("from-folder"));
        let path = path.ok_or_else(|| {
            Failure::usage(
                "a table is missing",
                "Name a table, or a folder with --from-folder.",
            )
        })?;
        let shard = matches.get_one::<ShardFlag>("shard");
        let shard = shard.map(|flag| flag.shard(|name| std::env::var(name).ok()));
        let journals = matches.get_many::<PathBuf>("journal").unwrap_or_default();
        Ok(Self {
            path,
            shard: shard.transpose()?,
            journals: journals.cloned().collect(),
        })
    }

    /// The journal: the one that was given, else the one beside the table.
    pub(super) fn journal(&self) -> PathBuf {
        let given = self.journals.first().cloned();
        given.unwrap_or_else(|| path_of(&self.path, self.shard))
    }

    /// All journals of the table: those that were given, else all that are beside it.
    pub(super) fn journals(&self) -> Result<Vec<PathBuf>, Failure> {
        if !self.journals.is_empty() {
            return Ok(self.journals.clone());
        }
        let whole = path_of(&self.path, self.shard);
        if self.shard.is_some() || whole.exists() {
            return Ok(vec![whole]);
        }
        let shards = shards_beside(&self.path);
        if shards.is_empty() {
            return Err(Failure::usage(
                format!("there is no journal {}", whole.display()),
                "Nothing was enrolled from this table yet, or its journal is elsewhere: name it with --journal.",
            ));
        }
        Ok(shards)
    }

    /// Something beside the table, such as `people.csv.report`, of a shard `people.csv.2-of-8.report`.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        path_of(&self.path, self.shard).with_extension(what)
    }

    /// The name of the table, without its path.
    pub(super) fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }
}

/// The journals of shards beside a table, in the order of their names.
fn shards_beside(table: &Path) -> Vec<PathBuf> {
    let mut start = table.file_name().unwrap_or_default().to_owned();
    start.push(".");
    let entries = beside(table).read_dir();
    let names = entries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name());
    let mut found: Vec<OsString> = names.filter(|name| is_shard(name, &start)).collect();
    found.sort();
    found
        .into_iter()
        .map(|name| table.with_file_name(name))
        .collect()
}

/// Whether it is a name such as `people.csv.2-of-8.journal`.
fn is_shard(name: &OsString, start: &OsString) -> bool {
    let (Some(name), Some(start)) = (name.to_str(), start.to_str()) else {
        return false;
    };
    let part = name.strip_prefix(start);
    let part = part.and_then(|rest| rest.strip_suffix(".journal"));
    let part = part.and_then(|part| part.split_once("-of-"));
    part.is_some_and(|(index, count)| index.parse::<u32>().is_ok() && count.parse::<u32>().is_ok())
}

/// The table of the flags. The group is that of all rows which name none.
pub(super) fn table(matches: &ArgMatches, group_id: Option<String>) -> Result<Table, Failure> {
    let options = options(matches, group_id);
    let table = match matches.get_one::<PathBuf>("from-folder") {
        Some(folder) => {
            let pattern = matches.get_one::<Pattern>("pattern").cloned();
            Table::folder(folder, &pattern.unwrap_or_default(), &options)
        }
        None => {
            let path = matches.get_one::<PathBuf>("table");
            Table::open(path.map_or(Path::new(""), PathBuf::as_path), &options)
        }
    };
    table.map_err(|error| failures::table(&error))
}

fn options(matches: &ArgMatches, group_id: Option<String>) -> TableOptions {
    let texts = |name: &str| matches.get_many::<String>(name).unwrap_or_default();
    TableOptions {
        group_id,
        columns: matches
            .get_many::<Mapping>("column")
            .unwrap_or_default()
            .cloned()
            .collect(),
        ignore: texts("ignore").cloned().collect(),
        encoding: matches
            .get_one::<Encoding>("encoding")
            .copied()
            .unwrap_or_default(),
        format: matches.get_one::<TableFormat>("format").copied(),
        delimiter: matches.get_one::<u8>("delimiter").copied(),
    }
}

/// The group of all rows, if one was given.
pub(super) fn group_id(matches: &ArgMatches) -> Option<String> {
    matches.get_one::<String>("group-id").cloned()
}

/// The folder of the pictures: the one that was given, else that of the table; of a folder of pictures itself.
pub(super) fn pictures(matches: &ArgMatches) -> PathBuf {
    let given = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let pictures = given("from-folder").or_else(|| given("pictures"));
    pictures.unwrap_or_else(|| beside(&given("table").unwrap_or_default()))
}

/// The folder that a file is in.
fn beside(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new(".")).to_owned()
}
