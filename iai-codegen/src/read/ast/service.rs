//! Rows of `service.yaml` and `errors.yaml`.

use crate::model::{self, Retry};
use crate::place::Spanned;

/// Facts of the whole service.
#[derive(Clone, Debug)]
pub struct Service {
    /// Name in the credential scope of a signature.
    pub name: Spanned<String>,
    /// Version of the API.
    pub version: Spanned<String>,
    /// Name for people.
    pub title: Option<Spanned<String>>,
    /// Page that the facts come from.
    pub source: Option<Spanned<String>>,
    /// Host names; those of the platform's pattern when absent.
    pub hosts: Option<Hosts>,
    /// Most bytes of a GET query.
    pub get_bytes: u64,
    /// Most bytes of a POST body.
    pub post_bytes: u64,
    /// Codes of problems that no single row names.
    pub codes: ServiceCodes,
    /// Groups of actions, each a Cargo feature.
    pub groups: Vec<Group>,
    /// Requests per second that the service takes.
    pub rates: Option<Rates>,
    /// How much of something there may be.
    pub quotas: Vec<Quota>,
    /// Which actions cost money.
    pub fees: Option<Fees>,
    /// What else a caller should know.
    pub notes: Vec<Note>,
}

/// How much of something there may be.
pub type Quota = model::Quota<Spanned<String>, Spanned<u64>>;

/// Which actions cost money.
pub type Fees = model::Fees<Spanned<String>>;

/// What a caller should know, and no row can say.
pub type Note = model::Note<Spanned<String>>;

/// How many requests per second the service takes, and which actions it counts together.
#[derive(Clone, Debug)]
pub struct Rates {
    /// The figure for every group without one of its own.
    pub per_second: Spanned<u64>,
    /// Page that the figures come from.
    pub source: Option<Spanned<String>>,
    /// The groups.
    pub groups: Vec<RateGroup>,
}

/// Actions whose requests are counted together.
#[derive(Clone, Debug)]
pub struct RateGroup {
    /// Its name.
    pub name: Spanned<String>,
    /// What the actions are about.
    pub doc: Option<Spanned<String>>,
    /// Its own figure.
    pub per_second: Option<Spanned<u64>>,
}

/// A group of actions that can be left out together.
pub type Group = model::Group<Spanned<String>>;

/// Host names of the service.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    /// Host for accounts of the mainland site.
    pub mainland: Option<Spanned<String>>,
    /// Host for accounts of the international site.
    pub international: Option<Spanned<String>>,
    /// Host inside of the vendor's private networks.
    pub internal: Option<Spanned<String>>,
    /// Pattern of regional hosts, with `{region}`.
    pub regional: Option<Spanned<String>>,
    /// Regions that are known to have a host.
    pub regions: Vec<Spanned<String>>,
}

/// What holds for every service of the platform, without a row in its spec.
#[derive(Clone, Debug, Default)]
pub struct Platform {
    /// Patterns of host names, with `{service}`.
    pub hosts: Hosts,
    /// Codes that any action may answer.
    pub codes: Vec<Code>,
}

/// Codes of problems that no single row names.
pub type ServiceCodes = model::ServiceCodes<Spanned<String>>;

/// One error code.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code, byte for byte.
    pub code: Spanned<String>,
    /// What it means.
    pub meaning: Spanned<String>,
    /// What to do.
    pub remedy: Spanned<String>,
    /// Its retry class; that of its family when absent.
    pub retry: Option<Retry>,
    /// Name of the Rust variant, if set by hand.
    pub rust: Option<Spanned<String>>,
}

/// Codes that mean the same to a caller.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its name; the predicate is called `is_` and the name.
    pub name: Spanned<String>,
    /// What its codes have in common.
    pub doc: Option<Spanned<String>>,
    /// Its codes.
    pub codes: Vec<Spanned<String>>,
}

/// Codes that several actions share.
#[derive(Clone, Debug)]
pub struct CodeSet {
    /// Name of the set.
    pub name: Spanned<String>,
    /// Its codes.
    pub codes: Vec<Spanned<String>>,
}
