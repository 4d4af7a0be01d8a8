//! The tables of a folder, and where the spec departs from them.

use super::Coverage;
use super::rows::{KINDS, Kind};
use crate::vendor_type::on_the_wire;
use iai_codegen::Api;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// The facts of a folder.
#[derive(Debug)]
pub struct Facts {
    tables: Vec<(&'static Kind, BTreeSet<String>)>,
}

/// Why facts cannot be read: the file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file or folder.
    pub file: PathBuf,
    /// What is wrong, and what to do.
    pub problem: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.problem)
    }
}

impl std::error::Error for Unreadable {}

/// A line of the vendor that the spec departs from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Departure {
    /// Name of the table's file, without `.csv`.
    table: String,
    /// The line of the table; absent where the vendor has none.
    vendor: Option<String>,
    /// What the spec has instead; absent where it has nothing.
    spec: Option<String>,
    /// The reason. It is for people, and must be there.
    #[serde(rename = "why")]
    _why: String,
}

impl Facts {
    /// Reads the tables of a folder.
    ///
    /// # Errors
    ///
    /// There is no table, one begins with another line than it should, or a departure is from a line that is not there.
    pub fn read(folder: &Path) -> Result<Self, Unreadable> {
        let mut tables = Vec::new();
        for kind in &KINDS {
            let file = folder.join(kind.file);
            if let Some(text) = text_of(&file)? {
                tables.push((
                    kind,
                    lines(kind, &text).map_err(|problem| at(&file, problem))?,
                ));
            }
        }
        if tables.is_empty() {
            let names = KINDS.iter().map(|kind| kind.file);
            let names = names.collect::<Vec<_>>().join(", ");
            return Err(at(
                folder,
                format!("no table of facts is there; known: {names}"),
            ));
        }
        let file = folder.join("departures.yaml");
        if let Some(text) = text_of(&file)? {
            depart(&mut tables, &text).map_err(|problem| at(&file, problem))?;
        }
        Ok(Self { tables })
    }

    /// Compares a spec with all tables.
    #[must_use]
    pub fn compare(&self, api: &Api) -> Vec<Coverage> {
        let compare = |(kind, facts): &(&Kind, BTreeSet<String>)| {
            let mut rows: BTreeSet<String> = (kind.rows)(api).into_iter().collect();
            for fact in facts.iter().filter(|_| kind.has_types()) {
                // A date is a text, and a spec may take it for no more.
                if let Some(text) = as_text(fact)
                    && !rows.contains(fact)
                    && rows.remove(&text)
                {
                    rows.insert(fact.clone());
                }
            }
            Coverage {
                table: kind.name,
                facts: facts.len(),
                missing: facts.difference(&rows).cloned().collect(),
                unknown: rows.difference(facts).cloned().collect(),
            }
        };
        self.tables.iter().map(compare).collect()
    }
}

/// The same row with a text in the place of a date or time; `None` for another type.
fn as_text(fact: &str) -> Option<String> {
    let mut cells: Vec<&str> = fact.split(',').collect();
    let ty = cells.get_mut(2)?;
    let text = on_the_wire(ty);
    if text == *ty {
        return None;
    }
    *ty = text;
    Some(cells.join(","))
}

fn at(file: &Path, problem: impl Into<String>) -> Unreadable {
    Unreadable {
        file: file.to_owned(),
        problem: problem.into(),
    }
}

/// The text of a file, if there is one.
fn text_of(file: &Path) -> Result<Option<String>, Unreadable> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(file, error.to_string())),
    }
}

fn lines(kind: &Kind, text: &str) -> Result<BTreeSet<String>, String> {
    let mut lines = text.lines();
    match lines.next() {
        Some(first) if first == kind.head => Ok(lines.map(str::to_owned).collect()),
        _ => Err(format!("the first line must be `{}`", kind.head)),
    }
}

/// Puts what the spec has in the place of what the vendor has.
fn depart(tables: &mut [(&'static Kind, BTreeSet<String>)], text: &str) -> Result<(), String> {
    let departures: Vec<Departure> =
        serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    for departure in departures {
        let name = departure.table;
        let mut known = tables.iter_mut();
        let table = known.find(|(kind, _)| kind.file.strip_suffix(".csv") == Some(&name));
        let Some((_, lines)) = table else {
            return Err(format!("there is no table `{name}.csv`"));
        };
        if let Some(line) = departure.vendor
            && !lines.remove(&line)
        {
            return Err(format!(
                "`{line}` is no line of {name}.csv; correct it, or take the departure out"
            ));
        }
        lines.extend(departure.spec);
    }
    Ok(())
}
