//! The spec as it was written: names are not yet looked up.

mod action;
mod rules;
mod service;
mod spec;
mod types;

pub use action::{Action, AnyOf, Correction, Example, Outcome, Paging, Recovers, Waits};
pub use rules::PlacedRule;
pub use service::{
    Category, Code, CodeSet, Fees, Group, Hosts, Note, Platform, Quota, RateGroup, Rates, Service,
    ServiceCodes,
};
pub use spec::Spec;
pub use types::{EnumType, EnumValue, Field, ImageType, StringType, Structure, TypeName};
