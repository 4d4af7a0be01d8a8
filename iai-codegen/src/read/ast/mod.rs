//! The spec as it was written: names are not yet looked up.

mod action;
mod rules;
mod service;
mod types;

pub use action::{
    Action, AnyOf, Correction, Effect, Example, Outcome, Paging, Recovers, Site, Waits,
};
pub use rules::{Alphabet, Bounds, CodeRule, Limit, OneOf, Rules, Unique, Words};
pub use service::{
    Code, CodeSet, CommonParameter, Group, Hosts, RateGroup, Rates, Retry, Service, ServiceCodes,
};
pub use types::{
    EnumType, EnumValue, Field, ImageFormat, ImageType, StringType, Structure, TypeName,
};

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
