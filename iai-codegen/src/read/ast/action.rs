//! Rows of a file in `actions/`.

use super::types::Field;
use crate::model::{self, Effect, Site};
use crate::node::Node;
use crate::place::{Spanned, SpecPath};

/// One of several parameters must be given.
pub type AnyOf = model::AnyOf<Spanned<String>>;

/// One way in which a successful response can be meant.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Name of the variant.
    pub name: Spanned<String>,
    /// The field whose presence tells; the last outcome has none.
    pub when: Option<Spanned<String>>,
    /// Fields that belong to it.
    pub carries: Vec<Spanned<String>>,
    /// What it means.
    pub doc: Option<Spanned<String>>,
}

/// A request and its response, from the vendor's page.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub title: Spanned<String>,
    /// Parameters.
    pub request: Spanned<Node>,
    /// Content of `Response`.
    pub response: Spanned<Node>,
}

/// A place where the spec departs from the vendor's page.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Path of the corrected value in this file.
    pub at: Spanned<String>,
    /// What the page has there.
    pub page: Spanned<Node>,
    /// Why the spec departs from it.
    pub why: Spanned<String>,
}

/// How an action is read page by page.
pub type Paging = model::Paging<Spanned<String>, Spanned<u64>>;

/// How to wait for a job that an action starts.
pub type Waits = model::Waits<Spanned<String>>;

/// How to find out whether a create took effect whose response was lost.
pub type Recovers = model::Recovers<Spanned<String>>;

/// One action.
#[derive(Clone, Debug)]
pub struct Action {
    /// Name on the wire.
    pub name: Spanned<String>,
    /// What the names of its Rust types begin with, where it is another.
    pub rust: Option<Spanned<String>>,
    /// One line.
    pub summary: Option<Spanned<String>>,
    /// More than one line.
    pub doc: Option<Spanned<String>>,
    /// Where it is offered.
    pub site: Option<Site>,
    /// What it does to state.
    pub effect: Effect,
    /// Whether its requests are signed.
    pub signed: bool,
    /// Where the row says that the response is a stream of events.
    pub streams: Option<SpecPath>,
    /// Page that the facts come from.
    pub source: Option<Spanned<String>>,
    /// The group that it belongs to.
    pub group: Option<Spanned<String>>,
    /// The group that its requests are counted in.
    pub rate_group: Option<Spanned<String>>,
    /// Why it should not be used any more.
    pub deprecated: Option<Spanned<String>>,
    /// How it is read page by page.
    pub paging: Option<Paging>,
    /// How to wait for what it starts.
    pub waits: Option<Waits>,
    /// How to find out about a lost response.
    pub recovers: Option<Recovers>,
    /// Codes that mean that what it removes is gone already.
    pub gone: Vec<Spanned<String>>,
    /// Parameters in the order of the page.
    pub parameters: Vec<Field>,
    /// Rules over several parameters.
    pub rules: Vec<AnyOf>,
    /// Fields of the response.
    pub response: Vec<Field>,
    /// Meanings of a successful response.
    pub outcomes: Vec<Outcome>,
    /// Sets of codes that it documents.
    pub error_sets: Vec<Spanned<String>>,
    /// Further codes that it documents.
    pub error_codes: Vec<Spanned<String>>,
    /// Examples.
    pub examples: Vec<Example>,
    /// Corrections.
    pub corrections: Vec<Correction>,
    /// The whole file, for checks of corrections.
    pub node: Node,
    /// The file's root.
    pub place: SpecPath,
}

impl Action {
    /// What the names of its Rust types begin with.
    #[must_use]
    pub fn rust_name(&self) -> &Spanned<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}
