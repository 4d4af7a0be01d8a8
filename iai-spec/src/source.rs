//! Reading a spec that must be right.

use crate::expand::Failure;
use iai_codegen::{Api, Problems, Sources, compile};
use std::path::Path;

/// The API of the spec in `folder`.
///
/// # Errors
///
/// There is no such folder, or the spec has mistakes, all of which are told.
pub fn read(folder: &Path) -> Result<Api, Failure> {
    let mut problems = Problems::default();
    let sources = Sources::read(folder, &folder.display().to_string(), &mut problems);
    if !folder.is_dir() {
        return Err(Failure::NoFolder(problems.render(&sources)));
    }
    let (api, problems) = compile(&sources, problems);
    api.filter(|_| problems.is_empty())
        .ok_or_else(|| Failure::Problems(problems.render(&sources)))
}
