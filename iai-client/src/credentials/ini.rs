//! Files of the form `[profile]`, `key = value`.
//!
//! A small reader of our own: common ones end a value at `;` or `#`, or take `\` for an escape, and a key that is cut
//! off or changed signs nothing that the service accepts. Here a comment is a whole line, and a value is what stands
//! behind the first `=` or `:` without the blanks around it.

use std::collections::BTreeMap;

/// What is wrong with a file. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IniProblem {
    /// Neither a section, a comment nor a pair; or a pair before the first section.
    Syntax { line: usize },
    /// A section of that name has been there.
    Section { line: usize, first: usize },
    /// The section has that key already.
    Key { line: usize, first: usize },
}

/// One section, whose values are slices of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section<'a> {
    pub(super) line: usize,
    entries: BTreeMap<String, Entry<'a>>,
}

/// A value and its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub(super) line: usize,
    pub(super) value: &'a str,
}

impl<'a> Section<'a> {
    /// The value of a key, whose case does not matter.
    pub(super) fn get(&self, key: &str) -> Option<Entry<'a>> {
        self.entries.get(key).copied()
    }
}

/// A line, taken apart.
enum Line<'a> {
    Nothing,
    Section(&'a str),
    Pair(&'a str, &'a str),
}

/// The sections of a file by name. The whole file must make sense, whichever section is wanted.
pub(super) fn sections(text: &str) -> Result<BTreeMap<&str, Section<'_>>, IniProblem> {
    let mut sections: BTreeMap<&str, Section<'_>> = BTreeMap::new();
    let mut current = None;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, content) in text.split('\n').enumerate() {
        let line = index + 1;
        match parse(content.trim()).ok_or(IniProblem::Syntax { line })? {
            Line::Nothing => {}
            Line::Section(name) => {
                if let Some(Section { line: first, .. }) = sections.get(name) {
                    let first = *first;
                    return Err(IniProblem::Section { line, first });
                }
                let entries = BTreeMap::new();
                sections.insert(name, Section { line, entries });
                current = Some(name);
            }
            Line::Pair(key, value) => {
                let section = current.and_then(|name| sections.get_mut(name));
                let section = section.ok_or(IniProblem::Syntax { line })?;
                add(section, key, Entry { line, value })?;
            }
        }
    }
    Ok(sections)
}

fn add<'a>(section: &mut Section<'a>, key: &str, entry: Entry<'a>) -> Result<(), IniProblem> {
    let line = entry.line;
    match section.entries.insert(key.to_ascii_lowercase(), entry) {
        None => Ok(()),
        Some(Entry { line: first, .. }) => Err(IniProblem::Key { line, first }),
    }
}

fn parse(line: &str) -> Option<Line<'_>> {
    if line.is_empty() || line.starts_with(['#', ';']) {
        return Some(Line::Nothing);
    }
    if let Some(rest) = line.strip_prefix('[') {
        let name = rest.strip_suffix(']')?.trim();
        return (!name.is_empty()).then_some(Line::Section(name));
    }
    let (key, value) = line.split_once(['=', ':'])?;
    let key = key.trim();
    (!key.is_empty()).then_some(Line::Pair(key, value.trim()))
}
