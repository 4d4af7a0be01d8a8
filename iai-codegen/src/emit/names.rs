//! Names of the functions that check refined strings, and of the tables with the limits of images.

use super::context::raw;
use crate::model::{rust_check, rust_table};
use proc_macro2::Ident;

/// Name of the function that checks a refined string.
pub(crate) fn check_name(string: &str) -> Ident {
    raw(&rust_check(string))
}

/// Name of the table of an image type.
pub(crate) fn table_name(image: &str) -> Ident {
    raw(&rust_table(image))
}
