//! `iai-spec explain`: what a diagnostic code means.

use super::color::Color;
use super::{Failed, print};
use iai_spec::explain;

/// Tell what a diagnostic code means, with a wrong and a right example
///
/// Exit codes: 0 done; 2 wrong usage, or there is no such code.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The code, such as S004; without one, all codes are listed
    code: Option<String>,
    #[command(flatten)]
    color: Color,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    let Some(id) = &arguments.code else {
        return print(&explain::list());
    };
    let Some(code) = explain::code(id) else {
        let message = format!("there is no code {id:?}; `iai-spec explain` lists all of them");
        return Err((message, 2));
    };
    print(&explain::explain(code, arguments.color.is_on()))
}
