//! Who is connected. When there are too many, the client that has been waited for longest makes room for the next, so
//! that connections that are held open without a word keep nobody out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use tokio::sync::Notify;

use crate::sync::lock;

/// Connections beside those that may be at work at once: enough to tell their clients so.
const SPARE: usize = 32;
/// Requests to the emulator's own routes beside the calls: whoever made all calls wait can still take that back.
pub(super) const OWN: usize = 8;

/// All places for connections.
pub(crate) struct Seats {
    most: usize,
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    /// Connections that were not told to leave.
    taken: usize,
    /// Those of them whose call is being answered.
    working: usize,
    /// The others, in the order in which the wait for their clients began.
    waiting: BTreeMap<u64, Arc<Notify>>,
    begun: u64,
}

/// The place of one connection, free again when this is dropped.
pub(super) struct Seat {
    seats: Arc<Seats>,
    leave: Arc<Notify>,
    /// Its number among those that are waited for; `None` while it works.
    number: Mutex<Option<u64>>,
}

/// While this lives, the connection works and is not told to leave.
pub(super) struct Work(Arc<Seat>);

impl Seats {
    /// Room for so many calls at once.
    pub(crate) fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            table: Mutex::default(),
        })
    }

    /// A place for a connection. At the limit somebody else loses theirs.
    pub(super) fn take(self: &Arc<Self>) -> Arc<Seat> {
        let mut table = lock(&self.table);
        if table.taken >= self.most.saturating_add(SPARE) {
            table.make_room();
        }
        table.taken += 1;
        let leave = Arc::default();
        let number = table.wait_for(&leave);
        Arc::new(Seat {
            seats: Arc::clone(self),
            leave,
            number: Mutex::new(Some(number)),
        })
    }

    /// Tells the connection to leave that has been waited for longest.
    pub(super) fn make_room(&self) {
        lock(&self.table).make_room();
    }
}

impl Table {
    fn make_room(&mut self) {
        if let Some((_, leave)) = self.waiting.pop_first() {
            self.taken -= 1;
            leave.notify_one();
        }
    }

    fn wait_for(&mut self, leave: &Arc<Notify>) -> u64 {
        let number = self.begun;
        self.begun += 1;
        self.waiting.insert(number, Arc::clone(leave));
        number
    }
}

impl Seat {
    /// Ends when the connection is to make room.
    pub(super) async fn left(&self) {
        self.leave.notified().await;
    }

    /// Begins to work; `None` when as many do as may, and so many more, or when the connection was told to leave.
    pub(super) fn work(self: &Arc<Self>, more: usize) -> Option<Work> {
        let mut table = lock(&self.seats.table);
        let mut number = lock(&self.number);
        let waited = (*number)?;
        if table.working >= self.seats.most.saturating_add(more) {
            return None;
        }
        table.waiting.remove(&waited)?;
        table.working += 1;
        *number = None;
        drop(number);
        Some(Work(Arc::clone(self)))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let Self(seat) = self;
        let mut table = lock(&seat.seats.table);
        table.working -= 1;
        *lock(&seat.number) = Some(table.wait_for(&seat.leave));
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut table = lock(&self.seats.table);
        let number = lock(&self.number).take();
        if number.is_some_and(|number| table.waiting.remove(&number).is_some()) {
            table.taken -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn was_told(seat: &Seat) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        pin!(seat.left()).as_mut().poll(&mut context) == Poll::Ready(())
    }

    #[test]
    fn whoever_was_waited_for_longest_makes_room() {
        let seats = Seats::new(2);
        let mut taken: Vec<_> = (0..2 + SPARE).map(|_| seats.take()).collect();
        drop(taken[0].work(0));
        drop(taken.pop());
        taken.push(seats.take());
        assert!(!taken.iter().any(|seat| was_told(seat)));
        let _new = [seats.take(), seats.take()];
        let told: Vec<bool> = taken.iter().map(|seat| was_told(seat)).collect();
        let mut expected = vec![false; taken.len()];
        expected[1] = true;
        expected[2] = true;
        assert_eq!(told, expected);
        assert!(taken[1].work(0).is_none());
    }

    #[test]
    fn those_at_work_stay_and_are_few_enough() {
        let seats = Seats::new(1);
        let (one, two) = (seats.take(), seats.take());
        let work = one.work(0).unwrap();
        assert!(two.work(0).is_none());
        assert!(two.work(1).is_some());
        let others: Vec<_> = (0..2 * SPARE).map(|_| seats.take()).collect();
        assert!(was_told(&two) && !was_told(&one));
        drop(work);
        assert!(others.last().unwrap().work(0).is_some());
    }
}
