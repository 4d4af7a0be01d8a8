//! Names of files that tell who is on them.

use std::str::FromStr;

use super::column::Column;

/// What the names of files tell: `{person_id}_{person_name}`.
///
/// Each part ends where the text behind it first stands, and the last one takes what is left. `{}` stands for a part that
/// tells nothing. The ending of the file, such as `.jpg`, belongs to no part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    start: String,
    /// Columns, each with the text behind it.
    parts: Vec<(Option<Column>, String)>,
}

/// The name of the file is the id.
impl Default for Pattern {
    fn default() -> Self {
        Self {
            start: String::new(),
            parts: vec![(Some(Column::PersonId), String::new())],
        }
    }
}

impl Pattern {
    /// What a name tells. `None` when it does not fit.
    pub(super) fn read<'a>(&self, name: &'a str) -> Option<Vec<(Column, &'a str)>> {
        let mut rest = name.strip_prefix(self.start.as_str())?;
        let mut found = Vec::new();
        for (index, (column, behind)) in self.parts.iter().enumerate() {
            let is_last = index + 1 == self.parts.len();
            let end = if is_last {
                rest.len().checked_sub(behind.len())
            } else {
                rest.find(behind.as_str())
            };
            let (text, left) = rest.split_at_checked(end?)?;
            rest = left.strip_prefix(behind.as_str())?;
            found.extend(
                column
                    .filter(|_| !text.is_empty())
                    .map(|column| (column, text)),
            );
            if text.is_empty() {
                return None;
            }
        }
        Some(found)
    }

    /// Whether it has a part for a column.
    pub(super) fn tells(&self, column: Column) -> bool {
        self.parts.iter().any(|(one, _)| *one == Some(column))
    }

    fn mistake(&self) -> Option<&'static str> {
        let between = self.parts.split_last().map_or(&[][..], |(_, all)| all);
        let columns: Vec<_> = self.parts.iter().filter_map(|(one, _)| *one).collect();
        let twice = |one: &Column| columns.iter().filter(|other| *other == one).count() > 1;
        if !self.tells(Column::PersonId) {
            Some("a pattern needs {person_id}")
        } else if columns.iter().any(twice) {
            Some("a pattern has each part once")
        } else if between.iter().any(|(_, behind)| behind.is_empty()) {
            Some("a pattern needs a text between its parts, such as {person_id}_{person_name}")
        } else {
            None
        }
    }
}

impl FromStr for Pattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut pieces = text.split('{');
        let start = pieces.next().unwrap_or_default().to_owned();
        let parts = pieces.map(part).collect::<Result<_, _>>()?;
        let pattern = Self { start, parts };
        match pattern.mistake() {
            Some(mistake) => Err(mistake.to_owned()),
            None => Ok(pattern),
        }
    }
}

fn part(piece: &str) -> Result<(Option<Column>, String), String> {
    let (name, behind) = piece
        .split_once('}')
        .ok_or("a { of the pattern is not closed")?;
    let column = match name {
        "" => None,
        _ => Some(named(name)?),
    };
    Ok((column, behind.to_owned()))
}

fn named(name: &str) -> Result<Column, String> {
    let is_text = |one: &Column| !Column::OF_PICTURES.contains(one);
    Column::find(name).filter(is_text).ok_or_else(|| {
        format!("a pattern has no part {{{name}}}; there are person_id, person_name, gender, group_id and {{}}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        use Column::{Gender, PersonId, PersonName};
        type Told = Option<&'static [(Column, &'static str)]>;
        let table: [(&str, &str, Told); 12] = [
            ("{person_id}", "1001", Some(&[(PersonId, "1001")])),
            (
                "{person_id}_{person_name}",
                "1001_Ann",
                Some(&[(PersonId, "1001"), (PersonName, "Ann")]),
            ),
            (
                "{person_id}_{person_name}",
                "1001_Ann_Lee",
                Some(&[(PersonId, "1001"), (PersonName, "Ann_Lee")]),
            ),
            (
                "{person_name} ({person_id})",
                "王小明 (1001)",
                Some(&[(PersonName, "王小明"), (PersonId, "1001")]),
            ),
            ("staff-{person_id}", "staff-7", Some(&[(PersonId, "7")])),
            ("staff-{person_id}", "guest-7", None),
            ("{person_id}-{}", "7-front", Some(&[(PersonId, "7")])),
            (
                "{person_id}-{gender}-x",
                "7-f-x",
                Some(&[(PersonId, "7"), (Gender, "f")]),
            ),
            ("{person_id}-{gender}-x", "7-f-y", None),
            ("{person_id}_{person_name}", "1001", None),
            ("{person_id}_{person_name}", "_Ann", None),
            ("{person_id}_{person_name}", "1001_", None),
        ];
        for (pattern, name, found) in table {
            let pattern: Pattern = pattern.parse().unwrap();
            assert_eq!(pattern.read(name).as_deref(), found, "{name}");
        }
    }

    #[test]
    fn mistakes_are_told() {
        let table = [
            ("", "a pattern needs {person_id}"),
            ("{person_name}", "a pattern needs {person_id}"),
            ("{person_id", "a { of the pattern is not closed"),
            ("{person_id}_{person_id}", "a pattern has each part once"),
            (
                "{person_id}{person_name}",
                "a pattern needs a text between its parts, such as {person_id}_{person_name}",
            ),
            (
                "{id}",
                "a pattern has no part {id}; there are person_id, person_name, gender, group_id and {}",
            ),
            (
                "{picture}",
                "a pattern has no part {picture}; there are person_id, person_name, gender, group_id and {}",
            ),
        ];
        for (text, error) in table {
            assert_eq!(text.parse::<Pattern>().unwrap_err(), error, "{text}");
        }
    }

    #[test]
    fn the_name_is_the_id() {
        assert_eq!("{person_id}".parse(), Ok(Pattern::default()));
    }
}
