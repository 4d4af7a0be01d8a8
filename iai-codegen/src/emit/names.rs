//! Names of what refined strings and images become.

use super::context::raw;
use crate::model::rust_field;
use proc_macro2::Ident;
use quote::format_ident;

/// Name of the function that checks a refined string.
pub(crate) fn check_name(string: &str) -> Ident {
    format_ident!("check_{}", rust_field(string))
}

/// Name of the table of an image type.
pub(crate) fn table_name(image: &str) -> Ident {
    raw(&rust_field(image).to_uppercase())
}
