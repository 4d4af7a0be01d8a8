//! A line on a terminal that tells how far something has come.

use super::channel::to_stderr;
use super::format::Format;
use super::plain::{clean, cut, pad, width};
use super::write::Output;
use crate::terminal::Verbosity;

/// A line that is written over and over, and is gone at the end. There is none but on a terminal.
pub(crate) struct Progress {
    /// Columns of the terminal; 0 when nothing is to be shown.
    columns: usize,
    shown: usize,
}

impl Progress {
    /// Nothing is shown yet.
    pub(crate) fn new(output: &Output) -> Self {
        let terminal = &output.terminal;
        let wanted = terminal.verbosity > Verbosity::Quiet && !output.format.is_json();
        // Lines that scroll by on the same terminal tell more, and would be mixed with this one.
        let alone = !terminal.stdout || output.format == Format::Table;
        let shows = terminal.stderr && wanted && alone;
        Self {
            columns: if shows { terminal.width } else { 0 },
            shown: 0,
        }
    }

    /// Shows this in place of what was shown before.
    pub(crate) fn tell(&mut self, text: &str) {
        if self.columns > 0 {
            to_stderr(&self.line(text), false);
        }
    }

    fn line(&mut self, text: &str) -> String {
        let text = clean(text);
        let text = cut(&text, self.columns - 1);
        let line = format!("\r{}", pad(&text, self.shown));
        self.shown = width(&text);
        line
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown > 0 {
            to_stderr(&format!("\r{}\r", " ".repeat(self.shown)), false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_covers_the_one_before() {
        let mut progress = Progress {
            columns: 10,
            shown: 0,
        };
        assert_eq!(progress.line("100 rows"), "\r100 rows");
        assert_eq!(progress.line("done"), "\rdone    ");
        assert_eq!(progress.line("\u{1b}[2J and more"), "\r\\u{1b}[2…");
        progress.shown = 0;
    }
}
