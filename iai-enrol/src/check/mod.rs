//! Finds all mistakes of all rows, before anything is sent.
//!
//! For each row it keeps 20 bytes, and 20 for each of its pictures, whatever their names are.

mod kept;
mod picture;
mod repeats;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use iai_client::Image;

pub use picture::read_picture;
pub use rules::refusals;

use kept::Kept;
use repeats::{Repeat, Repeats};

use crate::ending::Refusal;
use crate::person::{Fingerprint, PersonKey, Row};
use crate::table::{Column, Entries, Mistake, RowMistake, Table, TableError};

/// Most pictures of a person.
pub const MOST_PICTURES: usize = 5;

/// What is checked, and how much is told.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions {
    /// Whether pictures that are too large will be scaled down, and WebP converted.
    pub fit: bool,
    /// The shard whose pictures are checked, from 0, and how many there are. Ids and names are checked in all rows.
    pub shard: Option<(u32, u32)>,
    /// How many mistakes are kept; the others are counted. Likewise for the same pictures.
    pub most: usize,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self {
            fit: false,
            shard: None,
            most: 1000,
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Rows, those with mistakes and those of other shards included.
    pub rows: u64,
    /// Rows of other shards.
    pub others: u64,
    /// Pictures that could be read.
    pub pictures: u64,
    /// What each group would get.
    pub groups: BTreeMap<String, Wanted>,
    /// The first mistakes, in the order of lines.
    pub mistakes: Vec<Mistake>,
    /// How many more there are.
    pub further_mistakes: u64,
    /// The first pictures that several rows, or one row twice, have. They may be meant, so they are no mistakes.
    pub same_pictures: Vec<SamePicture>,
    /// How many more there are.
    pub further_same_pictures: u64,
}

impl Checked {
    /// Whether the rows may be sent.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.mistakes.is_empty() && self.further_mistakes == 0
    }
}

/// What a group would get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Persons.
    pub persons: u64,
    /// Faces, one for each picture.
    pub faces: u64,
}

/// Two rows with the same picture, by the SHA-256 of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SamePicture {
    /// The line.
    pub line: u64,
    /// The first line that has the picture; the same one, when a row has it twice.
    pub first: u64,
}

/// Checks all rows of a table. `progress` is told how many rows are checked.
///
/// # Errors
///
/// The table cannot be read again, or there is no folder of pictures.
pub fn check(
    table: &Table,
    pictures: &Path,
    options: &CheckOptions,
    progress: &mut dyn FnMut(u64),
) -> Result<Checked, TableError> {
    if !pictures.is_dir() {
        let message = "there is no such folder of pictures";
        return Err(TableError::new(pictures, message, "Correct --pictures."));
    }
    let mut checker = Checker::new(pictures, options);
    for row in table.rows()? {
        match row {
            Ok(row) => checker.row(&row),
            Err(mistake) => checker.broken(mistake),
        }
        checker.rows += 1;
        progress(checker.rows);
    }
    let mut checked = checker.finish();
    if !checked.mistakes.is_empty()
        && let Some(entries) = table.entries()?
    {
        name_entries(&mut checked.mistakes, &entries);
    }
    Ok(checked)
}

/// A folder shows no numbers, so each mistake gets the name of its entry.
fn name_entries(mistakes: &mut [Mistake], entries: &Entries) {
    for mistake in mistakes.iter_mut().filter(|one| one.file.is_none()) {
        mistake.file = entries.name(mistake.line).map(PathBuf::from);
    }
}

struct Checker<'a> {
    folder: &'a Path,
    options: &'a CheckOptions,
    rows: u64,
    others: u64,
    pictures: u64,
    groups: BTreeMap<String, Wanted>,
    mistakes: Kept<Mistake>,
    persons: Repeats,
    contents: Repeats,
}

impl<'a> Checker<'a> {
    fn new(folder: &'a Path, options: &'a CheckOptions) -> Self {
        Self {
            folder,
            options,
            rows: 0,
            others: 0,
            pictures: 0,
            groups: BTreeMap::new(),
            mistakes: Kept::new(options.most),
            persons: Repeats::default(),
            contents: Repeats::default(),
        }
    }

