//! Whether output is coloured: on a terminal, unless the user or the environment says otherwise.

use anstream::{AutoStream, ColorChoice};
use std::io;

#[derive(clap::Args)]
pub(crate) struct Color {
    /// When to use colours; `auto` is for a terminal, and heeds NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: clap::ColorChoice,
}

impl Color {
    /// Whether standard output takes colours.
    pub(crate) fn is_on(&self) -> bool {
        match self.color {
            clap::ColorChoice::Always => true,
            clap::ColorChoice::Never => false,
            clap::ColorChoice::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }
}
