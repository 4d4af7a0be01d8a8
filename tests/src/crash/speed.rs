//! What it costs to keep the state: changes per second, and syncs of the disk for each change.

use super::program::Program;
use super::scene::clock;
use super::sighting::Board;
use super::team::{gather, set_to_work};
use super::worker::{Until, Worker};
use crate::folder::Folder;
use crate::harness;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// In memory, and with each kind of durability.
const KINDS: [Option<&str>; 3] = [None, Some("each"), Some("batched")];

/// How long each of them is measured.
const TIME: Duration = Duration::from_secs(4);

/// Prints changes per second with one client and with many.
///
/// # Panics
///
/// When the program cannot be run.
pub fn print_speed(program: &Program) {
    println!(
        "{:20} {:>10} {:>10} {:>10}",
        "changes per second", "in memory", "each", "batched"
    );
    for clients in [1, 32] {
        let [memory, each, batched] = KINDS.map(|durability| rate(program, durability, clients));
        println!("{clients:12} clients {memory:10.0} {each:10.0} {batched:10.0}");
    }
}

fn rate(program: &Program, durability: Option<&str>, clients: usize) -> f64 {
    let folder = Folder::new();
    let file = folder.path().join("state");
    let state = durability.map(|durability| (&*file, durability));
    let running = program.start(state).expect("the emulator");
    let board = Arc::new(Board::default());
    harness::wait(async {
        let url = running.url();
        let working = set_to_work(workers(clients), &url, Until::KILLED, &board).await;
        let (before, began) = (board.changes(), clock());
        tokio::time::sleep(TIME).await;
        let rate = (board.changes() - before) as f64 / began.elapsed().as_secs_f64();
        drop(running);
        gather(working).await;
        rate
    })
}

fn workers(clients: usize) -> Vec<Worker> {
    let workers = (0..clients).map(|number| Worker::new(number, 1));
    workers.map(Worker::without_looks).collect()
}

/// Prints syncs for each change that was acknowledged, as `strace` counts them: those of a run without changes are taken
/// off. Gives what must not be.
///
/// # Panics
///
/// When the program or `strace` cannot be run.
#[must_use]
pub fn print_syncs(program: &Program) -> Vec<String> {
    let mut wrong = Vec::new();
    for durability in ["each", "batched"] {
        let idle = syncs(program, durability, 1, 0);
        for (clients, changes) in [(1, 300), (32, 40)] {
            let syncs = syncs(program, durability, clients, changes).saturating_sub(idle);
            let all = clients * changes;
            let ratio = syncs as f64 / all as f64;
            println!(
                "{durability:8} {clients:2} clients: {syncs} syncs for {all} changes, {ratio:.2} for each"
            );
            // The first client has made the shared group, too.
            let fits = match (durability, clients) {
                ("batched", 32) => (1..all / 2).contains(&syncs),
                _ => syncs > all,
            };
            if !fits {
                wrong.push(format!(
                    "{durability}, {clients} clients: {syncs} syncs for {all} changes"
                ));
            }
        }
    }
    wrong
}

fn syncs(program: &Program, durability: &str, clients: usize, changes: usize) -> usize {
    let folder = Folder::new();
    let (file, calls) = (folder.path().join("state"), folder.path().join("calls"));
    let calls_text = calls.to_string_lossy();
    let names = "trace=fsync,fdatasync,msync,sync_file_range";
    let counted = program.under(&["strace", "-f", "-qq", "-o", &calls_text, "-e", names]);
    change(
        &counted,
        (&file, durability),
        clients,
        Until::changes(changes),
    );
    let calls = fs::read_to_string(&calls).expect("a list of system calls");
    // A call that others cut in two has a second line, which says that it is resumed.
    calls
        .lines()
        .filter(|line| line.contains("sync") && !line.contains("resumed"))
        .count()
}

/// Has the clients make so many changes each.
fn change(program: &Program, state: (&Path, &str), clients: usize, until: Until) {
    let running = program.start(Some(state)).expect("the emulator");
    let url = running.url();
    let (workers, gone) = harness::wait(async {
        gather(set_to_work(workers(clients), &url, until, &Arc::default()).await).await
    });
    let wrong: Vec<String> = workers
        .into_iter()
        .flat_map(|worker| worker.wrong)
        .collect();
    assert!(
        wrong.is_empty() && gone == 0,
        "{gone} have lost it; {wrong:?}"
    );
    assert!(running.end(), "it has not ended by itself");
}
