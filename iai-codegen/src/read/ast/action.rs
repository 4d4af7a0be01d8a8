//! Rows of a file in `actions/`.

use super::types::Field;
use crate::model::{Effect, Site};
use crate::node::Node;
use crate::place::{At, Place};

/// One of several parameters must be given.
#[derive(Clone, Debug)]
pub struct AnyOf {
    /// The parameters.
    pub members: Vec<At<String>>,
    /// The one that wins when several are given.
    pub prefer: Option<At<String>>,
    /// The code when none is given.
    pub code: At<String>,
}

/// One way in which a successful answer can be meant.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub title: At<String>,
    /// Parameters.
    pub request: At<Node>,
    /// Content of `Response`.
    pub response: At<Node>,
}

/// A place where the spec departs from the vendor's page.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Path of the corrected value in this file.
    pub at: At<String>,
    /// What the page has there.
    pub page: At<Node>,
    /// Why the spec departs from it.
    pub why: At<String>,
}

/// How an action is read page by page.
#[derive(Clone, Debug)]
pub struct Paging {
    /// Parameter with the first position.
    pub offset: At<String>,
    /// Parameter with the number of items.
    pub limit: At<String>,
    /// Most items of a page.
    pub max: At<u64>,
    /// Response field with the items.
    pub items: At<String>,
    /// Response field with the number of all items.
    pub total: Option<At<String>>,
}

/// How to wait for a job that an action starts.
#[derive(Clone, Debug)]
pub struct Waits {
    /// The action that tells how the job stands.
    pub poll: At<String>,
    /// Its parameters, and the response fields that fill them.
    pub with: Vec<(At<String>, At<String>)>,
    /// The response field of `poll` that tells the state.
    pub state: At<String>,
    /// States in which the job has succeeded.
    pub done: Vec<At<String>>,
    /// States in which the job has failed.
    pub failed: Vec<At<String>>,
}

/// How to find out whether a create took effect whose answer was lost.
#[derive(Clone, Debug)]
pub struct Recovers {
    /// The action that tells.
    pub by: At<String>,
    /// Its parameters, and those of the create that fill them.
    pub with: Vec<(At<String>, At<String>)>,
    /// Codes by which it tells that there is no such thing.
    pub absent: Vec<At<String>>,
    /// Codes by which the create tells that the thing exists already.
    pub exists: Vec<At<String>>,
    /// Response fields of the create, and those of `by` that tell them.
    pub answer: Vec<(At<String>, At<String>)>,
}

/// One action.
#[derive(Clone, Debug)]
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
    /// The group that it belongs to.
    pub group: Option<At<String>>,
    /// The group that its requests are counted in.
    pub rate_group: Option<At<String>>,
    /// Why it should not be used any more.
    pub deprecated: Option<At<String>>,
    /// How it is read page by page.
    pub paging: Option<Paging>,
    /// How to wait for what it starts.
    pub waits: Option<Waits>,
    /// How to find out about a lost answer.
    pub recovers: Option<Recovers>,
    /// Codes that mean that what it removes is gone already.
    pub gone: Vec<At<String>>,
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
