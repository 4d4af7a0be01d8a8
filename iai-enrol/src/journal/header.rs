//! The first line of a journal: its format, and what it belongs to.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::JournalProblem;
use super::line::checksum;

/// The format that this version writes.
pub(super) const VERSION: u64 = 1;
/// How each journal begins, in all versions.
pub(super) const MAGIC: &str = "iai-enrol journal ";

/// One of the parts that a table is split into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// Which one, from 0.
    pub index: u32,
    /// How many there are.
    pub count: u32,
}

impl Shard {
    /// Its number from 1, as people count.
    #[must_use]
    pub fn number(&self) -> u64 {
        u64::from(self.index) + 1
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number(), self.count)
    }
}

/// What a journal belongs to. A run with anything else but `made_at` is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// The name of the table's file, or of the folder, without its path.
    pub name: String,
    /// The group that all rows go into; none where each row names its own.
    pub group_id: Option<String>,
    /// The part of the table that this run enrols; none for all of it.
    pub shard: Option<Shard>,
    /// The service that it is enrolled with: endpoint and region. An enrolment tried with an emulator is not one of the service.
    pub service: String,
    /// When the first run began, in seconds since 1970.
    pub made_at: u64,
}

impl Input {
    /// What differs between what a journal belongs to and a run: a word, the journal's, the run's.
    pub(super) fn differs(&self, run: &Self) -> Option<(&'static str, String, String)> {
        let group = |input: &Self| {
            input
                .group_id
                .clone()
                .unwrap_or_else(|| "that of each row".to_owned())
        };
        let shard = |input: &Self| {
            input
                .shard
                .map_or_else(|| "all rows".to_owned(), |shard| shard.to_string())
        };
        [
            ("table", self.name.clone(), run.name.clone()),
            ("group", group(self), group(run)),
            ("shard", shard(self), shard(run)),
            ("service", self.service.clone(), run.service.clone()),
        ]
        .into_iter()
        .find(|(_, was, is)| was != is)
    }
}

/// The journal beside a table, such as `people.csv.journal`, or `people.csv.2-of-8.journal` for a shard.
#[must_use]
pub fn path_of(table: &Path, shard: Option<Shard>) -> PathBuf {
    let mut name = table.file_name().unwrap_or(table.as_os_str()).to_owned();
    if let Some(shard) = shard {
        name.push(format!(".{}-of-{}", shard.number(), shard.count));
    }
    name.push(".journal");
    table.with_file_name(name)
}

/// The first line, with its line feed.
pub(super) fn write(input: &Input) -> Result<Vec<u8>, serde_json::Error> {
    let json = serde_json::to_string(input)?;
    let sum = checksum(json.as_bytes());
    Ok(format!("{MAGIC}{VERSION} {sum} {json}\n").into_bytes())
}

/// Reads the first line, with its line feed.
pub(super) fn read(line: &[u8]) -> Result<Input, JournalProblem> {
    let damaged = JournalProblem::Damaged { line: 1, offset: 0 };
    let rest = line
        .strip_prefix(MAGIC.as_bytes())
        .ok_or(JournalProblem::NotAJournal)?;
    let rest = std::str::from_utf8(rest).map_err(|_| damaged.clone())?;
    let (version, rest) = rest.split_once(' ').ok_or(damaged.clone())?;
    match version.parse() {
        Ok(VERSION) => {}
        Ok(version) if version > VERSION => return Err(JournalProblem::Newer { version }),
        _ => return Err(damaged),
    }
    let (sum, json) = rest
        .trim_end_matches('\n')
        .split_once(' ')
        .ok_or(damaged.clone())?;
    if sum != checksum(json.as_bytes()) {
        return Err(damaged);
    }
    serde_json::from_str(json).map_err(|_| damaged)
}

/// Whether a file without a whole line is a first line whose writing was cut short: then nothing was begun.
pub(super) fn is_torn(bytes: &[u8]) -> bool {
    let magic = MAGIC.as_bytes();
    let begins = bytes.len().min(magic.len());
    !bytes.contains(&b'\n') && bytes[..begins] == magic[..begins]
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn input() -> Input {
        Input {
            name: "people.csv".to_owned(),
            group_id: Some("staff".to_owned()),
            shard: Some(Shard { index: 2, count: 8 }),
            service: "iai.tencentcloudapi.com ap-guangzhou".to_owned(),
            made_at: 1_732_000_000,
        }
    }

    #[test]
    fn a_header_and_back() {
        let line = write(&input()).unwrap();
        assert!(line.starts_with(b"iai-enrol journal 1 "));
        assert_eq!(read(&line), Ok(input()));
    }

    #[test]
    fn headers_of_others_are_told_apart() {
        let damaged = JournalProblem::Damaged { line: 1, offset: 0 };
        for (line, problem) in [
            ("person_id,name\n", JournalProblem::NotAJournal),
            (
                "iai-enrol journal 2 whatever\n",
                JournalProblem::Newer { version: 2 },
            ),
            ("iai-enrol journal 0 whatever\n", damaged.clone()),
            ("iai-enrol journal 1 00 {}\n", damaged.clone()),
            ("iai-enrol journal 1\n", damaged),
        ] {
            assert_eq!(read(line.as_bytes()), Err(problem), "{line}");
        }
    }

    #[test]
    fn what_differs_is_told_first_things_first() {
        let change = |change: fn(&mut Input)| {
            let mut run = input();
            change(&mut run);
            input()
                .differs(&run)
                .map(|(what, was, is)| format!("{what}: {was}, {is}"))
        };
        assert_eq!(change(|run| run.made_at += 1), None);
        for (differs, expected) in [
            (
                change(|run| run.name = "b.csv".to_owned()),
                "table: people.csv, b.csv",
            ),
            (
                change(|run| run.group_id = None),
                "group: staff, that of each row",
            ),
            (change(|run| run.shard = None), "shard: 3/8, all rows"),
            (
                change(|run| run.service.clear()),
                "service: iai.tencentcloudapi.com ap-guangzhou, ",
            ),
        ] {
            assert_eq!(differs.as_deref(), Some(expected));
        }
    }

    #[test]
    fn journals_stand_beside_their_tables() {
        let shard = Some(Shard { index: 1, count: 8 });
        for (table, shard, expected) in [
            ("a/people.csv", None, "a/people.csv.journal"),
            ("people.csv", shard, "people.csv.2-of-8.journal"),
            ("a/photos/", None, "a/photos.journal"),
        ] {
            assert_eq!(
                path_of(Path::new(table), shard),
                Path::new(expected),
                "{table}"
            );
        }
    }

    #[test]
    fn a_torn_header_is_no_other_file() {
        for (bytes, torn) in [
            ("", true),
            ("iai-en", true),
            ("iai-enrol journal 1 0", true),
            ("iai-enrol journal 1 0\n", false),
            ("hello", false),
        ] {
            assert_eq!(is_torn(bytes.as_bytes()), torn, "{bytes}");
        }
    }
}
