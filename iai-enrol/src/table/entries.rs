//! The names in a folder.

use std::fs;
use std::io;
use std::path::Path;

/// The entries of a folder, in order. They stand in one text, for as many small ones would take several times the memory.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    names: String,
    /// Where they begin and end.
    at: Vec<(u32, u32)>,
}

impl Entries {
    /// Lists a folder. What programs leave behind is left out: hidden files, and two of file managers.
    pub(super) fn list(folder: &Path) -> io::Result<Self> {
        let mut entries = Self::default();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            if !name.starts_with('.') && !matches!(&*name, "Thumbs.db" | "desktop.ini") {
                entries.add(&name)?;
            }
        }
        let names = entries.names.as_str();
        let name = |at: &(u32, u32)| slice(names, *at);
        entries
            .at
            .sort_unstable_by(|one, other| name(one).cmp(name(other)));
        entries.names.shrink_to_fit();
        entries.at.shrink_to_fit();
        Ok(entries)
    }

    fn add(&mut self, name: &str) -> io::Result<()> {
        let place = |length| u32::try_from(length).map_err(io::Error::other);
        let start = place(self.names.len())?;
        self.names.push_str(name);
        self.at.push((start, place(self.names.len())?));
        Ok(())
    }

    /// The name of the entry with a number, from 1. One that is not UTF-8 has replacement characters.
    #[must_use]
    pub fn name(&self, number: u64) -> Option<&str> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.at.get(index).map(|at| slice(&self.names, *at))
    }

    /// All names.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.at.iter().map(|at| slice(&self.names, *at))
    }
}

fn slice(names: &str, (start, end): (u32, u32)) -> &str {
    names.get(start as usize..end as usize).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b", "王", "a1", "a", ".x", "Thumbs.db"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let entries = Entries::list(folder.path()).unwrap();
        assert_eq!(entries.iter().collect::<Vec<_>>(), ["a", "a1", "b", "王"]);
        assert_eq!(entries.name(0), None);
        assert_eq!(entries.name(1), Some("a"));
        assert_eq!(entries.name(4), Some("王"));
        assert_eq!(entries.name(5), None);
    }
}
