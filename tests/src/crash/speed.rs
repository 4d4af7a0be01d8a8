//! What it costs to keep the state: changes per second, and syncs of the disk for each change.

use super::program::Program;
use super::worker::{Until, Worker};
use super::{clock, gather, set_to_work};
use crate::folder::Folder;
use crate::harness;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// In memory, and with each kind of durability.
const KINDS: [Option<&str>; 3] = [None, Some("each"), Some("batched")];

/// Prints changes per second with one client and with many.
///
/// # Panics
///
/// When the program cannot be run, or refuses a change.
pub fn print_speed(program: &Program) {
    println!(
        "{:24} {:>10} {:>10} {:>10}",
        "changes per second", "in memory", "each", "batched"
    );
    for (clients, changes) in [(1, 2_000), (32, 400)] {
        let rates = KINDS.map(|durability| {
            let folder = Folder::new();
            let file = folder.path().join("state");
            let state = durability.map(|durability| (&*file, durability));
            let seconds = time(program, state, clients, Until::changes(changes));
            (clients * changes) as f64 / seconds
        });
        let [memory, each, batched] = rates;
        let clients = format!("{clients} clients");
        println!("{clients:24} {memory:10.0} {each:10.0} {batched:10.0}");
    }
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
    time(
        &counted,
        Some((&file, durability)),
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

/// Seconds that it takes the clients to make so many changes each.
fn time(program: &Program, state: Option<(&Path, &str)>, clients: usize, until: Until) -> f64 {
    let running = program.start(state).expect("the emulator");
    let workers = (0..clients).map(|number| Worker::new(number, 1));
    let workers = workers.map(Worker::without_looks).collect();
    let url = running.url();
    let (workers, seconds) = harness::wait(async {
        let began = clock();
        let (workers, _) = gather(set_to_work(workers, &url, until, &Arc::default()).await).await;
        (workers, began.elapsed().as_secs_f64())
    });
    for worker in workers {
        assert!(
            worker.wrong.is_empty() && worker.refusals == 0,
            "{:?}",
            worker.wrong
        );
    }
    assert!(running.end(), "it has not ended by itself");
    seconds
}
