//! Stage 2b: looks up every name and finds everything that can be wrong, in one run.
//!
//! What is wrong is noted and left out, so that the rest can still be generated.

mod action;
mod categories;
mod checker;
mod circles;
mod codes;
mod correction;
mod example;
mod facts;
mod field;
mod filling;
mod flow;
mod groups;
mod lookup;
mod names;
mod placement;
mod plain;
mod rates;
mod recovery;
mod recursion;
mod service;
mod shared;
mod spec;
mod templates;
mod time;
mod types;
mod value;
mod vendor_words;

pub use spec::check;
