//! Positions of all scalars and keys of a file, found in one pass.
//!
//! An error that is raised at a scalar carries its position, and the reader has moved past the scalar by then. So
//! the parent can catch the error, note the position and go on: one pass serves any number of problems.

use crate::place::{PathStep, Position, SpecPath};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

/// The positions of one file by path.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    positions: BTreeMap<Vec<u32>, Position>,
}

impl Index {
    pub(super) fn new(text: &str) -> Self {
        let lines = Lines::new(text);
        let found = RefCell::new(BTreeMap::new());
        let scan = Scan {
            path: Vec::new(),
            lines: &lines,
            found: &found,
        };
        // The error of a file with one scalar has been noted by then, and a file that is not YAML has its own problem.
        let _ = scan.deserialize(serde_yaml::Deserializer::from_str(text));
        Self {
            positions: found.into_inner(),
        }
    }

    /// The position of a scalar or key; mappings and lists are not in the index.
    pub(super) fn get(&self, place: &SpecPath) -> Option<Position> {
        let mut path: Vec<u32> = place.steps().iter().map(number).collect();
        path.push(u32::from(place.on_key));
        self.positions.get(&path).copied()
    }
}

fn number(step: &PathStep) -> u32 {
    let (PathStep::Entry(index, _) | PathStep::Item(index)) = step;
    u32::try_from(*index).unwrap_or(u32::MAX)
}

/// Where the lines of a text start.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let after = text.match_indices('\n').map(|(index, _)| index + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// Reads the end of an error's text, `… at line 3 column 9`.
    fn position(&self, error: &str) -> Option<Position> {
        let Some((_, numbers)) = error.rsplit_once(" at line ") else {
            // For the very first character of a file the reader names no position.
            let start = Position {
                line: 1,
                column: 1,
                offset: 0,
            };
            return error.ends_with(MARK).then_some(start);
        };
        let (line, column) = numbers.split_once(" column ")?;
        let (line, column) = (line.parse::<usize>().ok()?, column.parse::<usize>().ok()?);
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let rest = self.text.get(start..)?;
        let inside = rest
            .char_indices()
            .nth(column.checked_sub(1)?)
            .map_or(rest.len(), |(index, _)| index);
        Some(Position {
            line,
            column,
            offset: start + inside,
        })
    }
}

/// Visits a node; a scalar raises an error, which the parent catches.
struct Scan<'s> {
    path: Vec<u32>,
    lines: &'s Lines<'s>,
    found: &'s RefCell<BTreeMap<Vec<u32>, Position>>,
}

impl Scan<'_> {
    fn child(&self, step: usize) -> Self {
        let mut path = self.path.clone();
        path.push(u32::try_from(step).unwrap_or(u32::MAX));
        Self { path, ..*self }
    }

    /// Notes the position in `error`; returns whether it comes from a scalar, so that reading can go on.
    fn note(&self, step: usize, on_key: bool, error: &impl fmt::Display) -> bool {
        let text = error.to_string();
        let mut path = self.child(step).path;
        path.push(u32::from(on_key));
        if let Some(position) = self.lines.position(&text) {
            self.found.borrow_mut().insert(path, position);
        }
        text.contains(MARK)
    }
}

/// Text of the errors that scalars raise, to tell them from those of broken YAML.
const MARK: &str = "\u{1}scalar";

impl<'de> DeserializeSeed<'de> for Scan<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value without a tag")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        for step in 0.. {
            match access.next_element_seed(self.child(step)) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) if self.note(step, false, &error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        for step in 0.. {
            match access.next_key_seed(self.child(step)) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) if self.note(step, true, &error) => {}
                Err(error) => return Err(error),
            }
            match access.next_value_seed(self.child(step)) {
                Ok(()) => {}
                Err(error) if self.note(step, false, &error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Err(E::custom(MARK))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Err(E::custom(MARK))
    }
}

#[cfg(test)]
mod tests {
    use super::super::locate::walk;
    use super::*;

    const TEXT: &str = "名: x\nlist:\n  - a: 1\n    b: 'it''s'\n  - {c: 3, d: [4, 5.5, true, ~], e: \"f\"}\nend: |\n  text\n";

    /// A place by its numbers; bit by bit, `lists` tells which steps lead into a list.
    fn place(path: &[u32], lists: usize) -> SpecPath {
        let (on_key, steps) = path.split_last().unwrap();
        let step = |(depth, number): (usize, &u32)| match lists >> depth & 1 {
            0 => PathStep::Entry(*number as usize, String::new()),
            _ => PathStep::Item(*number as usize),
        };
        let place = steps
            .iter()
            .enumerate()
            .map(step)
            .fold(SpecPath::root(0), |place, step| place.join(step));
        if *on_key == 1 { place.key() } else { place }
    }

    #[test]
    fn one_pass_finds_what_walking_finds() {
        let index = Index::new(TEXT);
        assert_eq!(index.positions.len(), 18, "{:?}", index.positions.keys());
        for (path, position) in &index.positions {
            let ways = (0..1 << (path.len() - 1)).map(|lists| walk(TEXT, &place(path, lists)));
            assert!(
                ways.flatten().any(|found| found == *position),
                "{path:?} at {position:?}"
            );
        }
    }

    #[test]
    fn broken_yaml_ends_the_scan() {
        assert_eq!(Index::new("a: 1\nb: [\n").positions.len(), 3);
    }
}
