//! A disk that is full for a while.

use super::program::{Program, Running};
use super::scene::{CLIENTS, Scene, Tally};
use super::team::{gather, set_to_work};
use super::worker::{Until, Worker};
use crate::harness;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Refusals that each client bears while the disk is full.
const REFUSALS: usize = 20;

/// Fills the disk of this folder with changes, while a ballast of so many bytes lies there, and goes on when that is gone. The
/// folder must be on a disk of its own, of few megabytes.
///
/// # Panics
///
/// When the program cannot be run, or the ballast cannot be written.
#[must_use]
pub fn run(program: &Program, folder: &Path, ballast: usize, durability: &str, seed: u64) -> Tally {
    let (file, weight) = (folder.join("state"), folder.join("ballast"));
    fs::write(&weight, vec![7; ballast]).expect("room for the ballast");
    let mut scene = Scene::new(program, &file, seed);
    scene.workers.iter_mut().for_each(Worker::grow);
    if let Some(running) = scene.start(durability) {
        let until = Until {
            changes: usize::MAX,
            refusals: REFUSALS,
        };
        scene.work(&running, until);
        fs::remove_file(&weight).expect("to take the ballast out");
        scene.work(&running, Until::changes(20));
        drop(running);
    }
    scene.end()
}

impl Scene<'_> {
    /// Has the clients work until then. The emulator, which goes on, must have what they were told.
    fn work(&mut self, running: &Running, until: Until) {
        let refusals = self.refusals();
        let workers = std::mem::take(&mut self.workers);
        let working = async {
            gather(set_to_work(workers, &running.url(), until, &Arc::default()).await).await
        };
        let (workers, gone) = harness::wait(working);
        self.workers = workers;
        let refused = self.refusals() - refusals;
        let expected = if until.refusals == 0 {
            0
        } else {
            CLIENTS * (until.refusals + 1)
        };
        if gone > 0 || refused != expected {
            let wrong =
                format!("{refused} refusals, expected {expected}; {gone} clients had no response");
            self.tally.wrong.push(wrong);
        }
        self.judge.compare(&running.state(), &mut self.workers);
    }
}
