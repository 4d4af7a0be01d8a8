//! Two shards of a table on two processes at the same time, and the report of both.

use super::scene::Scene;
use super::service::Weather;
use super::tool::Tool;
use std::path::Path;

/// Enrols the two halves. The second one is killed once. Gives what was wrong.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn run(tool: &Tool, folder: &Path, rows: (u64, u64), seed: u64) -> Vec<String> {
    let mut scene = Scene::new(tool, folder, rows, Weather::Foul(1000.0), seed);
    let journals = ["1", "2"].map(|shard| folder.join(format!("journal-{shard}")));
    let half = |scene: &Scene, at: usize| {
        let run = scene.tool.enrol(&scene.people, &scene.service).unbridled();
        run.args(["--shard", ["1/2", "2/2"][at], "--journal"])
            .args([&journals[at]])
            .into_file(&folder.join(format!("output-{at}")))
    };
    let first = half(&scene, 0).start();
    let run = half(&scene, 1);
    scene.killed(run, |counts| counts.created > rows.0 / 4);
    let run = half(&scene, 1);
    scene.finish(run);
    scene.wait(first);
    scene.judge.all_enrolled(&scene.people, &scene.service);
    let report = scene.report();
    let run = scene
        .tool
        .run(&scene.people, &scene.service)
        .args(["report"]);
    let run = run
        .args([scene.people.table()])
        .args(["--report"])
        .args([&report]);
    let run = journals
        .iter()
        .fold(run, |run, journal| run.args(["--journal"]).args([journal]));
    scene.finish(run);
    scene.judge.report(&scene.people, &report);
    scene.judge.wrong
}
