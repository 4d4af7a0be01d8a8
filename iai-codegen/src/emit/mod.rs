//! Stage 4: the API to Rust. One small file for each kind of item.

mod action;
mod builder;
mod calls;
mod client;
mod codes;
mod constraint_docs;
mod context;
mod defaults;
mod docs;
mod emulator;
mod entries;
mod facts;
mod fields;
mod int_enum;
mod methods;
mod names;
mod outcome;
mod output;
mod paging;
mod prose;
mod recovery;
mod request;
mod required;
mod response;
mod samples;
mod sides;
mod string_rules;
mod structure;
mod tables;
mod types;
mod validator;
mod waiting;

pub use client::CONTRACT;
pub use context::{ClientOptions, EmulatorOptions};
pub use output::{Item, Module, Output};
pub use sides::{client, emulator};
