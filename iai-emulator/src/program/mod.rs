//! What the command line says.

mod arguments;
mod help;
mod log;

pub(crate) use arguments::Arguments;
