//! Tells which files of a crate use rooms above them, or use each other in a circle:
//! `cargo run -p iai-floors -- FOLDER [ROOM,ROOM,… [GENERATED,GENERATED,…]]`.
//!
//! The folder is the crate's `src`; rooms are listed from bottom to top. Without rooms, an order that fits is printed.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use iai_floors::{Plan, Sources, Survey};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("usage: floors FOLDER [ROOM,ROOM,… [GENERATED,GENERATED,…]]");
        return ExitCode::FAILURE;
    };
    let sources = match Sources::read(Path::new(folder)) {
        Ok(sources) => sources,
        Err(error) => {
            eprintln!("{folder}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let broken = findings(&sources, &list(arguments.get(1)), &list(arguments.get(2)));
    for message in &broken {
        println!("{message}");
    }
    println!("{} findings", broken.len());
    ExitCode::from(u8::from(!broken.is_empty()))
}

fn list(argument: Option<&String>) -> Vec<&str> {
    argument.map_or_else(Vec::new, |names| {
        names.split(',').filter(|n| !n.is_empty()).collect()
    })
}

fn findings(sources: &Sources, rooms: &[&str], generated: &[&str]) -> Vec<String> {
    if !rooms.is_empty() {
        return Plan { rooms, generated }.check(sources);
    }
    let survey = Survey::of(sources, generated);
    println!(
        "an order that fits, from bottom to top: {}",
        survey.order(sources).join(", ")
    );
    let mut broken = survey.circles();
    broken.extend(survey.complaints);
    broken
}
