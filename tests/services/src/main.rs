//! Every service of the platform, without a hand on anything: import, check, client and emulator code that parses.
//!
//! `services SOURCE` reads all definitions of SOURCE, such as `tccli==3.1.189.1`. It names each service that does not come
//! through, with the construct that stopped it, and prints times and lines. With `--sample FOLDER` it also writes a
//! workspace of ten services, each with a program that sends one call to a server of its own on loopback.
//! `.ci/more services` runs both.

mod figures;
mod sample;
mod survey;
mod values;

use iai_spec::definitions::Source;
use std::path::PathBuf;
use std::process::ExitCode;
use survey::Survey;

/// How many of a hundred services must come through.
const WANTED: f64 = 98.3;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let (source, folder) = arguments()?;
    let source = Source::open(&source).map_err(|failure| failure.to_string())?;
    let surveys = survey::all(&source)?;
    figures::print(&surveys);
    let whole = surveys.iter().filter(|one| one.is_whole()).count();
    if let Some(folder) = folder {
        let written = sample::write(&source, &folder)?;
        println!("wrote {written} services to {}", folder.display());
    }
    let stopped = surveys.iter().any(Survey::is_defect);
    Ok(!stopped && whole as f64 * 100.0 >= WANTED * surveys.len() as f64)
}

fn arguments() -> Result<(String, Option<PathBuf>), String> {
    let mut given = std::env::args().skip(1);
    let usage = || "usage: services SOURCE [--sample FOLDER]".to_owned();
    let source = given.next().ok_or_else(usage)?;
    match (given.next().as_deref(), given.next(), given.next()) {
        (None, ..) => Ok((source, None)),
        (Some("--sample"), Some(folder), None) => Ok((source, Some(folder.into()))),
        _ => Err(usage()),
    }
}
