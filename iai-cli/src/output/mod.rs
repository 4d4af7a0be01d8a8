//! Results: as a table or text for people, as JSON for programs.

mod block;
mod cell;
mod channel;
mod document;
mod format;
mod items;
mod lines;
mod palette;
mod plain;
mod progress;
mod query;
mod shape;
mod table;
mod tell;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use format::Format;

pub(crate) use progress::Progress;
pub(crate) use write::Output;
