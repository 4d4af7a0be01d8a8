//! The spec as it was written: names are not yet looked up.

use crate::load::{At, Node, Place};

/// Everything that the files of a spec say.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// Content of `service.yaml`.
    pub service: Option<Service>,
    /// Every error code.
    pub codes: Vec<Code>,
    /// Named sets of error codes.
    pub sets: Vec<CodeSet>,
    /// Refined strings.
    pub strings: Vec<StringType>,
    /// Enumerations of numbers.
    pub enums: Vec<EnumType>,
    /// Kinds of images.
    pub images: Vec<ImageType>,
    /// Shared structures.
    pub structures: Vec<Structure>,
    /// Actions.
    pub actions: Vec<Action>,
}

/// Facts of the whole service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Name in the credential scope of a signature.
    pub name: At<String>,
    /// Version of the API.
    pub version: At<String>,
    /// Name for people.
    pub title: Option<At<String>>,
    /// Page that the facts come from.
    pub source: Option<At<String>>,
    /// Host names.
    pub hosts: Hosts,
    /// Most bytes of a GET query.
    pub get_bytes: u64,
    /// Most bytes of a POST body.
    pub post_bytes: u64,
    /// Parameters that travel as headers.
    pub common: Vec<CommonParameter>,
    /// Codes of problems that no single row names.
    pub codes: ServiceCodes,
}

/// Host names of the service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hosts {
    /// Host for accounts of the mainland site.
    pub mainland: Option<At<String>>,
    /// Host for accounts of the international site.
    pub international: Option<At<String>>,
    /// Host inside of the vendor's private networks.
    pub internal: Option<At<String>>,
    /// Pattern of regional hosts, with `{region}`.
    pub regional: Option<At<String>>,
    /// Regions that are known to have a host.
    pub regions: Vec<At<String>>,
}

/// A parameter that every action has and that travels as a header.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonParameter {
    /// Name on the page.
    pub name: At<String>,
    /// Header that carries it.
    pub header: At<String>,
    /// Whether every request has it.
    pub required: bool,
    /// What it means.
    pub doc: Option<At<String>>,
}

/// Codes of problems that no single row names.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCodes {
    /// A required parameter is absent.
    pub missing: At<String>,
    /// A value has another JSON type.
    pub wrong_type: At<String>,
    /// A parameter is not defined.
    pub unknown_parameter: At<String>,
}

/// What may be done after an error: the same eight words everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The same request fails again.
    No,
    /// Throttled before it ran.
    Rate,
    /// Trouble on the server's side.
    Transient,
    /// Some state has to change first.
    Later,
    /// Another call works on the same thing.
    Conflict,
    /// A picture could not be fetched.
    Fetch,
    /// The clock is wrong.
    Clock,
    /// Temporary credentials have to be renewed.
    Creds,
}

/// One error code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The code, byte for byte.
    pub code: At<String>,
    /// What it means.
    pub meaning: At<String>,
    /// What to do.
    pub remedy: At<String>,
    /// Its retry class.
    pub retry: Retry,
    /// Name of the Rust variant, if set by hand.
    pub rust: Option<At<String>>,
}

/// Codes that several actions share.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeSet {
    /// Name of the set.
    pub name: At<String>,
    /// Its codes.
    pub codes: Vec<At<String>>,
}

/// An inclusive bound and the code that its violation gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit<N> {
    /// The last value that is allowed.
    pub at: At<N>,
    /// The code of a violation.
    pub code: At<String>,
}

/// Lower and upper bound of a size or number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds<N> {
    /// Where the constraint stands.
    pub place: At<()>,
    /// Lower bound.
    pub min: Option<Limit<N>>,
    /// Upper bound.
    pub max: Option<Limit<N>>,
    /// Why the rule only warns, if it does.
    pub advisory: Option<At<String>>,
}

/// Characters that a string may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Alphabet {
    /// Where the constraint stands.
    pub place: At<()>,
    /// A–Z and a–z.
    pub english_letters: bool,
    /// Han ideographs.
    pub chinese_letters: bool,
    /// 0–9.
    pub digits: bool,
    /// Further single characters.
    pub symbols: String,
    /// The code of a violation.
    pub code: At<String>,
    /// Why the rule only warns, if it does.
    pub advisory: Option<At<String>>,
}

