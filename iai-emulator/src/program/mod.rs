//! The command line: options, `--help`, the probe, the limit of open files, and the log on standard error.

mod arguments;
pub(crate) mod files;
pub(crate) mod health;
mod help;
mod https;
mod log;
mod state;

pub(crate) use arguments::Arguments;
