//! Stage 3: the API with every name looked up. Order is the order of the spec.
//!
//! These are plain values, without their places in files.

mod action;
mod api;
mod constraint;
mod flow;
mod names;
mod rows;
mod select;
mod service;
mod types;

pub use crate::node::Node;
pub use action::{Action, AnyOf, Correction, Effect, Example, Outcome};
pub use api::Api;
pub use constraint::{Alphabet, Bounds, Constraint, Limit, OneOf, Rule, Unique, Words};
pub use flow::{Paging, Recovers, Waits};
pub use names::{
    Owner, is_field_name, is_type_name, is_wire_name, rust_check, rust_filling, rust_maybe,
    rust_module, rust_name, rust_table, rust_type, rust_variant,
};
pub use rows::{Named, Rows};
pub use service::{
    Category, Code, ErrorCode, Fees, Group, Hosts, Note, Quota, RateGroup, Rates, Retry, Service,
    ServiceCodes, Site,
};
pub use types::{
    EnumType, EnumValue, Field, ImageFormat, ImageType, StringType, Structure, TimeForm, Type,
};
