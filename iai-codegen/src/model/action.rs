//! Actions.

use super::flow::{Paging, Recovers, Waits};
use super::service::Site;
use super::types::Field;
use crate::node::Node;

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

impl Effect {
    /// Its word in a spec.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Idempotent => "idempotent",
            Self::Create => "create",
        }
    }
}

/// A request and its response, from the vendor's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// Parameters.
    pub request: Node,
    /// Content of `Response`.
    pub response: Node,
}

/// A place where the spec departs from the vendor's page.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Path of the corrected value in this file.
    pub at: String,
    /// What the page has there.
    pub page: Node,
    /// Why the spec departs from it.
    pub why: String,
}

/// One of several parameters must be given.
#[derive(Clone, Debug, PartialEq)]
pub struct AnyOf<T = String> {
    /// Wire names.
    pub members: Vec<T>,
    /// The one that wins when several are given.
    pub prefer: Option<T>,
    /// The code when none is given.
    pub code: T,
}

/// One meaning of a successful response.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Name of the variant.
    pub name: String,
    /// Wire name of the field whose presence tells.
    pub when: Option<String>,
    /// Wire names of the fields that it carries.
    pub carries: Vec<String>,
    /// What it means.
    pub doc: String,
}

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Name on the wire.
    pub name: String,
    /// What the names of its Rust types begin with.
    pub rust: String,
    /// Rust name of its module and client method.
    pub module: String,
    /// One line.
    pub summary: String,
    /// Further lines.
    pub doc: String,
    /// Where it is offered, if that is known.
    pub site: Option<Site>,
    /// What it does to state.
    pub effect: Effect,
    /// Whether its requests are signed.
    pub signed: bool,
    /// Page that the facts come from.
    pub source: Option<String>,
    /// File of the spec that has it.
    pub file: String,
    /// The group that it belongs to.
    pub group: Option<String>,
    /// The group that its requests are counted in.
    pub rate_group: Option<String>,
    /// Why it should not be used any more.
    pub deprecated: Option<String>,
    /// How it is read page by page.
    pub paging: Option<Paging>,
    /// How to wait for what it starts.
    pub waits: Option<Waits>,
    /// How to find out about a lost response.
    pub recovers: Option<Recovers>,
    /// Codes that mean that what it removes is gone already.
    pub gone: Vec<String>,
    /// Parameters.
    pub parameters: Vec<Field>,
    /// Rules over several parameters.
    pub rules: Vec<AnyOf>,
    /// Fields of the response.
    pub response: Vec<Field>,
    /// Meanings of a successful response.
    pub outcomes: Vec<Outcome>,
    /// Codes that it documents.
    pub codes: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
    /// Departures from the page.
    pub corrections: Vec<Correction>,
}

impl Action {
    /// The rule that a parameter is a member of.
    #[must_use]
    pub fn rule_of(&self, wire: &str) -> Option<&AnyOf> {
        self.rules
            .iter()
            .find(|rule| rule.members.iter().any(|member| member == wire))
    }

    /// The parameter called `wire`.
    #[must_use]
    pub fn parameter(&self, wire: &str) -> Option<&Field> {
        self.parameters.iter().find(|field| field.wire == wire)
    }

    /// The field of the response called `wire`.
    #[must_use]
    pub fn response_field(&self, wire: &str) -> Option<&Field> {
        self.response.iter().find(|field| field.wire == wire)
    }

    /// The parameter that replaces `wire` when both are given.
    #[must_use]
    pub fn winner_over(&self, wire: &str) -> Option<&Field> {
        let winner = self
            .rule_of(wire)?
            .prefer
            .as_deref()
            .filter(|winner| *winner != wire)?;
        self.parameters.iter().find(|field| field.wire == winner)
    }
}
