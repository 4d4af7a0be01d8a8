//! Facts of the whole service, and its error codes.

/// Sites on which an action is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// Mainland and international.
    Both,
    /// Mainland only.
    Mainland,
    /// International only.
    International,
}

impl Site {
    /// The word for it in a spec.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Mainland => "mainland",
            Self::International => "international",
        }
    }
}

/// Facts of the whole service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Name in the credential scope of a signature.
    pub name: String,
    /// Version of the API.
    pub version: String,
    /// Name for people.
    pub title: Option<String>,
    /// Page that the facts come from.
    pub source: Option<String>,
    /// Host names.
    pub hosts: Hosts,
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
#[derive(Clone, Debug, PartialEq)]
pub struct Quota<T = String, N = u64> {
    /// Its name, that of a constant in lower case.
    pub name: T,
    /// What is counted.
    pub doc: T,
    /// The largest number.
    pub max: N,
    /// The code for more.
    pub code: Option<T>,
    /// Page that the figure comes from.
    pub source: Option<T>,
    /// The actions that can meet it.
    pub actions: Vec<T>,
}

/// Which actions cost money. Of an action in neither list nothing is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Fees<T = String> {
    /// Page that tells it.
    pub source: Option<T>,
    /// Actions whose calls are paid for.
    pub paid: Vec<T>,
    /// Actions whose calls are free of charge.
    pub free: Vec<T>,
}

/// What a caller should know, and no row can say.
#[derive(Clone, Debug, PartialEq)]
pub struct Note<T = String> {
    /// The text.
    pub doc: T,
    /// Page that tells it.
    pub source: Option<T>,
    /// The actions that it is about; the whole service when there is none.
    pub actions: Vec<T>,
}

/// Codes of problems that no single row names.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCodes<T = String> {
    /// A required parameter is absent.
    pub missing: T,
    /// A value has another JSON type.
    pub wrong_type: T,
    /// A parameter is not defined.
    pub unknown_parameter: T,
}

/// Host names of the service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hosts {
    /// Host for accounts of the mainland site.
    pub mainland: Option<String>,
    /// Host for accounts of the international site.
    pub international: Option<String>,
    /// Host inside of the vendor's private networks.
    pub internal: Option<String>,
    /// Pattern of regional hosts, with `{region}`.
    pub regional: Option<String>,
    /// Regions that are known to have a host.
    pub regions: Vec<String>,
}

/// A group of actions that can be left out together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<T = String> {
    /// Name of the feature.
    pub name: T,
    /// What the actions are about.
    pub doc: Option<T>,
}

/// How many requests per second the service takes, and which actions it counts together.
#[derive(Clone, Debug, PartialEq)]
pub struct Rates {
    /// The figure for every group without one of its own.
    pub per_second: u64,
    /// Page that the figures come from.
    pub source: Option<String>,
    /// The groups.
    pub groups: Vec<RateGroup>,
}

/// Actions whose requests are counted together.
#[derive(Clone, Debug, PartialEq)]
pub struct RateGroup {
    /// Its name.
    pub name: String,
    /// What the actions are about.
    pub doc: Option<String>,
    /// Its own figure.
    pub per_second: Option<u64>,
}

/// What may be done after an error: the same eight words everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The same request fails again.
    Never,
    /// Throttled before it ran.
    Throttled,
    /// Trouble on the server's side.
    Transient,
    /// Some state has to change first.
    Later,
    /// Another call works on the same thing.
    Conflict,
    /// A picture could not be fetched.
    PictureFetch,
    /// The clock is wrong.
    Clock,
    /// Temporary credentials have to be renewed.
    Credentials,
}

impl Retry {
    /// Its word in a spec.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Throttled => "throttled",
            Self::Transient => "transient",
            Self::Later => "later",
            Self::Conflict => "conflict",
            Self::PictureFetch => "picture_fetch",
            Self::Clock => "clock",
            Self::Credentials => "credentials",
        }
    }
}

/// One error code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The code, byte for byte.
    pub code: String,
    /// What it means.
    pub meaning: String,
    /// What to do.
    pub remedy: String,
    /// Its retry class.
    pub retry: Retry,
}

/// Codes that mean the same to a caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// Its name.
    pub name: String,
    /// What its codes have in common.
    pub doc: Option<String>,
    /// Rust names of the codes' variants, in the order of the spec.
    pub variants: Vec<String>,
}

impl Category {
    /// The name of its predicate.
    #[must_use]
    pub fn predicate(name: &str) -> String {
        format!("is_{name}")
    }
}

/// An error code and its variant.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorCode {
    /// Rust name of the variant.
    pub variant: String,
    /// The row of the spec.
    pub row: Code,
}
