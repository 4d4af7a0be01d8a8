//! A state file with its clients, from start to start.

use super::judge::Judge;
use super::program::{Program, Running};
use super::worker::Worker;
use std::path::Path;
use std::time::{Duration, Instant};

pub(super) const CLIENTS: usize = 8;

/// What happened, and all that was wrong.
#[derive(Debug, Default)]
pub struct Tally {
    /// Kills, under load and while the emulator started.
    pub kills: usize,
    /// Kills while the emulator started.
    pub kills_at_start: usize,
    /// Changes that were acknowledged.
    pub changes: usize,
    /// Changes without a response that were found done, wholly.
    pub survived: usize,
    /// Changes without a response that were not done at all.
    pub undone: usize,
    /// Times that somebody looked at a person.
    pub sightings: usize,
    /// Changes that were refused since they could not be written.
    pub refusals: usize,
    /// The longest start.
    pub start: Duration,
    /// What must not be.
    pub wrong: Vec<String>,
}

/// A state file with the clients that know what is in it.
pub(super) struct Scene<'a> {
    pub(super) program: &'a Program,
    pub(super) file: &'a Path,
    pub(super) random: fastrand::Rng,
    pub(super) workers: Vec<Worker>,
    pub(super) judge: Judge,
    pub(super) tally: Tally,
}

impl<'a> Scene<'a> {
    pub(super) fn new(program: &'a Program, file: &'a Path, seed: u64) -> Self {
        Self {
            program,
            file,
            random: fastrand::Rng::with_seed(seed),
            workers: (0..CLIENTS)
                .map(|number| Worker::new(number, seed))
                .collect(),
            judge: Judge::default(),
            tally: Tally::default(),
        }
    }

    pub(super) fn is_wrong(&self) -> bool {
        !self.tally.wrong.is_empty() || !self.judge.wrong.is_empty()
    }

    /// Starts the emulator, which must have what the clients were told.
    pub(super) fn start(&mut self, durability: &str) -> Option<Running> {
        let began = clock();
        let running = self.program.start(Some((self.file, durability)));
        let running = running.map_err(|error| self.tally.wrong.push(error)).ok()?;
        self.tally.start = self.tally.start.max(began.elapsed());
        self.judge.compare(&running.state(), &mut self.workers);
        (!self.is_wrong()).then_some(running)
    }

    /// Starts it once more, and has it end by itself.
    pub(super) fn end(mut self) -> Tally {
        let running = self.start("batched");
        if running.is_some_and(|running| !running.end()) {
            self.tally
                .wrong
                .push("it has not ended by itself".to_owned());
        }
        self.tally()
    }

    pub(super) fn refusals(&self) -> usize {
        self.workers.iter().map(|worker| worker.refusals).sum()
    }

    fn tally(mut self) -> Tally {
        self.tally.refusals = self.refusals();
        let tally = &mut self.tally;
        tally.changes = self.workers.iter().map(|worker| worker.changes).sum();
        (tally.survived, tally.undone) = (self.judge.survived, self.judge.undone);
        tally.sightings = self.judge.sightings;
        tally.wrong.append(&mut self.judge.wrong);
        self.tally
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "these programs measure real time"
)]
pub(crate) fn clock() -> Instant {
    Instant::now()
}
