//! Problems with their positions looked up.

use crate::diagnostic::{Problem, ProblemCode, Problems, Spot};
use crate::load::{Source, Sources};
use crate::place::{Position, SpecPath};

/// A problem with all that is known of it, for programs such as editors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The stable code.
    pub code: ProblemCode,
    /// What is wrong, without the place. It has no control characters.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where it stands.
    pub location: Location,
    /// Path of the value inside its file, such as `parameters[3].type`; empty where there is none.
    pub path: String,
    /// The first of two definitions of one thing, where the problem is at the second.
    pub first: Option<Location>,
}

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file as shown to people, such as `spec/types.yaml`; for problems of a whole folder, the folder.
    pub file: String,
    /// First character of the value, and the character behind its last. `None` where the whole file is meant.
    pub span: Option<(Position, Position)>,
}

impl Problems {
    /// All problems in the order of files and positions; those of the whole folder come first.
    #[must_use]
    pub fn reports(&self, sources: &Sources) -> Vec<Report> {
        self.found(sources)
            .into_iter()
            .map(|found| found.report)
            .collect()
    }

    pub(super) fn found<'s>(&self, sources: &'s Sources) -> Vec<Found<'s>> {
        let found = self.iter().map(|problem| Found::of(problem, sources));
        let mut found: Vec<Found<'_>> = found.collect();
        found.sort_by_key(|found| (found.file, found.report.location.offset()));
        found
    }
}

/// A report and the files that it is about.
pub(super) struct Found<'s> {
    pub(super) report: Report,
    pub(super) source: Option<&'s Source>,
    pub(super) first: Option<&'s Source>,
    file: Option<usize>,
}

impl<'s> Found<'s> {
    fn of(problem: &Problem, sources: &'s Sources) -> Self {
        let (file, start) = match &problem.place {
            Spot::Folder(_) => (None, None),
            Spot::Exact(file, position) => (Some(*file), Some(*position)),
            Spot::Node(place) => (Some(place.file), position(place, sources)),
        };
        let source = file.and_then(|file| sources.files.get(file));
        let location = match &problem.place {
            Spot::Folder(name) => Location {
                file: visible(name),
                span: None,
            },
            Spot::Exact(..) | Spot::Node(_) => Location::of(source, start, sources),
        };
        let first = problem.first.as_ref();
        let first_source = first.and_then(|place| sources.files.get(place.file));
        let first =
            first.map(|place| Location::of(first_source, position(place, sources), sources));
        Self {
            report: Report {
                code: problem.code,
                message: visible(&problem.message),
                hint: problem.hint.as_deref().map(visible),
                location,
                path: visible(&problem.path()),
                first,
            },
            source,
            first: first_source,
            file,
        }
    }
}

fn position(place: &SpecPath, sources: &Sources) -> Option<Position> {
    sources.files.get(place.file)?.locate(place)
}

impl Location {
    fn of(source: Option<&Source>, start: Option<Position>, sources: &Sources) -> Self {
        let Some(source) = source else {
            return Self {
                file: visible(&sources.folder),
                span: None,
            };
        };
        let span = start.map(|start| (start, end_of(source.text(), start)));
        Self {
            file: visible(&source.name),
            span,
        }
    }

    fn offset(&self) -> Option<usize> {
        self.span.map(|(start, _)| start.offset)
    }

    /// The bytes of the span.
    pub(super) fn bytes(&self) -> Option<std::ops::Range<usize>> {
        self.span.map(|(start, end)| start.offset..end.offset)
    }
}

/// `FILE:LINE:COLUMN`, or the file alone.
impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        match self.span {
            Some((Position { line, column, .. }, _)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

/// Control characters would be commands to a terminal, and line breaks would end the line of a message.
fn visible(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// The end of the value that starts here; it never goes beyond the line.
fn end_of(text: &str, start: Position) -> Position {
    let offset = start.offset.min(text.len());
    let rest = text.get(offset..).unwrap_or_default();
    let length = value_length(rest);
    let value = rest.get(..length).unwrap_or_default();
    Position {
        line: start.line,
        column: start.column + value.chars().count(),
        offset: offset + value.len(),
    }
}

/// Length of the scalar that starts here: to its closing quote, or to the end of a plain one.
fn value_length(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    let quote = line
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let inside = line.get(1..).unwrap_or_default();
    match quote {
        Some(quote) => inside.find(quote).map_or(line.len(), |end| end + 2),
        None => plain_length(line),
    }
}

fn plain_length(line: &str) -> usize {
    let ends = [line.find([',', '}', ']']), line.find(" #"), line.find(": ")];
    let end = ends.into_iter().flatten().min().unwrap_or(line.len());
    let value = line.get(..end).unwrap_or(line);
    value.trim_end().trim_end_matches(':').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_its_scalar_does() {
        let cases = [
            ("abc # why", 3),
            ("abc }", 3),
            ("\"a b\", x", 5),
            ("abc: 1", 3),
            ("abc}", 3),
            ("'it' ", 4),
            ("", 0),
            ("key:", 3),
        ];
        for (text, expected) in cases {
            assert_eq!(value_length(text), expected, "{text}");
        }
    }
}
