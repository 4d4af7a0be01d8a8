//! `iai mcp`: the actions as tools of language models, by the Model Context Protocol over standard input and output.
//!
//! A model may read. What changes something is refused unless the user has allowed it, pictures come from one folder that
//! the user has named, and personal data stays out of answers. Standard output has the protocol alone.

mod allowed;
mod answer;
mod call;
#[cfg(test)]
mod examples;
mod flags;
mod personal;
mod pictures;
mod rows;
mod schema;
mod serve;
mod server;
mod session;
mod text;
mod tool;

pub(crate) use flags::command;
pub(crate) use serve::run;
