//! The limit on open connections and on calls at the same time.
//!
//! At the limit, a new connection is still accepted: an idle connection is closed instead, the one whose client has been
//! silent for longest. So a client that opens connections and sends nothing cannot keep others out. Connections that have
//! not called yet are closed first, so that it cannot cut off those either that others keep open between their calls.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// Connections beyond the number of calls at once. Their calls are refused with a clear text, which needs a connection.
const SPARE: usize = 32;
/// So many connections may be about to send their first call. Beyond them, the oldest of them makes room.
const FRESH: usize = SPARE / 2;
/// Requests to the control routes that are served even at the limit of calls: when a fault delays all calls,
/// somebody must be able to take it out.
pub(super) const CONTROL_CALLS: usize = 8;

/// Counts the open connections, and those that are answering a call.
pub(crate) struct ConnectionLimit {
    max: usize,
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    /// Open connections, without those that were told to close.
    open: usize,
    /// Those of them whose call is being answered.
    working: usize,
    /// Those that have not called yet, the oldest first.
    fresh: BTreeMap<u64, Arc<Notify>>,
    /// Those that have called and are idle, the one that has been idle for longest first.
    waiting: BTreeMap<u64, Arc<Notify>>,
    next_number: u64,
}

/// One open connection; it is counted until this is dropped.
pub(super) struct Slot {
    connections: Arc<ConnectionLimit>,
    close: Arc<Notify>,
    /// Its key in [`Table::fresh`] or [`Table::waiting`]; `None` while it answers a call.
    number: Mutex<Option<u64>>,
}

/// Permission to answer a call. While it lives, the connection is not told to close.
pub(super) struct WorkPermit(Arc<Slot>);

impl ConnectionLimit {
    /// A limit of so many calls at once.
    pub(crate) fn new(max: usize) -> Arc<Self> {
        Arc::new(Self {
            max,
            table: Mutex::default(),
        })
    }

    /// Counts a new connection. At the limit, an idle one is told to close.
    pub(super) fn take(self: &Arc<Self>) -> Arc<Slot> {
        let mut table = self.table();
        if table.open >= self.max.saturating_add(SPARE) {
            table.make_room();
        }
        table.open += 1;
        let close = Arc::default();
        let number = table.number();
        table.fresh.insert(number, Arc::clone(&close));
        Arc::new(Slot {
            connections: Arc::clone(self),
            close,
            number: Mutex::new(Some(number)),
        })
    }

    /// Tells an idle connection to close.
    pub(super) fn make_room(&self) {
        self.table().make_room();
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn make_room(&mut self) {
        let (first, second) = if self.fresh.len() > FRESH {
            (&mut self.fresh, &mut self.waiting)
        } else {
            (&mut self.waiting, &mut self.fresh)
        };
        if let Some((_, close)) = first.pop_first().or_else(|| second.pop_first()) {
            self.open -= 1;
            close.notify_one();
        }
    }

    fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }

    /// Whether the connection was idle, and was not told to close.
    fn remove(&mut self, number: u64) -> bool {
        self.fresh.remove(&number).is_some() || self.waiting.remove(&number).is_some()
    }
}

impl Slot {
    /// Waits until the connection is told to close.
    pub(super) async fn told_to_close(&self) {
        self.close.notified().await;
    }

    /// Permission to answer a call; `None` at the limit, raised by `more`, or when the connection was told to close.
    pub(super) fn work(self: &Arc<Self>, more: usize) -> Option<WorkPermit> {
        let mut table = self.connections.table();
        let mut number = self.number();
        let waited = (*number)?;
        if table.working >= self.connections.max.saturating_add(more) {
            return None;
        }
        if !table.remove(waited) {
            return None;
        }
        table.working += 1;
        *number = None;
        drop(number);
        Some(WorkPermit(Arc::clone(self)))
    }

    fn number(&self) -> MutexGuard<'_, Option<u64>> {
        self.number.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for WorkPermit {
    fn drop(&mut self) {
        let Self(slot) = self;
        let mut table = slot.connections.table();
        table.working -= 1;
        let number = table.number();
        table.waiting.insert(number, Arc::clone(&slot.close));
        *slot.number() = Some(number);
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut table = self.connections.table();
        let number = self.number().take();
        if number.is_some_and(|number| table.remove(number)) {
            table.open -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn was_told(slot: &Slot) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        pin!(slot.told_to_close()).as_mut().poll(&mut context) == Poll::Ready(())
    }

    #[test]
    fn whoever_was_waited_for_longest_makes_room() {
        let connections = ConnectionLimit::new(2);
        let mut taken: Vec<_> = (0..2 + SPARE).map(|_| connections.take()).collect();
        drop(taken[0].work(0));
        drop(taken.pop());
        taken.push(connections.take());
        assert!(!taken.iter().any(|slot| was_told(slot)));
        let _new = [connections.take(), connections.take()];
        let told: Vec<bool> = taken.iter().map(|slot| was_told(slot)).collect();
        let mut expected = vec![false; taken.len()];
        expected[1] = true;
        expected[2] = true;
        assert_eq!(told, expected);
        assert!(taken[1].work(0).is_none());
    }

    #[test]
    fn connections_without_a_call_do_not_push_out_those_that_are_kept() {
        let connections = ConnectionLimit::new(2);
        let kept = connections.take();
        drop(kept.work(0));
        let silent: Vec<_> = (0..10 * SPARE).map(|_| connections.take()).collect();
        assert!(!was_told(&kept));
        let told = silent.iter().filter(|slot| was_told(slot)).count();
        assert_eq!(told, 10 * SPARE - (1 + SPARE));
        assert!(kept.work(0).is_some());
    }

    #[test]
    fn kept_connections_leave_time_for_a_first_call() {
        let connections = ConnectionLimit::new(2);
        let kept: Vec<_> = (0..2 + SPARE).map(|_| connections.take()).collect();
        kept.iter().for_each(|slot| drop(slot.work(0)));
        let fresh: Vec<_> = (0..=FRESH).map(|_| connections.take()).collect();
        assert!(!fresh.iter().any(|slot| was_told(slot)));
        let told = kept.iter().filter(|slot| was_told(slot)).count();
        assert_eq!(told, FRESH + 1);
        let _one_more = connections.take();
        assert!(was_told(&fresh[0]) && !was_told(&fresh[1]));
    }

    #[test]
    fn those_at_work_stay_and_are_few_enough() {
        let connections = ConnectionLimit::new(1);
        let (one, two) = (connections.take(), connections.take());
        let work = one.work(0).unwrap();
        assert!(two.work(0).is_none());
        assert!(two.work(1).is_some());
        let others: Vec<_> = (0..2 * SPARE).map(|_| connections.take()).collect();
        assert!(was_told(&others[0]) && !was_told(&two) && !was_told(&one));
        drop(work);
        assert!(others.last().unwrap().work(0).is_some());
    }
}
