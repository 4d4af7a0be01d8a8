//! Line and column of any node, found by walking the document a second time.
//!
//! `serde_yaml` keeps no positions after parsing, but an error raised while it visits a node carries the exact
//! position of that node. So a position is paid for only when a problem is printed.
//! Scalars and keys are found by the [`index`](super::index) of the file, mappings and lists by walking to them.

use crate::place::{PathStep, Position, SpecPath};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Finds the position of `place` in `text`, the file that it belongs to, by walking to it.
#[must_use]
pub(super) fn walk(text: &str, place: &SpecPath) -> Option<Position> {
    let steps = place.steps();
    let walk = Walk {
        steps: &steps,
        on_key: place.on_key,
    };
    let error = walk
        .deserialize(serde_yaml::Deserializer::from_str(text))
        .err()?;
    of_error(&error)
}

/// The position that an error of the YAML reader carries.
#[must_use]
pub(super) fn of_error(error: &serde_yaml::Error) -> Option<Position> {
    let location = error.location()?;
    Some(Position {
        line: location.line(),
        column: location.column(),
        offset: location.index(),
    })
}

/// Follows the steps and raises an error where they end.
struct Walk<'s> {
    steps: &'s [PathStep],
    on_key: bool,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Walk<'_> {
    fn arrived<E: Error>(&self) -> Result<(), E> {
        Err(E::custom("here"))
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the way to a node")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Some((PathStep::Item(index), rest)) = self.steps.split_first() else {
            return self.arrived();
        };
        for _ in 0..*index {
            if access.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        access.next_element_seed(Walk {
            steps: rest,
            on_key: self.on_key,
        })?;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let Some((PathStep::Entry(index, _), rest)) = self.steps.split_first() else {
            return self.arrived();
        };
        for _ in 0..*index {
            // A place may have been read from another state of the text; asking past the end is not allowed.
            if access.next_entry::<IgnoredAny, IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        if rest.is_empty() && self.on_key {
            access.next_key_seed(Walk {
                steps: rest,
                on_key: false,
            })?;
            return Ok(());
        }
        if access.next_key::<IgnoredAny>()?.is_none() {
            return Ok(());
        }
        access.next_value_seed(Walk {
            steps: rest,
            on_key: self.on_key,
        })
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.arrived()
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.arrived()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.arrived()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.arrived()
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        self.arrived()
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        self.arrived()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.arrived()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.arrived()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "名: x\nlist:\n  - a: 1\n    b: two\n  - {c: 3, d: [4, 5.5, true, ~]}\n";

    fn at(steps: &[PathStep]) -> SpecPath {
        steps
            .iter()
            .cloned()
            .fold(SpecPath::root(0), |place, step| place.join(step))
    }

    fn entry(index: usize) -> PathStep {
        PathStep::Entry(index, String::new())
    }

    #[test]
    fn every_kind_of_node_is_found() {
        let second = [entry(1), PathStep::Item(1)];
        let item = |index| at(&[&second[..], &[entry(1), PathStep::Item(index)]].concat());
        let cases = [
            (at(&[entry(0)]), (1, 4)),
            (at(&[entry(0)]).key(), (1, 1)),
            (at(&[entry(1), PathStep::Item(0), entry(1)]), (4, 8)),
            (at(&[entry(1), PathStep::Item(0), entry(1)]).key(), (4, 5)),
            (at(&second), (5, 5)),
            (item(0), (5, 16)),
            (item(1), (5, 19)),
            (item(2), (5, 24)),
            (item(3), (5, 30)),
        ];
        for (place, expected) in cases {
            let found = walk(TEXT, &place).unwrap();
            assert_eq!((found.line, found.column), expected, "{place}");
        }
    }

    #[test]
    fn offsets_count_bytes() {
        assert_eq!(walk(TEXT, &at(&[entry(0)])).unwrap().offset, 5);
    }

    #[test]
    fn a_place_that_does_not_exist_has_no_position() {
        assert_eq!(
            walk("a: 1\n", &at(&[entry(0), PathStep::Item(3)])).map(|p| p.line),
            Some(1)
        );
        assert_eq!(walk("a: []\n", &at(&[entry(0), PathStep::Item(3)])), None);
        assert_eq!(walk("a: 1\n", &at(&[entry(1)])), None);
        assert_eq!(
            walk("a: {b: 1}\n", &at(&[entry(0), entry(1), entry(0)])),
            None
        );
        assert_eq!(walk("a: {b: 1}\n", &at(&[entry(0), entry(4)]).key()), None);
    }
}
