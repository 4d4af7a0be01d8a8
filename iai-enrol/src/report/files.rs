//! The three files of a report. They appear when all of them are written, each whole.

use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;

use super::counts::Counts;
use super::groups::Groups;
use super::page::{self, Page};
use super::row::ReportRow;
use super::thumbnail::Thumbnails;

/// The version of the report as JSON, which `schema/report.json` describes.
const VERSION: u32 = 1;

/// A report that is being written.
pub struct ReportWriter {
    folder: PathBuf,
    csv: csv::Writer<NamedTempFile>,
    json: BufWriter<NamedTempFile>,
    counts: Counts,
    groups: Groups,
}

/// Where the files of a report are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFiles {
    /// All rows, for tables.
    pub csv: PathBuf,
    /// All rows and how many there are, for programs.
    pub json: PathBuf,
    /// What needs a look, for people.
    pub html: PathBuf,
}

impl ReportFiles {
    /// The files in this folder.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self {
            csv: folder.join("report.csv"),
            json: folder.join("report.json"),
            html: folder.join("report.html"),
        }
    }
}

impl ReportWriter {
    /// Begins a report in this folder, which is made if there is none. `table` is the name of the table.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or written to.
    pub fn begin(folder: &Path, table: &str) -> Result<Self, ReportError> {
        let failed = |error| ReportError::new(folder, &error);
        fs::create_dir_all(folder).map_err(failed)?;
        // Ids of persons are for the owner alone, as a temporary file is.
        let csv = NamedTempFile::new_in(folder).map_err(failed)?;
        let json = NamedTempFile::new_in(folder).map_err(failed)?;
        let mut json = BufWriter::new(json);
        write_head(&mut json, table).map_err(failed)?;
        Ok(Self {
            folder: folder.to_owned(),
            csv: csv::Writer::from_writer(csv),
            json,
            counts: Counts::default(),
            groups: Groups::default(),
        })
    }

    /// Adds a row.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn add(&mut self, row: &ReportRow) -> Result<(), ReportError> {
        let failed = |error| ReportError::new(&self.folder, &error);
        self.csv
            .serialize(row)
            .map_err(|error| failed(error.into()))?;
        let comma = if self.counts.rows > 0 { "," } else { "" };
        let line = serde_json::to_string(row).map_err(|error| failed(error.into()))?;
        write!(self.json, "{comma}\n    {line}").map_err(failed)?;
        self.counts.count(row.ended);
        self.groups.add(row);
        Ok(())
    }

    /// Ends the report: the files appear. `pictures` is the folder of the pictures.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn end(self, table: &str, pictures: &Path) -> Result<(Counts, ReportFiles), ReportError> {
        let folder = self.folder.clone();
        self.written(table, pictures)
            .map_err(|error| ReportError::new(&folder, &error))
    }

    fn written(self, table: &str, pictures: &Path) -> io::Result<(Counts, ReportFiles)> {
        let files = ReportFiles::of(&self.folder);
        let mut html = BufWriter::new(NamedTempFile::new_in(&self.folder)?);
        let page = Page {
            table,
            counts: &self.counts,
            groups: &self.groups,
        };
        page::write(&mut html, &page, &mut Thumbnails::new(pictures))?;
        let mut json = self.json;
        write_end(&mut json, &self.counts)?;
        let csv = self.csv.into_inner().map_err(|error| error.into_error())?;
        appear(csv, &files.csv)?;
        appear(json.into_inner()?, &files.json)?;
        appear(html.into_inner()?, &files.html)?;
        Ok((self.counts, files))
    }
}

/// What stands before the rows. The counts, which are known at the end, stand behind them.
fn write_head(json: &mut impl Write, table: &str) -> io::Result<()> {
    let table = serde_json::to_string(table)?;
    write!(
        json,
        "{{\n  \"version\": {VERSION},\n  \"table\": {table},\n  \"rows\": ["
    )
}

fn write_end(json: &mut impl Write, counts: &impl Serialize) -> io::Result<()> {
    let counts = serde_json::to_string(counts)?;
    writeln!(json, "\n  ],\n  \"totals\": {counts}\n}}")
}

/// Gives the file its name, in place of an older one.
fn appear(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// A report cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportError {
    folder: PathBuf,
    message: String,
}

impl ReportError {
    fn new(folder: &Path, error: &io::Error) -> Self {
        Self {
            folder: folder.to_owned(),
            message: error.to_string(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        "Nothing of the enrolment is lost: make room, or name another folder, and write the report again from the journal."
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { folder, message } = self;
        write!(
            f,
            "cannot write the report into {}: {message}",
            folder.display()
        )
    }
}

impl std::error::Error for ReportError {}

#[cfg(test)]
mod tests {
    use super::super::row::tests::{refused, row};
    use super::*;
    use crate::ending::Ending;

    fn report(folder: &Path) -> (Counts, ReportFiles) {
        let mut report = ReportWriter::begin(folder, "people.csv").unwrap();
        let enrolled = ReportRow::new(&row(2, "p1"), Some(Ending::Enrolled)).with_face("77");
        report.add(&enrolled).unwrap();
        report
            .add(&refused(3, "p2", "Take another, \"sharp\" picture."))
            .unwrap();
        report.end("people.csv", Path::new("none")).unwrap()
    }

    #[test]
    fn rows_are_told_in_all_three_files() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("new/report");
        let (counts, files) = report(&place);
        assert_eq!((counts.rows, counts.ended.refused), (2, 1));
        assert_eq!(
            fs::read_to_string(&files.csv).unwrap(),
            "line,group_id,person_id,ending,code,message,remedy,face_id,similar_person_id\n\
             2,staff,p1,enrolled,,,,77,\n\
             3,staff,p2,refused,InvalidParameterValue.NoFaceInPhoto,no face was found,\"Take another, \"\"sharp\"\" \
             picture.\",,\n"
        );
        let json = fs::read_to_string(&files.json).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["version"], 1);
        assert_eq!(json["rows"][1]["person_id"], "p2");
        assert_eq!(json["totals"]["enrolled"], 1);
        assert!(fs::read_to_string(&files.html).unwrap().contains("p2"));
        assert_eq!(fs::read_dir(&place).unwrap().count(), 3);
    }

    #[test]
    fn an_older_report_is_replaced_and_a_report_that_is_not_ended_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        report(folder.path());
        report(folder.path());
        drop(ReportWriter::begin(folder.path(), "people.csv").unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let error = ReportWriter::begin(&file, "people.csv").err().unwrap();
        let text = error.to_string();
        assert!(text.starts_with("cannot write the report into "), "{text}");
        assert!(text.contains("/file: "), "{text}");
    }
}
