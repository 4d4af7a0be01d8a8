//! What is told of a row.

use std::path::PathBuf;

use serde::Serialize;

use crate::ending::{Ending, Refusal};
use crate::person::Row;

/// The name of rows that have not ended yet, beside those of the endings.
pub(super) const OPEN: &str = "open";

/// How a row of the table ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportRow {
    /// The line of the table.
    pub line: u64,
    /// The group.
    pub group_id: String,
    /// The person.
    pub person_id: String,
    /// How it ended: the name of an [`Ending`], or `open`.
    pub ending: &'static str,
    /// The service's code, or the one that it would answer; empty without one.
    pub code: String,
    /// What was wrong; empty if nothing was.
    pub message: String,
    /// What to do about it; empty if nothing is to be done.
    pub remedy: String,
    /// The face that was made of the first picture, where that is known.
    pub face_id: String,
    /// The person that this one looks like, where the service has told it.
    pub similar_person_id: String,
    /// How it ended; `None` if it has not ended yet.
    #[serde(skip)]
    pub ended: Option<Ending>,
    /// The picture that the page shows of it, as the table names it.
    #[serde(skip)]
    pub picture: Option<PathBuf>,
}

impl ReportRow {
    /// A row that ended in this way; `None` for one that has not ended. What is to be told of all rows with this ending is
    /// told, the rest is empty.
    #[must_use]
    pub fn new(row: &Row, ended: Option<Ending>) -> Self {
        let (message, remedy) = usual(ended);
        Self {
            line: row.line,
            group_id: row.group_id.clone(),
            person_id: row.person_id.clone(),
            ending: name(ended),
            code: String::new(),
            message: message.to_owned(),
            remedy: remedy.to_owned(),
            face_id: String::new(),
            similar_person_id: String::new(),
            ended,
            picture: row.pictures.first().cloned(),
        }
    }

    /// With what the service, or a check, has said.
    #[must_use]
    pub fn with_refusal(mut self, refusal: Refusal) -> Self {
        self.code = refusal.code;
        self.message = refusal.message;
        self.remedy = refusal.remedy;
        self
    }

    /// With the face that was made.
    #[must_use]
    pub fn with_face(mut self, face_id: impl Into<String>) -> Self {
        self.face_id = face_id.into();
        self
    }

    /// With the person that it looks like.
    #[must_use]
    pub fn with_similar(mut self, person_id: impl Into<String>) -> Self {
        self.similar_person_id = person_id.into();
        self
    }
}

/// The name of an ending in reports.
pub(super) fn name(ended: Option<Ending>) -> &'static str {
    match ended {
        Some(Ending::Enrolled) => "enrolled",
        Some(Ending::AlreadyThere) => "already_there",
        Some(Ending::DuplicateSuspected) => "duplicate_suspected",
        Some(Ending::Refused) => "refused",
        Some(Ending::Unknown) => "unknown",
        None => OPEN,
    }
}

/// What is told of all rows with this ending: what was wrong, and what to do.
fn usual(ended: Option<Ending>) -> (&'static str, &'static str) {
    match ended {
        Some(Ending::DuplicateSuspected) => (
            "the picture looks like another person of the group",
            "Compare the two. If they are two people, enrol this one without UniquePersonControl; if they are one, correct \
             the table.",
        ),
        Some(Ending::Unknown) => (
            "no answer came, and it could not be found out whether it took effect",
            "Run it again with the same journal: it is looked up before anything is sent.",
        ),
        Some(Ending::Enrolled | Ending::AlreadyThere | Ending::Refused) => ("", ""),
        None => (
            "",
            "Run it again with the same journal: it goes on where it ended.",
        ),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A row of the table with one picture.
    pub(in crate::report) fn row(line: u64, person_id: &str) -> Row {
        Row {
            line,
            group_id: "staff".to_owned(),
            person_id: person_id.to_owned(),
            person_name: "Ann Example".to_owned(),
            gender: None,
            pictures: vec![format!("{person_id}.png").into()],
        }
    }

    /// A row that was refused for this reason.
    pub(in crate::report) fn refused(line: u64, person_id: &str, remedy: &str) -> ReportRow {
        let refusal = Refusal {
            code: "InvalidParameterValue.NoFaceInPhoto".to_owned(),
            message: "no face was found".to_owned(),
            remedy: remedy.to_owned(),
        };
        ReportRow::new(&row(line, person_id), Some(Ending::Refused)).with_refusal(refusal)
    }

    #[test]
    fn names_are_those_of_the_endings() {
        for ending in Ending::ALL {
            let expected = serde_json::to_value(ending).unwrap();
            assert_eq!(name(Some(ending)), expected.as_str().unwrap());
        }
        assert_eq!(name(None), "open");
    }

    #[test]
    fn a_row_is_told_without_the_name_of_the_person() {
        let told = refused(7, "p1", "Take another picture.").with_similar("p2");
        assert_eq!(
            serde_json::to_string(&told).unwrap(),
            r#"{"line":7,"group_id":"staff","person_id":"p1","ending":"refused","code":"InvalidParameterValue.NoFaceInPhoto","message":"no face was found","remedy":"Take another picture.","face_id":"","similar_person_id":"p2"}"#
        );
    }
}
