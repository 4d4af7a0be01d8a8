//! Small crates in memory.

mod paths;
mod plans;
mod skipped;
mod trees;

use crate::{Sources, Survey};

type Files<'a> = &'a [(&'a str, &'a str)];

fn survey(files: Files<'_>) -> Survey {
    Survey::of(&Sources::in_memory(files.iter().copied()), &[])
}

/// The arrows of a crate without complaints, as `from -> to: name (line)`.
fn arrows(files: Files<'_>) -> Vec<String> {
    let survey = survey(files);
    assert_eq!(survey.complaints, [""; 0]);
    let text = |a: &crate::Arrow| format!("{} -> {}: {} ({})", a.from, a.to, a.name, a.line);
    survey.arrows.iter().map(text).collect()
}
