//! The kills: under load, at a start, and while a state file is made.

use super::program::{Program, Running};
use super::scene::{CLIENTS, Scene, Tally, clock};
use super::sighting::Board;
use super::team::{gather, set_to_work};
use super::worker::{Until, Worker};
use crate::harness;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Times of 5 ms that changes are waited for before a kill.
const PATIENCE: usize = 400;

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

impl Scene<'_> {
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
