//! `iai enrol undo`: deletes what a journal enrolled, after asking.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use clap::ArgMatches;
use iai_client::RateLimit;
use iai_enrol::engine::{Engine, EngineOptions, StopSignal, Undone};
use iai_enrol::journal::{Journal, PersonState};
use serde::Serialize;

use super::failures;
use super::input::Input;
use super::interrupt::watched;
use super::progress::Progress;
use super::run::{PER_SECOND, service};
use super::told::{Lines, tell};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings;

/// What was deleted.
#[derive(Debug, Serialize)]
struct Document {
    journal: String,
    persons: u64,
    faces: u64,
    left: u64,
}

impl Lines for Document {
    fn lines(&self) -> Vec<(&'static str, String)> {
        vec![
            ("persons deleted", self.persons.to_string()),
            ("faces deleted", self.faces.to_string()),
            ("left", self.left.to_string()),
            ("journal", self.journal.clone()),
        ]
    }
}

/// Asks, and deletes.
pub(super) async fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    let path = Input::of(matches)?.journal();
    let journal = Journal::open_existing(&path).map_err(|error| failures::journal(&error))?;
    let connection = settings::connect_limited(matches, output, RateLimit::per_group(PER_SECOND))?;
    same_service(&journal, &service(matches, &connection))?;
    if !matches.get_flag("yes") {
        allowed(&journal, output)?;
    }
    let progress = Arc::new(Progress::new(output));
    progress.deleting(journal.persons_in(PersonState::Enrolled));
    let (stop, told) = (StopSignal::new(), Arc::clone(&progress));
    let engine = Engine::new(
        connection.client.clone(),
        Arc::new(journal),
        EngineOptions::new(""),
    );
    let engine = engine.on_event(move |event| told.take(event));
    let undone = watched(engine.undo(stop.clone()), &stop, &progress).await?;
    progress.end();
    let undone = undone.map_err(failures::run)?;
    let Undone {
        persons,
        faces,
        left,
    } = undone;
    let journal = path.display().to_string();
    tell(
        &Document {
            journal,
            persons,
            faces,
            left,
        },
        output,
    )?;
    ended(&undone, stop.is_stopped())
}

/// A journal of another service tells nothing of this one.
fn same_service(journal: &Journal, service: &str) -> Result<(), Failure> {
    let was = &journal.input().service;
    if was == service {
        return Ok(());
    }
    Err(Failure::usage(
        format!(
            "journal {}: it belongs to the service {was:?}, and this is {service:?}",
            journal.path().display()
        ),
        "Give --endpoint, --region or --emulator as for the enrolment.",
    ))
}

/// Asks whether persons may be deleted.
fn allowed(journal: &Journal, output: &Output) -> Result<(), Failure> {
    let persons = journal.persons_in(PersonState::Enrolled);
    let refused = |why: &str| {
        Failure::usage(
            format!("{persons} persons would be deleted, {why}"),
            "Give --yes to delete them without being asked.",
        )
    };
    if !output.terminal.can_ask {
        return Err(refused("and nobody can be asked"));
    }
    let question =
        format!("Delete {persons} persons that this journal enrolled, with their faces? [y/N] ");
    if agrees(&question).unwrap_or(false) {
        Ok(())
    } else {
        Err(refused("which was not wanted"))
    }
}

fn agrees(question: &str) -> io::Result<bool> {
    let mut terminal = io::stderr().lock();
    terminal.write_all(question.as_bytes())?;
    terminal.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(
        answer.trim().to_ascii_lowercase().as_str(),
        "y" | "yes"
    ))
}

/// What is to be told of the end.
fn ended(undone: &Undone, stopped: bool) -> Result<(), Failure> {
    if stopped {
        let remedy = "Run it again: it goes on where it ended.";
        return Err(Failure::new(Exit::Interrupted, "interrupted", remedy));
    }
    if undone.left > 0 {
        return Err(Failure::new(
            Exit::Refused,
            format!("{} persons or faces could not be deleted", undone.left),
            "Run it again later; if it stays so, delete them with `iai delete-person`.",
        ));
    }
    Ok(())
}
