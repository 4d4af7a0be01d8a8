//! What a run costs: memory for each row, and syncs of the disk for each person.

use super::scene::Scene;
use super::service::Weather;
use super::tool::Tool;
use crate::folder::Folder;
use std::fs;

/// Bytes for each row that are allowed beyond a constant.
const ROW: f64 = 100.0;

/// Prints the memory of a check and of a run with two sizes of tables. Gives what must not be.
///
/// # Panics
///
/// When the program cannot be run.
#[must_use]
pub fn print_memory(tool: &Tool, (few, many): (u64, u64)) -> Vec<String> {
    let (small, large) = (Folder::new(), Folder::new());
    let scene =
        |folder: &Folder, rows| Scene::new(tool, folder.path(), (rows, 0), Weather::Fair, 1);
    let (mut small, mut large) = (scene(&small, few), scene(&large, many));
    for what in ["check", "run"] {
        let (few_peak, many_peak) = (memory(&mut small, what), memory(&mut large, what));
        let row = (many_peak - few_peak) / (many - few) as f64;
        println!(
            "{what}: {few} rows {:.1} MB, {many} rows {:.1} MB, {row:.0} bytes a row",
            few_peak / 1e6,
            many_peak / 1e6
        );
        large
            .judge
            .must(row <= ROW, || format!("{what}: {row:.0} bytes a row"));
    }
    [small.judge.wrong, large.judge.wrong].concat()
}

/// The most memory that it takes, in bytes.
fn memory(scene: &mut Scene, what: &str) -> f64 {
    let run = scene.enrol();
    let is_check = what == "check";
    let ran = scene.finish(if is_check { run.args(["--check"]) } else { run });
    println!(
        "{what} of {} rows: {:.1} s",
        scene.people.rows,
        ran.took.as_secs_f64()
    );
    if !is_check {
        scene.judge.all_enrolled(&scene.people, &scene.service);
    }
    ran.peak as f64
}

/// Prints syncs for each person, as `strace` counts them, one at a time and many. Gives what must not be.
///
/// # Panics
///
/// When the program or `strace` cannot be run.
#[must_use]
pub fn print_syncs(tool: &Tool, rows: u64) -> Vec<String> {
    let mut wrong = Vec::new();
    for concurrency in ["1", "32"] {
        let (syncs, calls, more) = syncs(tool, rows, concurrency);
        wrong.extend(more);
        let ratio = syncs as f64 / calls as f64;
        println!(
            "{concurrency} at a time: {syncs} syncs for {calls} calls that create, {ratio:.2} for each"
        );
        // One before a call and one after it; many share them.
        let fits = match concurrency {
            "1" => syncs >= 2 * calls,
            _ => syncs < 2 * calls,
        };
        if !fits {
            wrong.push(format!(
                "{syncs} syncs for {calls} calls, {concurrency} at a time"
            ));
        }
    }
    wrong
}

fn syncs(tool: &Tool, rows: u64, concurrency: &str) -> (u64, u64, Vec<String>) {
    let folder = Folder::new();
    let calls = folder.path().join("calls");
    let names = "trace=fsync,fdatasync,msync,sync_file_range";
    let text = calls.to_string_lossy();
    let counted = tool.under(&["strace", "-f", "-qq", "-o", &*text, "-e", names]);
    let mut scene = Scene::new(&counted, folder.path(), (rows, 0), Weather::Fair, 1);
    let run = scene.tool.enrol(&scene.people, &scene.service);
    let run = run.args(["--rate-limit", "10000", "--concurrency", concurrency]);
    scene.finish(run);
    let list = fs::read_to_string(&calls).expect("a list of system calls");
    // A call that others cut in two has a second line, which says that it is resumed.
    let is_one = |line: &&str| line.contains("sync") && !line.contains("resumed");
    let syncs = list.lines().filter(is_one).count() as u64;
    (syncs, scene.service.counts().created, scene.judge.wrong)
}
