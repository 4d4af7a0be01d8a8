//! A report as text for people, as JSON, and as a part of a changelog.

mod human;
mod json;
mod markdown;

pub use human::human;
pub use json::{SCHEMA_VERSION, json};
pub use markdown::markdown;

use super::change::{Bump, Change, Impact};
use super::report::Report;

/// The sentence about versions.
fn versions(report: &Report) -> String {
    let bump = report.bump();
    match bump {
        Bump::None => "A client's version can stay as it is.".to_owned(),
        _ => format!(
            "A client's version goes up by a {} number; before 1.0 by a {} number.",
            bump.word(),
            bump.before_one().word()
        ),
    }
}

/// What a change means, where it means something: `Rust: breaking, wire: additive`.
fn impacts(change: &Change) -> String {
    let word = |impact| match impact {
        Impact::None | Impact::Documentation => None,
        Impact::Additive => Some("additive"),
        Impact::Behaviour => Some("behaviour"),
        Impact::Breaking => Some("breaking"),
    };
    let side = |name: &str, impact| word(impact).map(|word| format!("{name}: {word}"));
    let sides = [side("Rust", change.rust), side("wire", change.wire)];
    let sides: Vec<String> = sides.into_iter().flatten().collect();
    sides.join(", ")
}
