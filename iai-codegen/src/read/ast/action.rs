//! Rows of a file in `actions/`.

use super::types::Field;
use crate::load::{At, Node, Place};

/// Sites on which an action is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// Mainland and international.
    Both,
    /// Mainland only.
    Mainland,
}

/// What a call does to the service's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// May be repeated: the second time changes nothing more.
    Idempotent,
    /// Must not be repeated blindly.
    Create,
}

/// One of several parameters must be given.
#[derive(Clone, Debug, PartialEq)]
pub struct AnyOf {
    /// The parameters.
    pub members: Vec<At<String>>,
    /// The one that wins when several are given.
    pub prefer: Option<At<String>>,
    /// The code when none is given.
    pub code: At<String>,
}

/// One way in which a successful answer can be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Name of the variant.
    pub name: At<String>,
    /// The field whose presence tells; the last outcome has none.
    pub when: Option<At<String>>,
    /// Fields that belong to it.
    pub carries: Vec<At<String>>,
    /// What it means.
    pub doc: Option<At<String>>,
}

/// A request and its answer, from the vendor's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: At<String>,
    /// Parameters.
    pub request: At<Node>,
    /// Content of `Response`.
    pub response: At<Node>,
}

/// A place where the spec departs from the vendor's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Path of the corrected value in this file.
    pub at: At<String>,
    /// What the page has there.
    pub page: At<Node>,
    /// Why the spec departs from it.
    pub why: At<String>,
}

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Name on the wire.
    pub name: At<String>,
    /// One line.
    pub summary: Option<At<String>>,
    /// More than one line.
    pub doc: Option<At<String>>,
    /// Where it is offered.
    pub site: Site,
    /// What it does to state.
    pub effect: Effect,
    /// Page that the facts come from.
    pub source: Option<At<String>>,
    /// Parameters in the order of the page.
    pub parameters: Vec<Field>,
    /// Rules over several parameters.
    pub rules: Vec<AnyOf>,
    /// Fields of the answer.
    pub response: Vec<Field>,
    /// Meanings of a successful answer.
    pub outcomes: Vec<Outcome>,
    /// Sets of codes that it documents.
    pub error_sets: Vec<At<String>>,
    /// Further codes that it documents.
    pub error_codes: Vec<At<String>>,
    /// Examples.
    pub examples: Vec<Example>,
    /// Corrections.
    pub corrections: Vec<Correction>,
    /// The whole file, for checks of corrections.
    pub node: Node,
    /// The file's root.
    pub place: Place,
}
