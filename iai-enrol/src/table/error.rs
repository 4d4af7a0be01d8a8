//! Why there is no table.

use std::fmt;
use std::path::{Path, PathBuf};

use super::mistake::Mistake;

/// A table that cannot be read at all.
#[derive(Debug)]
pub struct TableError {
    path: PathBuf,
    mistakes: Vec<Mistake>,
}

impl TableError {
    /// Something about the file as a whole.
    pub(crate) fn new(path: &Path, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::all(path, vec![Mistake::new(0, None, message, remedy)])
    }

    /// Mistakes of the line with the names of the columns.
    pub(super) fn all(path: &Path, mistakes: Vec<Mistake>) -> Self {
        Self {
            path: path.to_owned(),
            mistakes,
        }
    }

    /// The table or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// All that is wrong with it, at least one; of line 0 is what is wrong with the file as a whole.
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// What to do about the first of them.
    #[must_use]
    pub fn remedy(&self) -> &str {
        (self.mistakes.first()).map_or("", |mistake| mistake.remedy.as_str())
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path.display())?;
        for (index, mistake) in self.mistakes.iter().enumerate() {
            let gap = if index > 0 { "; " } else { "" };
            match mistake.line {
                0 => write!(f, "{gap}{}", mistake.message)?,
                _ => write!(f, "{gap}{mistake}")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for TableError {}
