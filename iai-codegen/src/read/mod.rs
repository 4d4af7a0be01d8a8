//! Stage 2a: trees to rows. Every mistake of form is noted, and reading goes on.

mod action;
pub mod ast;
mod commas;
mod facts;
mod files;
mod flow;
mod forms;
pub mod keys;
mod look_alike;
mod platform;
mod reader;
mod rules;
mod service;
mod stand_ins;
mod table;
mod types;

pub use files::read;
pub use platform::platform_codes;
