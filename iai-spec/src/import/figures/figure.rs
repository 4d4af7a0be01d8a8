//! A figure, and how it is written.

use std::fmt;

/// A figure, with its numbers as they are written, and its unit, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// From, to, unit.
    Range(String, String, &'static str),
    /// Largest, unit.
    AtMost(String, &'static str),
    /// Smallest, unit.
    AtLeast(String, &'static str),
    /// What more must be less than, unit.
    Below(String, &'static str),
    /// What less must be more than, unit.
    Above(String, &'static str),
    /// What is assumed: a number or a word.
    Default(String),
    /// A number with a unit, of which the text does not say in a known form what it limits.
    Plain(String, &'static str),
    /// The numbers that have a meaning each.
    Values(Vec<String>),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self {
            Self::Range(from, to, unit) => (format!("{from} to {to}"), *unit),
            Self::AtMost(most, unit) => (format!("at most {most}"), *unit),
            Self::AtLeast(least, unit) => (format!("at least {least}"), *unit),
            Self::Below(bound, unit) => (format!("below {bound}"), *unit),
            Self::Above(bound, unit) => (format!("above {bound}"), *unit),
            Self::Default(value) => (format!("default {value}"), ""),
            Self::Plain(number, unit) => (number.clone(), *unit),
            Self::Values(values) => (format!("values {}", values.join(", ")), ""),
        };
        f.write_str(&number)?;
        if unit.is_empty() {
            Ok(())
        } else {
            write!(f, " {unit}")
        }
    }
}
