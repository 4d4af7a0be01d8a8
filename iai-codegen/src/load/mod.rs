//! Stage 1: files to trees.

mod index;
mod locate;
mod recover;
mod source;
mod syntax;

pub use source::{Role, Source, Sources};
