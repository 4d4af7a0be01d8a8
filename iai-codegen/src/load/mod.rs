//! Stage 1: files to trees.

mod index;
mod locate;
mod node;
mod place;
mod recover;
mod source;

pub use locate::Position;
pub use node::Node;
pub use place::{At, Place, Step};
pub use source::{Role, Source, Sources};
