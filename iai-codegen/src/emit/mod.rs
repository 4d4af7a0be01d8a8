//! Stage 4: the API to Rust. One small file for each kind of item.

mod action;
mod builder;
mod calls;
mod choice;
mod client;
mod codes;
mod context;
mod docs;
mod emulator;
mod entries;
mod facts;
mod fields;
mod methods;
mod names;
mod needs;
mod outcome;
mod output;
mod paging;
mod recovery;
mod refined;
mod request;
mod response;
mod samples;
mod sides;
mod structure;
mod tables;
mod types;
mod validator;
mod waiting;

pub use client::CONTRACT;
pub use context::{ClientOptions, EmulatorOptions};
pub use output::{Item, Module, Output};
pub use sides::{client, emulator};
