//! Who reads the output: a terminal with its width and colours, or a program.

use std::env;
use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

/// Columns where nothing tells how many there are.
const USUAL_WIDTH: usize = 80;
/// Fewer columns than this are not believed: nothing could be laid out.
const LEAST_WIDTH: usize = 20;

/// Where output goes.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    /// Whether standard output is a terminal.
    pub(crate) stdout: bool,
    /// Whether standard error is a terminal.
    pub(crate) stderr: bool,
    /// Whether questions may be asked: standard input is a terminal, and `--no-input` was not given.
    pub(crate) can_ask: bool,
    /// Columns of the terminal; 80 where that is not known.
    pub(crate) width: usize,
    /// Whether standard output takes colours.
    pub(crate) stdout_color: bool,
    /// Whether standard error takes colours.
    pub(crate) stderr_color: bool,
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

impl Terminal {
    /// Looks at the standard streams and the environment. `color` is what was asked for; `Auto` is for a terminal, and
    /// heeds NO_COLOR and CLICOLOR_FORCE.
    pub(crate) fn detect(no_input: bool, verbosity: Verbosity, color: ColorChoice) -> Self {
        let columns = env::var("COLUMNS").ok();
        let measured = terminal_size::terminal_size().map(|(width, _)| width.0);
        Self {
            stdout: io::stdout().is_terminal(),
            stderr: io::stderr().is_terminal(),
            can_ask: !no_input && io::stdin().is_terminal(),
            width: width(columns.as_deref(), measured),
            stdout_color: colored(color, || AutoStream::choice(&io::stdout())),
            stderr_color: colored(color, || AutoStream::choice(&io::stderr())),
            verbosity,
        }
    }

    /// No terminal at all, of this width.
    #[cfg(test)]
    pub(crate) fn none(width: usize) -> Self {
        Self {
            stdout: false,
            stderr: false,
            can_ask: false,
            width,
            stdout_color: false,
            stderr_color: false,
            verbosity: Verbosity::Normal,
        }
    }
}

/// COLUMNS wins, so that a user can set it.
fn width(columns: Option<&str>, measured: Option<u16>) -> usize {
    let set = columns.and_then(|columns| columns.trim().parse().ok());
    let known = set.or(measured.map(usize::from));
    known
        .filter(|&width| width > 0)
        .map_or(USUAL_WIDTH, |width| width.max(LEAST_WIDTH))
}

fn colored(asked: ColorChoice, found: impl FnOnce() -> ColorChoice) -> bool {
    match asked {
        ColorChoice::Auto => found() != ColorChoice::Never,
        asked => asked != ColorChoice::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_is_that_of_the_variable_then_of_the_terminal() {
        let table = [
            (Some("100"), Some(120), 100),
            (Some(" 90 "), None, 90),
            (None, Some(120), 120),
            (Some("wide"), Some(120), 120),
            (Some("0"), Some(120), 80),
            (Some("3"), Some(120), 20),
            (None, Some(0), 80),
            (None, None, 80),
        ];
        for (columns, measured, expected) in table {
            assert_eq!(
                width(columns, measured),
                expected,
                "{columns:?} {measured:?}"
            );
        }
    }

    #[test]
    fn what_was_asked_wins_over_what_is_found() {
        use ColorChoice::{Always, AlwaysAnsi, Auto, Never};
        let table = [
            (Always, Never, true),
            (Never, Always, false),
            (Auto, Never, false),
            (Auto, AlwaysAnsi, true),
        ];
        for (asked, found, expected) in table {
            assert_eq!(colored(asked, || found), expected);
        }
    }
}