/// A rule without a value: a code, and a reason when it only warns.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeRule {
    /// Where the constraint stands.
    pub place: At<()>,
    /// The code of a violation.
    pub code: At<String>,
    /// Why the rule only warns, if it does.
    pub advisory: Option<At<String>>,
}

/// The only texts that are allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOf {
    /// The texts.
    pub values: Vec<At<String>>,
    /// The rule.
    pub rule: CodeRule,
}

/// Items of a list must differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Unique {
    /// The field that must differ; whole items when absent.
    pub by: Option<At<String>>,
    /// The rule.
    pub rule: CodeRule,
}

/// All constraints that a row may carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Length in characters.
    pub chars: Option<Bounds<u64>>,
    /// Length in bytes of UTF-8.
    pub bytes: Option<Bounds<u64>>,
    /// Allowed characters.
    pub alphabet: Option<Alphabet>,
    /// The only texts that are allowed.
    pub one_of: Option<OneOf>,
    /// Must be an absolute URL.
    pub url: Option<CodeRule>,
    /// Range of a number.
    pub range: Option<Bounds<f64>>,
    /// Number of items.
    pub items: Option<Bounds<u64>>,
    /// Items must differ.
    pub unique: Option<Unique>,
}

/// A string with constraints of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct StringType {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Constraints on the text.
    pub rules: Rules,
    /// Whether it is personal data.
    pub sensitive: bool,
}

/// A number with a list of meanings.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumType {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Whether the wire type is uint64 rather than int64.
    pub unsigned: bool,
    /// The code of a value outside of the list.
    pub code: Option<At<String>>,
    /// The values.
    pub values: Vec<EnumValue>,
    /// Name in Rust, if set by hand.
    pub rust: Option<At<String>>,
}

impl EnumType {
    /// Name in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &At<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}

/// One value of an enumeration.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// Number on the wire.
    pub value: At<i64>,
    /// Name of the variant.
    pub name: At<String>,
    /// What it means.
    pub doc: Option<At<String>>,
}

/// File formats of images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpg,
    /// BMP.
    Bmp,
    /// GIF.
    Gif,
}

/// A kind of image and its limits.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageType {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Code of an image without bytes.
    pub empty: Option<At<String>>,
    /// Most bytes of Base64 text.
    pub encoded: Option<Limit<u64>>,
    /// Formats that are taken, and the code for others.
    pub formats: Option<(Vec<ImageFormat>, At<String>)>,
    /// Longest side in px: JPG, other formats, and the code of a longer one.
    pub long_side: Option<(u64, u64, At<String>)>,
    /// Shortest side in px.
    pub short_side: Option<Limit<u64>>,
}

/// The type of a row as written.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeName {
    /// Built-in name or name of a type of the spec.
    pub name: At<String>,
    /// Whether it is a list of that type.
    pub list: bool,
}

/// A parameter, a response field or a field of a structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name on the wire.
    pub name: At<String>,
    /// Type as written.
    pub ty: Option<TypeName>,
    /// What it means.
    pub doc: Option<At<String>>,
    /// Whether a request must have it.
    pub required: bool,
    /// Value that the service takes when it is absent.
    pub default: Option<At<Node>>,
    /// Constraints.
    pub rules: Rules,
    /// Whether an answer may hold null.
    pub nullable: bool,
    /// Whether an empty text in an answer means that there is none.
    pub empty_is_none: bool,
    /// Whether every answer has it.
    pub always: bool,
    /// Whether it is personal data.
    pub sensitive: bool,
    /// Rust name, if set by hand.
    pub rust: Option<At<String>>,
}

/// A shared structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Name in the spec.
    pub name: At<String>,
    /// What it is.
    pub doc: Option<At<String>>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Name in Rust, if set by hand.
    pub rust: Option<At<String>>,
}

impl Structure {
    /// Name in Rust.
    #[must_use]
    pub fn rust_name(&self) -> &At<String> {
        self.rust.as_ref().unwrap_or(&self.name)
    }
}

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

impl PartialEq for Place {
    /// Places never tell two specs apart.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
