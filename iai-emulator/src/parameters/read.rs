//! Chooses the reader for the parameters of a request: JSON, query or form.

use super::{Parameters, json, shape, tree};
use crate::protocol::{Dialect, Incoming, pairs};
use crate::refusal::{Refusal, invalid};
use crate::table::ActionTable;

/// Reads the parameters, without a look at their values. The table is needed where every value is text.
pub(crate) fn read(
    incoming: &Incoming,
    dialect: Dialect,
    table: &ActionTable,
    most_values: usize,
) -> Result<Parameters, Refusal> {
    if !incoming.is_get() && !incoming.query().is_empty() {
        return Err(invalid(
            "A POST takes its parameters from the body; its query must be empty.",
        ));
    }
    let pairs = match dialect {
        Dialect::V1(form) => form.into_parameters(),
        Dialect::V3 if incoming.is_get() => pairs(incoming.query())?,
        Dialect::V3 => return json::read(incoming.body(), most_values),
    };
    let tree = tree::grow(pairs, most_values)?;
    Ok(shape::members(table.parameters, tree))
}
