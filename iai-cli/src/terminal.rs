//! Who reads the output: a terminal with its width and colours, or a program.

/// Where output goes.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    /// Whether standard output is a terminal.
    pub(crate) stdout: bool,
    /// Whether standard error is a terminal.
    pub(crate) stderr: bool,
    /// Whether questions may be asked: standard input is a terminal, and `--no-input` was not given.
    pub(crate) can_ask: bool,
    /// Columns of standard output; 80 where that is not known.
    pub(crate) width: usize,
    /// How much is told on standard error.
    pub(crate) verbosity: Verbosity,
}

/// How much is told on standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Errors alone (`--quiet`).
    Quiet,
    /// Errors, warnings and progress.
    Normal,
    /// Attempts and their times as well (`--verbose`).
    Verbose,
}
