//! The files of a crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// The Rust files of one crate, by their path below `src`.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeMap<String, String>,
}

impl Sources {
    /// A crate in memory: pairs of path and text.
    pub fn in_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let owned = |(path, text): (&str, &str)| (path.to_owned(), text.to_owned());
        Self {
            files: files.into_iter().map(owned).collect(),
        }
    }

    /// Reads the `src` folder of a crate.
    ///
    /// # Errors
    ///
    /// If the folder or a file in it cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut sources = Self::default();
        sources.read_below(folder, "")?;
        Ok(sources)
    }

    fn read_below(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.read_below(&entry.path(), &format!("{path}/"))?;
            } else if path.ends_with(".rs") {
                self.files.insert(path, fs::read_to_string(entry.path())?);
            }
        }
        Ok(())
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The files that cargo takes for roots of crates: the library and the programs.
    pub(crate) fn roots(&self) -> impl Iterator<Item = &str> {
        let is_root = |path: &&str| match path.strip_prefix("bin/") {
            Some(program) => !program.contains('/') || program.ends_with("/main.rs"),
            None => matches!(*path, "lib.rs" | "main.rs"),
        };
        self.files.keys().map(String::as_str).filter(is_root)
    }

    /// The files and folders at the top of `src`, each once.
    pub(crate) fn rooms(&self) -> BTreeSet<&str> {
        self.files.keys().map(|path| room(path)).collect()
    }
}

/// The room that a file lies in: its top folder, or its own name if it lies at the top itself.
pub(crate) fn room(file: &str) -> &str {
    let top = file.split('/').next().unwrap_or(file);
    top.strip_suffix(".rs").unwrap_or(top)
}
