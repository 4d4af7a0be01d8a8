//! How errors show themselves with `{:?}`. `main`, `unwrap` and `expect` print errors so, hence it is meant for people:
//! what happened, the causes, and what to do. `{:#?}` shows what an error is made of.

use std::error::Error;
use std::fmt;

/// The causes of an error from its own source inwards.
pub(crate) type Causes<'i, 'e> = &'i mut dyn Iterator<Item = &'e (dyn Error + 'static)>;

/// Writes the error's text, then the causes that the text does not tell already, then the remedy: a line for each.
pub(crate) fn explain(
    f: &mut fmt::Formatter<'_>,
    error: &dyn fmt::Display,
    causes: Causes<'_, '_>,
    remedy: &str,
) -> fmt::Result {
    let mut told = error.to_string();
    f.write_str(&told)?;
    for cause in causes {
        let text = cause.to_string();
        if !told.contains(&text) {
            write!(f, "\n  cause: {text}")?;
            told.push('\n');
            told.push_str(&text);
        }
    }
    if !remedy.is_empty() {
        write!(f, "\n  remedy: {remedy}")?;
    }
    Ok(())
}

/// The same for an error without fields to show and without causes.
pub(crate) fn explain_or_name(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    error: &dyn fmt::Display,
    remedy: &str,
) -> fmt::Result {
    if f.alternate() {
        return f.debug_tuple(name).field(&error.to_string()).finish();
    }
    explain(f, error, &mut std::iter::empty(), remedy)
}
