//! The emulator as a process that keeps its state in a file and is killed under load, again and again: what it has after that
//! is compared with what its clients were told.
//!
//! Each client changes groups and persons of its own, and one group that all share, with one call at a time. So for each client
//! there are two states that are right after a crash: with the call that had no response, or without it.

mod choice;
mod dump;
mod full;
mod judge;
mod operation;
mod program;
mod send;
mod sighting;
mod speed;
mod worker;
mod world;

pub use full::run as run_full;
pub use program::Program;
pub use speed::{print_speed, print_syncs};

use crate::harness;
use judge::Judge;
use program::Running;
use serde_json::json;
use sighting::Board;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use worker::{Until, Worker};

const CLIENTS: usize = 8;
/// Times of 5 ms that changes are waited for before a kill.
const PATIENCE: usize = 400;

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
struct Scene<'a> {
    program: &'a Program,
    file: &'a Path,
    random: fastrand::Rng,
    workers: Vec<Worker>,
    judge: Judge,
    tally: Tally,
}

/// Kills the emulator so many times. Every second round it syncs each change alone.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn run(program: &Program, file: &Path, kills: usize, seed: u64) -> Tally {
    let mut scene = Scene::new(program, file, seed);
    for round in 0..kills {
        if scene.is_wrong() {
            break;
        }
        if round % 4 == 3 {
            scene.kill_at_start();
        } else {
            scene.kill_under_load(["each", "batched"][round % 2]);
        }
    }
    scene.end()
}

/// Kills the emulator so many times while it makes a state file. The next start must take what is there. Gives what was wrong.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn run_at_birth(program: &Program, folder: &Path, kills: usize, seed: u64) -> Vec<String> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut most = Duration::from_millis(100);
    let mut wrong = Vec::new();
    for round in 0..kills {
        let file = folder.join(format!("new-{round}"));
        kill_within(program, &file, most, &mut random);
        let began = clock();
        match program.start(Some((&file, "batched"))) {
            Ok(running) if running.state()["Groups"] == json!([]) => most = began.elapsed(),
            Ok(running) => wrong.push(format!("a state: {}", running.state())),
            Err(error) => wrong.push(error),
        }
    }
    wrong
}

/// Starts the emulator, and kills it within this time.
fn kill_within(program: &Program, file: &Path, most: Duration, random: &mut fastrand::Rng) {
    let process = program.spawn(Some((file, "batched")));
    let pause = most.mul_f64(random.f64());
    harness::wait(async move { tokio::time::sleep(pause).await });
    drop(process);
}

impl<'a> Scene<'a> {
    fn new(program: &'a Program, file: &'a Path, seed: u64) -> Self {
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

    fn is_wrong(&self) -> bool {
        !self.tally.wrong.is_empty() || !self.judge.wrong.is_empty()
    }

    /// Starts the emulator, which must have what the clients were told.
    fn start(&mut self, durability: &str) -> Option<Running> {
        let began = clock();
        let running = self.program.start(Some((self.file, durability)));
        let running = running.map_err(|error| self.tally.wrong.push(error)).ok()?;
        self.tally.start = self.tally.start.max(began.elapsed());
        self.judge.compare(&running.state(), &mut self.workers);
        (!self.is_wrong()).then_some(running)
    }

    fn kill_under_load(&mut self, durability: &str) {
        let Some(running) = self.start(durability) else {
            return;
        };
        let moment = Moment {
            changes: self.random.usize(1..100),
            pause: Duration::from_micros(self.random.u64(0..10_000)),
        };
        let workers = std::mem::take(&mut self.workers);
        let (workers, early) = harness::wait(load(workers, running, moment));
        self.workers = workers;
        self.tally.kills += 1;
        if early && !self.is_wrong() {
            self.tally
                .wrong
                .push("a client ended before the emulator was killed".to_owned());
        }
    }

    /// Kills it while it opens the file, and repairs it.
    fn kill_at_start(&mut self) {
        let most = self.tally.start;
        kill_within(self.program, self.file, most, &mut self.random);
        self.tally.kills += 1;
        self.tally.kills_at_start += 1;
    }

    /// Starts it once more, and has it end by itself.
    fn end(mut self) -> Tally {
        if let Some(running) = self.start("batched") {
            if !running.end() {
                self.tally
                    .wrong
                    .push("it has not ended by itself".to_owned());
            }
        }
        self.tally()
    }

    fn refusals(&self) -> usize {
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

/// Has the clients work, and kills the emulator in the middle. Tells whether one of them ended before.
async fn load(workers: Vec<Worker>, running: Running, moment: Moment) -> (Vec<Worker>, bool) {
    let board = Arc::new(Board::default());
    let working = set_to_work(workers, &running.url(), Until::KILLED, &board).await;
    for _ in 0..PATIENCE {
        if board.changes() >= moment.changes {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(moment.pause).await;
    drop(running);
    let (workers, gone) = gather(working).await;
    (workers, gone < CLIENTS)
}

/// When the emulator is killed: so long after so many changes.
#[derive(Clone, Copy)]
struct Moment {
    changes: usize,
    pause: Duration,
}

type Working = JoinSet<(Worker, bool)>;

async fn set_to_work(
    mut workers: Vec<Worker>,
    url: &str,
    until: Until,
    board: &Arc<Board>,
) -> Working {
    if workers[0].world.groups.is_empty() {
        workers[0].begin(url).await;
    }
    let mut working = JoinSet::new();
    for worker in workers {
        working.spawn(worker.work(url.to_owned(), Arc::clone(board), until));
    }
    working
}

/// The clients in their order, and how many of them have lost the emulator.
async fn gather(working: Working) -> (Vec<Worker>, usize) {
    let ended = working.join_all().await;
    let gone = ended.iter().filter(|(_, is_gone)| *is_gone).count();
    let mut workers: Vec<Worker> = ended.into_iter().map(|(worker, _)| worker).collect();
    workers.sort_by_key(|worker| worker.number);
    (workers, gone)
}

#[expect(
    clippy::disallowed_methods,
    reason = "starts are measured in real time"
)]
fn clock() -> Instant {
    Instant::now()
}
