//! Checks raw parameters against the table of their action. The order is the one that [`crate::runtime`] documents.

mod alphabet;
mod lists;
mod numbers;
mod shape;
mod switches;
#[cfg(test)]
mod tests;
mod text;
mod times;
mod values;

pub(crate) use values::Images;

use crate::parameters::Parameters;
use crate::picture::Reading;
use crate::refusal::Refusal;
use crate::table::{ActionTable, AnyOf};

/// Parameters that keep their table.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) parameters: Parameters,
    /// The pictures among them, by path.
    pub(crate) images: Images,
}

/// Checks the parameters; the first broken rule decides.
pub(crate) fn check(
    table: &ActionTable,
    mut parameters: Parameters,
    reading: Reading,
) -> Result<Checked, Refusal> {
    shape::unknown(table, &parameters)?;
    shape::missing(table, &parameters)?;
    shape::mistyped(table, &parameters)?;
    for rule in table.rules {
        drop_losers(rule, &mut parameters);
    }
    let images = values::check(table.parameters, &parameters, reading)?;
    for rule in table.rules {
        any_of(rule, &parameters)?;
    }
    switches::settle(table.parameters, &mut parameters);
    Ok(Checked { parameters, images })
}

/// Checks the values of parameters alone, whichever there are, and returns the pictures among them.
pub(crate) fn check_values(
    table: &ActionTable,
    parameters: &Parameters,
    reading: Reading,
) -> Result<Images, Refusal> {
    values::check(table.parameters, parameters, reading)
}

fn drop_losers(rule: &AnyOf, parameters: &mut Parameters) {
    let Some(winner) = rule
        .prefer
        .filter(|winner| parameters.contains_key(*winner))
    else {
        return;
    };
    for loser in rule.members.iter().filter(|member| **member != winner) {
        parameters.remove(*loser);
    }
}

fn any_of(rule: &AnyOf, parameters: &Parameters) -> Result<(), Refusal> {
    if rule
        .members
        .iter()
        .any(|member| parameters.contains_key(*member))
    {
        return Ok(());
    }
    let message = format!(
        "One of these parameters is needed: {}.",
        rule.members.join(", ")
    );
    Err(Refusal::new(rule.code, message))
}
