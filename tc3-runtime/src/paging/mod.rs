//! Reading lists page by page.

#[cfg(feature = "blocking")]
mod blocking;
mod pages;

pub use pages::{Items, Paginated, Paginator};
