//! What the command line says.

mod arguments;
mod help;

pub(crate) use arguments::Arguments;
