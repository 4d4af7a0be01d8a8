//! The tool killed again and again while the service fails; killed in the middle of an undo; and run when all is done.

use super::judge::Judge;
use super::scene::{Ran, Scene, pause};
use super::service::{Counts, DELAY, Weather};
use super::tool::Tool;
use std::path::Path;
use std::time::Duration;

/// In this time it has made its journal, and has not created many persons.
const START: Duration = Duration::from_millis(300);

/// What happened, and all that was wrong.
#[derive(Debug)]
pub struct Tally {
    /// Every run; all but the last one were killed.
    pub runs: Vec<Ran>,
    /// What the service was asked.
    pub counts: Counts,
    /// Persons and faces that were to be created.
    pub wanted: u64,
    /// What must not be.
    pub wrong: Vec<String>,
}

impl Tally {
    /// What people want to know of it, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let seconds: f64 = self.runs.iter().map(|run| run.took.as_secs_f64()).sum();
        let Counts {
            throttled,
            reset,
            late,
            created,
            ..
        } = self.counts;
        let calls = self.counts.calls();
        let mut lines = vec![
            format!(
                "{calls} calls in {seconds:.1} s, {:.0} a second: {:?}",
                calls as f64 / seconds,
                self.counts.actions
            ),
            format!(
                "{throttled} were refused as too many, {reset} were reset, {late} were too late"
            ),
            format!(
                "{created} persons and faces were created, {} were wanted",
                self.wanted
            ),
        ];
        for (number, run) in self.runs.iter().enumerate() {
            lines.push(format!(
                "run {}: {:.1} s, {:.2} s of them until the first one was created; {:.1} MB at most",
                number + 1,
                run.took.as_secs_f64(),
                run.idle.as_secs_f64(),
                run.peak as f64 / 1e6,
            ));
        }
        lines
    }
}

/// Enrols all rows while the tool is killed so many times, at moments that the seed decides: the first time soon after its
/// start.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn run(
    tool: &Tool,
    folder: &Path,
    rows: (u64, u64),
    kills: usize,
    rate: f64,
    seed: u64,
) -> Tally {
    let mut scene = Scene::new(tool, folder, rows, Weather::Foul(rate), seed);
    let mut random = fastrand::Rng::with_seed(seed);
    let mut moments: Vec<u64> = (1..kills).map(|_| random.u64(1..rows.0 * 9 / 10)).collect();
    moments.sort_unstable();
    let run = scene.enrol();
    let pause = START.mul_f64(random.f64());
    let mut runs = vec![scene.killed_after(run, pause)];
    for moment in moments {
        // In each run something is done, so that no two kills are one.
        let before = scene.service.counts().prompt;
        let run = scene.enrol();
        runs.push(scene.killed(run, |counts| {
            counts.created >= moment && counts.prompt > before
        }));
    }
    let run = scene.enrol();
    runs.push(scene.finish(run));
    scene.judge.all_enrolled(&scene.people, &scene.service);
    let report = scene.report();
    scene.judge.report(&scene.people, &report);
    scene.judge.discreet(&scene.people);
    let counts = scene.service.counts();
    // Throttling depends on how fast the machine sends; the program looks at it.
    let least = counts.reset.min(counts.late);
    scene
        .judge
        .must(least > 0, || format!("the weather was fair: {counts:?}"));
    again(&mut scene);
    tally(scene, runs)
}

fn tally(scene: Scene, runs: Vec<Ran>) -> Tally {
    let faces = |row| u64::from(super::people::faces(row));
    let rows = (0..scene.people.rows).filter(|row| !scene.people.is_old(*row));
    Tally {
        runs,
        counts: scene.service.counts(),
        wanted: rows.map(faces).sum(),
        wrong: scene.judge.wrong,
    }
}

/// A run on a journal in which all is done sends nothing, and changes no report.
fn again(scene: &mut Scene) {
    // A late read that the last run has sent again may still be under way.
    pause(2 * DELAY);
    let before = scene.service.counts();
    let run = scene.enrol();
    scene.finish(run);
    let now = scene.service.counts();
    scene.judge.must(now.calls() == before.calls(), || {
        let (now, before) = (now.actions, before.actions);
        format!("calls when all was done: {now:?} after {before:?}")
    });
    let report = scene.report();
    scene.judge.report(&scene.people, &report);
}

/// Enrols all rows in fair weather, and takes it back with a kill in the middle.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn undo(tool: &Tool, folder: &Path, rows: (u64, u64), seed: u64) -> Vec<String> {
    let mut scene = Scene::new(tool, folder, rows, Weather::Fair, seed);
    let run = scene.enrol();
    scene.finish(run);
    scene.judge.all_enrolled(&scene.people, &scene.service);
    for fault in Weather::Foul(1000.0).faults() {
        scene.service.emulator.faults().add(fault).expect("a fault");
    }
    let undo = |scene: &Scene| {
        let run = scene.tool.run(&scene.people, &scene.service).args(["undo"]);
        run.args([scene.people.table()])
            .args(["--yes", "--rate-limit", "10000"])
            .impatient()
    };
    let middle = rows.0 / 2;
    let run = undo(&scene);
    scene.killed(run, |counts| counts.deleted >= middle);
    let run = undo(&scene);
    scene.finish(run);
    scene.judge.none_enrolled(&scene.service);
    let Judge { wrong } = scene.judge;
    wrong
}
