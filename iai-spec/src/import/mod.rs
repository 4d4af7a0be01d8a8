//! A spec out of the vendor's definitions: the rows that they tell, and marks where a person must decide.
//!
//! Names, types, `required`, `nullable`, `always` and what is deprecated stand in the definitions. The effect of an action,
//! its site and its codes do not, nor do limits, which stand in prose. Each such place has a comment that begins with
//! [`MARK`], with the figures that the prose has. No sentence of the vendor's is written unless it is asked for
//! ([`Options::texts`]).

mod actions;
mod effect;
mod errors;
mod figures;
mod made;
mod names;
mod paging;
mod rows;
mod service;
mod structures;
mod times;
mod uses;
mod yaml;

pub use figures::{Figure, figures};
pub use made::{Import, LeftOut, MARK, Options};

use crate::definitions::{Definitions, ErrorCode, Failure};
use std::collections::BTreeMap;

/// Writes the spec of a service. `codes` are its error codes; without any, actions have those of the platform alone.
///
/// # Errors
///
/// No action is left that the format can express.
pub fn import(
    definitions: &Definitions,
    codes: &[ErrorCode],
    options: Options,
) -> Result<Import, Failure> {
    let uses = uses::Uses::of(definitions);
    if uses.actions.is_empty() {
        let place = format!("{} {}", definitions.service, definitions.version);
        let what = format!(
            "none of its {} actions can be expressed",
            definitions.actions.len()
        );
        return Err(Failure::new(
            place,
            what,
            "choose another version or service",
        ));
    }
    let mut files = BTreeMap::new();
    files.insert(
        "service.yaml".to_owned(),
        service::file(definitions, &uses.left_out),
    );
    files.extend(errors::file(codes, options).map(|text| ("errors.yaml".to_owned(), text)));
    files.extend(
        structures::file(definitions, &uses, options).map(|text| ("types.yaml".to_owned(), text)),
    );
    files.extend(actions::files(&uses, options));
    Ok(Import {
        files,
        left_out: uses.left_out,
    })
}

#[cfg(test)]
mod tests;