    fn broken(&mut self, broken: RowMistake) {
        self.mistakes.add(broken.mistake);
        if let Some(rest) = broken.rest {
            self.row(&rest);
        }
    }

    fn row(&mut self, row: &Row) {
        for (column, refusal) in rules::of_person(row) {
            self.mistakes.add(mistake(row.line, column, refusal));
        }
        if !row.person_id.is_empty() {
            // Ids are unique in the account, not only in the group.
            self.persons
                .add(PersonKey::of("", &row.person_id).0, row.line);
        }
        if self.is_of_another_shard(row) {
            self.others += 1;
            return;
        }
        self.count(row);
        self.number_of_pictures(row);
        for file in &row.pictures {
            self.picture(row.line, file);
        }
    }

    fn is_of_another_shard(&self, row: &Row) -> bool {
        let key = PersonKey::of(&row.group_id, &row.person_id);
        (self.options.shard).is_some_and(|(shard, of)| key.shard(of) != shard)
    }

    fn count(&mut self, row: &Row) {
        let faces = row.pictures.len() as u64;
        match self.groups.get_mut(&row.group_id) {
            Some(wanted) => {
                wanted.persons += 1;
                wanted.faces += faces;
            }
            None => {
                let wanted = Wanted { persons: 1, faces };
                self.groups.insert(row.group_id.clone(), wanted);
            }
        }
    }

    fn number_of_pictures(&mut self, row: &Row) {
        let (message, remedy) = match row.pictures.len() {
            0 => (
                "there is no picture".to_owned(),
                "Name at least one picture of the person.",
            ),
            number if number > MOST_PICTURES => (
                format!("a person has at most {MOST_PICTURES} pictures, found {number}"),
                "Keep the best ones.",
            ),
            _ => return,
        };
        let column = Some(Column::Pictures.name());
        self.mistakes
            .add(Mistake::new(row.line, column, message, remedy));
    }

    fn picture(&mut self, line: u64, file: &Path) {
        let refused = match read_picture(self.folder, file) {
            Err(refusal) => vec![refusal],
            Ok(picture) => {
                self.pictures += 1;
                self.contents.add(short(&picture.fingerprint), line);
                refusals(Image::from_bytes(picture.bytes), self.options.fit)
            }
        };
        for refusal in refused {
            let mistake = mistake(line, Column::Pictures, refusal);
            self.mistakes.add(mistake.about(file));
        }
    }

    fn finish(self) -> Checked {
        let mut mistakes = self.mistakes;
        let mut repeated = Kept::new(self.options.most);
        (self.persons.find().into_iter()).for_each(|one| repeated.add(repeated_person(one)));
        mistakes.merge(repeated, |mistake| mistake.line);
        if self.rows == 0 {
            mistakes.add(empty());
        }
        let mut same = Kept::new(self.options.most);
        (self.contents.find().into_iter()).for_each(|one| same.add(same_picture(one)));
        Checked {
            rows: self.rows,
            others: self.others,
            pictures: self.pictures,
            groups: self.groups,
            mistakes: mistakes.first,
            further_mistakes: mistakes.further,
            same_pictures: same.first,
            further_same_pictures: same.further,
        }
    }
}

/// Enough of a hash to tell contents apart.
fn short(fingerprint: &Fingerprint) -> [u8; 16] {
    let mut key = [0; 16];
    key.copy_from_slice(&fingerprint.0[..16]);
    key
}

fn mistake(line: u64, column: Column, refusal: Refusal) -> Mistake {
    let Refusal {
        code,
        message,
        remedy,
    } = refusal;
    Mistake::new(
        line,
        Some(column.name()),
        format!("{message} [{code}]"),
        remedy,
    )
}

fn repeated_person(Repeat { line, first }: Repeat) -> Mistake {
    let message = format!("line {first} has the same id already");
    let remedy = "Give each person one row, with all pictures; an id is of one person in the whole account, whatever the \
                  group.";
    Mistake::new(line.into(), Some(Column::PersonId.name()), message, remedy)
}

fn same_picture(Repeat { line, first }: Repeat) -> SamePicture {
    SamePicture {
        line: line.into(),
        first: first.into(),
    }
}

fn empty() -> Mistake {
    let remedy = "Add a row, or a picture, for each person.";
    Mistake::new(1, None, "the table has no rows", remedy)
}
