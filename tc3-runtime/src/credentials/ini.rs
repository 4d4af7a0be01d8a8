//! Files of the form `[profile]`, `key = value`.
//!
//! Why not a library: common ones end a value at `;` or `#`, or read `\` as an escape, which would cut keys off or
//! change them, and signatures would be refused. Here a comment is a whole line, and a value is everything after the
//! first `=` or `:`, without the blanks around it.

/// What is wrong with a file. Lines count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IniProblem {
    /// The line is no section, comment or pair; or it is a pair before the first section.
    Syntax { line: usize },
    /// There is a section of that name already.
    Section { line: usize, first: usize },
    /// The section has that key already.
    Key { line: usize, first: usize },
}

/// One section, whose values are slices of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section<'a> {
    name: &'a str,
    pub(super) line: usize,
    entries: Vec<(String, Entry<'a>)>,
}

/// A value and its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub(super) line: usize,
    pub(super) value: &'a str,
}

impl<'a> Section<'a> {
    /// The name between the brackets.
    pub(super) fn name(&self) -> &'a str {
        self.name
    }

    /// The value of a key, whose case does not matter.
    pub(super) fn get(&self, key: &str) -> Option<Entry<'a>> {
        let mut entries = self.entries.iter();
        entries
            .find(|(name, _)| name == key)
            .map(|(_, entry)| *entry)
    }
}

/// A line by its kind.
enum Line<'a> {
    Nothing,
    Section(&'a str),
    Pair(&'a str, &'a str),
}

/// All sections of a file. A mistake anywhere in the file is an error, whichever section is wanted.
pub(super) fn sections(text: &str) -> Result<Vec<Section<'_>>, IniProblem> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, content) in text.split('\n').enumerate() {
        let line = index + 1;
        match parse(content.trim()).ok_or(IniProblem::Syntax { line })? {
            Line::Nothing => {}
            Line::Section(name) => {
                if let Some(Section { line: first, .. }) = find(&sections, name) {
                    let first = *first;
                    return Err(IniProblem::Section { line, first });
                }
                let entries = Vec::new();
                sections.push(Section {
                    name,
                    line,
                    entries,
                });
            }
            Line::Pair(key, value) => {
                let section = sections.last_mut().ok_or(IniProblem::Syntax { line })?;
                add(section, key, Entry { line, value })?;
            }
        }
    }
    Ok(sections)
}

/// The section of that name.
pub(super) fn find<'s, 'a>(sections: &'s [Section<'a>], name: &str) -> Option<&'s Section<'a>> {
    sections.iter().find(|section| section.name == name)
}

fn add<'a>(section: &mut Section<'a>, key: &str, entry: Entry<'a>) -> Result<(), IniProblem> {
    let line = entry.line;
    let key = key.to_ascii_lowercase();
    match section.get(&key) {
        Some(Entry { line: first, .. }) => Err(IniProblem::Key { line, first }),
        None => {
            section.entries.push((key, entry));
            Ok(())
        }
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
