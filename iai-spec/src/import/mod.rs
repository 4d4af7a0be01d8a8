//! A spec out of the vendor's definitions: the rows that they tell, and marks where a person must decide.
//!
//! Names, types, `required`, `nullable`, `always` and what is deprecated stand in the definitions. The effect of an action,
//! its site and its codes do not, nor do limits, which stand in prose. Each such place has a comment that begins with
//! [`MARK`], with the figures that the prose has. No sentence of the vendor's is written unless it is asked for
//! ([`Options::texts`]).

mod actions;
mod effect;
mod errors;
mod examples;
mod figures;
mod made;
mod merge;
mod names;
mod paging;
mod rows;
mod secret;
mod service;
mod structures;
mod times;
mod uses;
mod yaml;

pub use figures::{Figure, figures};
pub use made::{Facts, Import, LeftOut, MARK, Options};
pub use merge::{Merge, merge, refuse_other, service};

use crate::definitions::Failure;

/// Writes the spec of a service.
///
/// # Errors
///
/// No action is left that the format can express.
pub fn import(facts: Facts<'_>, options: Options) -> Result<Import, Failure> {
    let definitions = facts.definitions;
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
    let named = |name: &str, text: Option<String>| text.map(|text| (name.to_owned(), text));
    let mut files = actions::files(&uses, facts, options);
    files.insert(
        "service.yaml".to_owned(),
        service::file(definitions, &uses.left_out),
    );
    files.extend(named("errors.yaml", errors::file(facts, options)));
    files.extend(named("types.yaml", structures::file(facts, &uses, options)));
    let actions = uses.actions.iter();
    Ok(Import {
        files,
        actions: actions.map(|call| call.action.name.clone()).collect(),
        left_out: uses.left_out,
    })
}

#[cfg(test)]
mod tests;
