//! Which file of a crate uses which, read from its source with `syn`.
//!
//! A file that names an item gets an arrow to the file that *defines* the item, however many re-exports lie between.
//! The rooms of a crate (the files and folders at the top of `src`) are listed from bottom to top, and a room may use only
//! lower ones: arrows run down. [`Plan::check`] tells what breaks that: arrows that run up, rooms that are not listed,
//! files that import each other in a circle, imports through the root's re-exports, and paths that lead nowhere.
//!
//! What is read: `use`, paths in code, and paths among the tokens of macro calls. What is not: attributes, comments,
//! methods of traits, whatever is compiled for tests alone, and code that is quoted (`quote!`).

mod attributes;
mod circles;
mod imports;
mod mentions;
mod plan;
mod resolve;
mod sources;
mod survey;
#[cfg(test)]
mod tests;
mod tokens;
mod tree;

pub use plan::Plan;
pub use sources::Sources;
pub use survey::{Arrow, Survey};
