//! Actions.

use super::described::Member;
use super::field::Field;
use super::value::{Pairs, Value};
use crate::service::{Effect, Site};

described! {
    /// An action.
    pub struct Action {
        /// Its name on the wire.
        action: &'static str,
        /// What the names of its Rust types begin with.
        rust: &'static str,
        /// The client's method, and the module of its types.
        method: &'static str,
        /// The group that it belongs to.
        group: Option<&'static str>,
        /// The group that its requests are counted in.
        rate_group: Option<&'static str>,
        /// One line.
        summary: &'static str,
        /// Further lines.
        doc: &'static str,
        /// Where it is offered, if that is known.
        site: Option<Site>,
        /// What a call that is sent twice does.
        effect: Effect,
        /// Whether its requests are signed.
        signed: bool,
        /// Page that the facts come from.
        source: Option<&'static str>,
        /// Why it should not be used any more.
        deprecated: Option<&'static str>,
        /// The parameters.
        parameters: &'static [Field],
        /// Parameters of which at least one must be given.
        rules: &'static [AnyOf],
        /// The fields of the response.
        response: &'static [Field],
        /// What a successful response can mean. The first one whose `when` is there holds.
        outcomes: &'static [Outcome],
        /// How it is read page by page.
        paging: Option<Paging>,
        /// How to wait for what it starts.
        waits: Option<Waits>,
        /// How to find out whether it ran when its response was lost.
        recovers: Option<Recovers>,
        /// Codes that mean that what it removes is gone already.
        gone: &'static [&'static str],
        /// The codes that its page documents. It may answer others.
        errors: &'static [&'static str],
        /// Requests and their responses.
        examples: &'static [Example],
        /// Where the spec departs from the vendor's page.
        corrections: &'static [Correction],
    }

    /// At least one of several parameters must be given.
    pub struct AnyOf {
        /// Their names on the wire.
        any_of: &'static [&'static str],
        /// The one that is sent when several are given.
        prefer: Option<&'static str>,
        /// The code when none is given.
        error: &'static str,
    }

    /// One meaning of a successful response.
    pub struct Outcome {
        /// Its name.
        name: &'static str,
        /// The field of the response whose presence tells; the last outcome has none.
        when: Option<&'static str>,
        /// The fields that it carries.
        carries: &'static [&'static str],
        /// What it means.
        doc: &'static str,
    }

    /// How an action is read page by page.
    pub struct Paging {
        /// Parameter with the position of the first item.
        offset: &'static str,
        /// Parameter with the number of items.
        limit: &'static str,
        /// Most items of a page.
        max: u64,
        /// Field of the response with the items.
        items: &'static str,
        /// Field of the response with the number of all items.
        total: Option<&'static str>,
    }

    /// How to wait for a job that an action starts.
    pub struct Waits {
        /// The action that tells how the job stands.
        poll: &'static str,
        /// Its parameters, and the fields of the response that fill them.
        with: Pairs,
        /// The field of its response that tells the state.
        state: &'static str,
        /// States in which the job has succeeded.
        done: &'static [&'static str],
        /// States in which the job has failed.
        failed: &'static [&'static str],
    }

    /// How to find out whether a create ran when its response was lost.
    pub struct Recovers {
        /// The action that tells.
        by: &'static str,
        /// Its parameters, and those of the create that fill them.
        with: Pairs,
        /// Its codes for "there is no such thing".
        absent: &'static [&'static str],
        /// The create's codes for "the thing exists already".
        exists: &'static [&'static str],
        /// Fields of the create's response, and those of `by` that tell them.
        response: Pairs,
        /// Parameters of the create, and fields of `by` that have the same values when it is the same thing.
        same: Pairs,
    }

    /// A request and its response.
    pub struct Example {
        /// What it shows.
        title: &'static str,
        /// The parameters.
        request: Value,
        /// The content of `Response`.
        response: Value,
    }

    /// A place where the spec departs from the vendor's page.
    pub struct Correction {
        /// Path of the corrected value in the file of the action.
        at: &'static str,
        /// What the page has there.
        page: Value,
        /// Why the spec departs from it.
        why: &'static str,
    }
}

impl Member for Effect {}
