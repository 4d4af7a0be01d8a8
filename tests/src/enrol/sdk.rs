//! The same rows by the official SDK in a loop, against the same service with the same faults: what it leaves behind.

use super::people::{self, People};
use super::service::{ATTEMPT_TIMEOUT, Service, Weather};
use crate::raw::{SECRET_ID, SECRET_KEY};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// As for the tool.
const RATE: f64 = 60.0;
/// What the loop does after an error, how often it is run, and the seed of the faults.
const LOOPS: [(&str, usize, u64); 6] = [
    ("stop", 1, 1),
    ("stop", 1, 2),
    ("stop", 1, 3),
    ("go-on", 1, 1),
    ("go-on", 2, 1),
    ("go-on", 3, 1),
];

/// What was left behind.
#[derive(Debug, Default)]
struct Left {
    enrolled: u64,
    missing: u64,
    twice: u64,
    too_few: u64,
    old_changed: u64,
}

/// Runs the loop of each kind, prints a table, and gives what must not be.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn print(python: &Path, folder: &Path, rows: u64) -> Vec<String> {
    println!(
        "| loop | ended at row | enrolled once | missing | a face twice | a face missing | changed of those before |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (kind, runs, seed) in LOOPS {
        let folder = folder.join(format!("{kind}-{runs}-{seed}"));
        let people = People::write(&folder, rows, rows / 100);
        let service = Service::start(&people, Weather::Foul(RATE), seed);
        let mut last = String::new();
        for _ in 0..runs {
            last = run_once(python, &people, &service, kind);
        }
        let left = left(&people, &service);
        println!(
            "| {kind}, run {runs} times | {last} | {} | {} | {} | {} | {} |",
            left.enrolled, left.missing, left.twice, left.too_few, left.old_changed
        );
    }
    Vec::new()
}

/// The last line of what it prints.
fn run_once(python: &Path, people: &People, service: &Service, kind: &str) -> String {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/sdk/loop/loop.py");
    let output = Command::new(python)
        .arg(program)
        .arg(service.emulator.address().to_string())
        .args([people.table(), people.pictures()])
        .args([kind, ATTEMPT_TIMEOUT])
        .env("TENCENTCLOUD_SECRET_ID", SECRET_ID)
        .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .expect("python");
    let _ = fs::write(people.folder().join("errors"), &output.stderr);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let last = |text: &str| text.lines().last().map(str::to_owned);
    last(&text).or_else(|| last(&errors)).unwrap_or_default()
}

fn left(people: &People, service: &Service) -> Left {
    let (now, mut left) = (service.emulator.state(), Left::default());
    for row in 0..people.rows {
        let person = person(&now, row);
        if people.is_old(row) {
            left.old_changed += u64::from(person != self::person(&service.before, row));
            continue;
        }
        let faces = person.map(|person| person["Faces"].as_array().map_or(0, Vec::len));
        let wanted = people::faces(row) as usize;
        match faces {
            None => left.missing += 1,
            Some(faces) if faces > wanted => left.twice += 1,
            Some(faces) if faces < wanted => left.too_few += 1,
            Some(_) => left.enrolled += 1,
        }
    }
    left
}

/// The person of a row, who is among others in the order of their ids.
fn person(state: &Value, row: u64) -> Option<&Value> {
    let persons = state["Persons"].as_array()?;
    let id = people::id(row);
    let place = persons.binary_search_by(|person| person["PersonId"].as_str().cmp(&Some(&*id)));
    persons.get(place.ok()?)
}
