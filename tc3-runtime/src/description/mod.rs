//! A service and its actions as plain data, for programs that show or serve actions: command lines, forms, tools of
//! language models, reference pages.
//!
//! `iai_macros::description!` writes one static [`Service`] from a spec. It is what `iai-spec describe` prints: the same
//! JSON, byte for byte. `iai-spec describe --schema` has a JSON Schema of it.
//!
//! The names of the members are the keys of the spec, whose format says more about each. A member that is `false`, empty or
//! absent is left out of the JSON.
//!
//! Programs read these tables, and only generated code writes them: members are added as specs learn to say more.

#[macro_use]
mod described;
mod action;
mod constraint;
mod field;
mod service;
mod types;
mod value;

pub use crate::code::RetryClass;
pub use crate::image::ImageFormat;
pub use crate::service::{Effect, Site};
pub use action::{Action, AnyOf, Correction, Example, Outcome, Paging, Recovers, Waits};
pub use constraint::{
    Alphabet, AlphabetClass, Constraints, OneOf, Range, Size, Unique, Url, Words,
};
pub use field::{Field, Kind};
pub use service::{
    Category, Codes, ErrorRow, Fees, Group, Hosts, Limits, Note, Quota, RateGroup, Rates, Service,
};
pub use types::{EnumType, EnumValue, Formats, ImageType, LongSide, StringType, Structure};
pub use value::{Pairs, Value};
