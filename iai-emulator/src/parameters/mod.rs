//! From the bytes of a request to its raw parameters: a JSON body by POST, a flattened query by GET.

mod json;
mod query;
mod shape;
mod tree;

use crate::protocol::Incoming;
use crate::runtime::{ActionTable, Parameters, Refusal};

/// Reads the parameters, without a look at their values. The table is needed by GET, where every value is text.
pub(crate) fn read(incoming: &Incoming, table: &ActionTable) -> Result<Parameters, Refusal> {
    if incoming.is_get() {
        let pairs = query::read(incoming.query())?;
        let tree = tree::grow(pairs)?;
        return Ok(shape::members(table.parameters, tree));
    }
    if !incoming.query().is_empty() {
        return Err(invalid(
            "A POST takes its parameters from the body; its query must be empty.",
        ));
    }
    json::read(incoming.body())
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new("InvalidParameter", message)
}
