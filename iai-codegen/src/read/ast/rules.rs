//! Constraints of rows, with the places that a problem may point at.

use crate::model::Rule;
use crate::place::SpecPath;

/// A constraint as it stands in a row.
#[derive(Clone, Debug)]
pub struct PlacedRule {
    /// The constraint.
    pub rule: Rule,
    /// The key of the row that holds it, such as `chars`.
    pub key: &'static str,
    /// Where it stands.
    pub place: SpecPath,
    /// Its own keys, and where their values stand.
    pub parts: Vec<(String, SpecPath)>,
}

impl PlacedRule {
    /// Where the value of one of its keys stands.
    #[must_use]
    pub fn place_of(&self, key: &str) -> &SpecPath {
        let part = self.parts.iter().find(|(name, _)| name == key);
        part.map_or(&self.place, |(_, place)| place)
    }
}
