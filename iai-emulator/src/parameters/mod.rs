//! From the bytes of a request to its raw parameters: a JSON body by POST, a flattened query by GET, a flattened
//! query or form with an older signature.

mod json;
mod query;
mod shape;
mod tree;

pub(crate) use query::read as pairs;

use crate::protocol::{Dialect, Incoming};
use crate::runtime::{ActionTable, Parameters, Refusal, quoted};

/// Reads the parameters, without a look at their values. The table is needed where every value is text.
pub(crate) fn read(
    incoming: &Incoming,
    dialect: Dialect,
    table: &ActionTable,
) -> Result<Parameters, Refusal> {
    if !incoming.is_get() && !incoming.query().is_empty() {
        return Err(invalid(
            "A POST takes its parameters from the body; its query must be empty.",
        ));
    }
    let pairs = match dialect {
        Dialect::V1(form) => form.into_parameters(),
        Dialect::V3 if incoming.is_get() => query::read(incoming.query())?,
        Dialect::V3 => return json::read(incoming.body()),
    };
    let tree = tree::grow(pairs)?;
    Ok(shape::members(table.parameters, tree))
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new("InvalidParameter", message)
}

/// A name that comes twice.
pub(crate) fn given_twice(name: &str) -> Refusal {
    invalid(format!("The parameter {} is given twice.", quoted(name)))
}
