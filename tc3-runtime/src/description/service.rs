//! The service, and what all of its actions share.

use super::action::Action;
use super::described::Member;
use super::types::{EnumType, ImageType, StringType, Structure};
use crate::code::RetryClass;

described! {
    /// A version of a service: everything that its spec says.
    pub struct Service {
        /// Version of the document. It is raised when a member goes or changes its meaning.
        schema_version: u32,
        /// The service's short name, part of what is signed.
        service: &'static str,
        /// The API version, as it is sent.
        version: &'static str,
        /// Name for people.
        title: Option<&'static str>,
        /// Page that the facts come from.
        source: Option<&'static str>,
        /// Where the service is reached.
        hosts: Hosts,
        /// Largest requests.
        limits: Limits,
        /// Codes of mistakes that no row names.
        codes: Codes,
        /// Groups of actions, each a Cargo feature of a client that has them.
        groups: &'static [Group],
        /// Requests per second that the service takes.
        rates: Option<Rates>,
        /// How much of something there may be.
        quotas: &'static [Quota],
        /// Which actions cost money.
        fees: Option<Fees>,
        /// What else a caller should know.
        notes: &'static [Note],
        /// The actions, in the order of the spec.
        actions: &'static [Action],
        /// Texts with constraints of their own.
        strings: &'static [StringType],
        /// Numbers with meanings.
        enums: &'static [EnumType],
        /// Pictures with limits.
        images: &'static [ImageType],
        /// Groups of fields.
        structures: &'static [Structure],
        /// The error codes of the service and of the platform, sorted by bytes.
        errors: &'static [ErrorRow],
        /// Codes that mean the same to a caller.
        categories: &'static [Category],
    }

    /// Hosts of the service. One that is absent does not exist.
    pub struct Hosts {
        /// For accounts of the mainland site.
        mainland: Option<&'static str>,
        /// For accounts of the international site.
        international: Option<&'static str>,
        /// Inside of the vendor's private networks.
        internal: Option<&'static str>,
        /// Pattern of regional hosts, with `{region}` in it.
        regional: Option<&'static str>,
        /// Regions that are known to have a host.
        regions: &'static [&'static str],
    }

    /// Largest encoded requests.
    pub struct Limits {
        /// Bytes of a GET query.
        get_bytes: u64,
        /// Bytes of a POST body.
        post_bytes: u64,
    }

    /// Codes of mistakes that no row names.
    pub struct Codes {
        /// A required parameter is absent.
        missing: &'static str,
        /// A value has another JSON type than its row says.
        wrong_type: &'static str,
        /// No row describes a parameter.
        unknown_parameter: &'static str,
    }

    /// A group of actions.
    pub struct Group {
        /// Its name.
        name: &'static str,
        /// What the actions are about.
        doc: &'static str,
    }

    /// Requests per second that the service takes.
    pub struct Rates {
        /// Page that the figures come from.
        source: Option<&'static str>,
        /// What is counted together.
        groups: &'static [RateGroup],
    }

    /// Actions whose requests are counted together.
    pub struct RateGroup {
        /// Its name, which actions have as their `rate_group`.
        name: &'static str,
        /// What the actions are about.
        doc: &'static str,
        /// Requests per second of all its actions together.
        per_second: u64,
    }

    /// How much of something there may be.
    pub struct Quota {
        /// Its name.
        name: &'static str,
        /// The largest number.
        max: u64,
        /// What is counted.
        doc: &'static str,
        /// The code for more.
        error: Option<&'static str>,
        /// Page that the figure comes from.
        source: Option<&'static str>,
        /// The actions that can meet it.
        actions: &'static [&'static str],
    }

    /// Which actions cost money. Of an action in neither list nothing is known.
    pub struct Fees {
        /// Page that tells it.
        source: Option<&'static str>,
        /// Actions whose calls are paid for.
        paid: &'static [&'static str],
        /// Actions whose calls are free of charge.
        free: &'static [&'static str],
    }

    /// What a caller should know, and no row can say.
    pub struct Note {
        /// The text.
        doc: &'static str,
        /// Page that tells it.
        source: Option<&'static str>,
        /// The actions that it is about; the whole service when there is none.
        actions: &'static [&'static str],
    }

    /// An error code.
    pub struct ErrorRow {
        /// The code, as the service sends it.
        code: &'static str,
        /// Its variant in Rust.
        rust: &'static str,
        /// What it means.
        meaning: &'static str,
        /// What to do about it.
        remedy: &'static str,
        /// What it says about sending the request again.
        retry: RetryClass,
    }

    /// Codes that mean the same to a caller.
    pub struct Category {
        /// Its name; the predicate in Rust has `is_` before it.
        name: &'static str,
        /// What the codes have in common.
        doc: &'static str,
        /// The codes.
        codes: &'static [&'static str],
    }
}

impl Member for Hosts {}
impl Member for Limits {}
impl Member for Codes {}
impl Member for RetryClass {}

impl Service {
    /// The action called `name` on the wire.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&'static Action> {
        self.actions.iter().find(|action| action.action == name)
    }
}
