//! What is wrong with a row.

use std::fmt;
use std::path::PathBuf;

use crate::person::Row;

/// Something in a table that must be corrected. It shows no values, for they may be names; `Debug` hides the file as well.
#[derive(Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the table, from 1, or the number of the folder's entry.
    pub line: u64,
    /// The column, where it is the matter of one.
    pub column: Option<&'static str>,
    /// The file of a picture, as the row names it, or the folder's entry.
    pub file: Option<PathBuf>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Mistake {
    /// A mistake of a line.
    pub(crate) fn new(
        line: u64,
        column: Option<&'static str>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            line,
            column,
            file: None,
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    /// Names the file.
    pub(crate) fn about(mut self, file: impl Into<PathBuf>) -> Self {
        self.file = Some(file.into());
        self
    }
}

/// `line 7, pictures: ann.jpg: there is no such file`, without the remedy.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", {column}")?;
        }
        if let Some(file) = &self.file {
            write!(f, ": {}", file.display())?;
        }
        write!(f, ": {}", self.message)
    }
}

impl fmt::Debug for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = self.column.unwrap_or("-");
        write!(
            f,
            "{}:{column}: {}; {}",
            self.line, self.message, self.remedy
        )
    }
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowMistake {
    /// What is wrong.
    pub mistake: Mistake,
    /// The row without the cells that are wrong, for finding out what else is. `None` when nothing of it could be read.
    pub rest: Option<Box<Row>>,
}

impl From<Mistake> for RowMistake {
    fn from(mistake: Mistake) -> Self {
        Self {
            mistake,
            rest: None,
        }
    }
}

impl fmt::Display for RowMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.mistake.fmt(f)
    }
}

impl std::error::Error for RowMistake {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_tells_where() {
        let mistake = Mistake::new(7, Some("pictures"), "there is no such file", "Correct it.");
        assert_eq!(
            mistake.to_string(),
            "line 7, pictures: there is no such file"
        );
        let mistake = mistake.about("staff/ann.jpg");
        assert_eq!(
            mistake.to_string(),
            "line 7, pictures: staff/ann.jpg: there is no such file"
        );
        assert_eq!(
            format!("{mistake:?}"),
            "7:pictures: there is no such file; Correct it."
        );
    }
}
