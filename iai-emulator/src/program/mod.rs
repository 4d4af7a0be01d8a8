//! The command line: options, `--help`, and the log on standard error.

mod arguments;
mod help;
mod https;
mod log;

pub(crate) use arguments::Arguments;
