//! Clients that work at the same time.

use super::sighting::Board;
use super::worker::{Until, Worker};
use std::sync::Arc;
use tokio::task::JoinSet;

pub(super) type Working = JoinSet<(Worker, bool)>;

/// The first of them makes the group that all share.
pub(super) async fn set_to_work(
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
pub(super) async fn gather(working: Working) -> (Vec<Worker>, usize) {
    let ended = working.join_all().await;
    let gone = ended.iter().filter(|(_, is_gone)| *is_gone).count();
    let mut workers: Vec<Worker> = ended.into_iter().map(|(worker, _)| worker).collect();
    workers.sort_by_key(|worker| worker.number);
    (workers, gone)
}
