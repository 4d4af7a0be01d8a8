//! One queue of attempts that share a figure.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Mutex;
use std::task::Poll;
use std::time::Duration;

use tokio::sync::Notify;

use crate::sync::lock;
use crate::time::AsyncSleep;

/// How late a timer may wake a waiter without slowing those behind it down. Half a percent of a second: more would let
/// a second see more than the figure.
const LATE: Duration = Duration::from_millis(5);

/// A queue in which everybody has a moment of his own and waits for nothing else.
///
/// Nobody waits for those ahead to be gone, since the task that has begun a call need not go on with it: one that is
/// left alone while it is at the front would hold all others up.
#[derive(Debug)]
pub(super) struct Queue {
    interval: Duration,
    /// How far back a turn may be taken that nobody wanted.
    slack: Duration,
    state: Mutex<State>,
    /// Told when somebody left and those behind have moved up.
    moved: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// Those in line, in the order of arrival, and so of their moments.
    line: VecDeque<Waiter>,
    /// When the turn comes that nobody has yet, on the client's timer.
    next: Duration,
    /// From when on the turn after the last one that was taken may be.
    free: Duration,
    tickets: u64,
}

#[derive(Debug)]
struct Waiter {
    ticket: u64,
    moment: Duration,
}

/// A place in the queue. Dropping it before its turn gives it up.
struct Ticket<'q> {
    queue: &'q Queue,
    ticket: u64,
}

impl Queue {
    pub(super) fn new(per_second: u32, burst: u32) -> Self {
        let interval = Duration::from_secs(1) / per_second.max(1);
        Self {
            interval,
            slack: interval * burst.saturating_sub(1),
            state: Mutex::default(),
            moved: Notify::new(),
        }
    }

    /// Waits for a turn. Fails with the wait that it would take as soon as that is no less than what is left.
    pub(super) async fn turn(
        &self,
        sleep_impl: &dyn AsyncSleep,
        left: Duration,
    ) -> Result<(), Duration> {
        let until = self.now(sleep_impl).saturating_add(left);
        let place = self.line_up(self.now(sleep_impl));
        loop {
            let mut moved = pin!(self.moved.notified());
            let now = self.now(sleep_impl);
            let moment = place.moment();
            let wait = moment.saturating_sub(now);
            if wait.is_zero() {
                break;
            }
            if moment >= until {
                return Err(wait);
            }
            let mut pause = sleep_impl.sleep(wait);
            let rested = poll_fn(|context| match pause.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(true),
                Poll::Pending => moved.as_mut().poll(context).map(|()| false),
            });
            // A timer that has come to its end is believed, whatever it says of the time.
            if rested.await && place.moment() == moment {
                break;
            }
        }
        place.take(self.now(sleep_impl));
        Ok(())
    }

    /// The end of the line. Turns of a quiet time are kept, as many as make a burst.
    fn line_up(&self, now: Duration) -> Ticket<'_> {
        let mut state = lock(&self.state);
        let moment = state.next.max(now.saturating_sub(self.slack));
        let ticket = state.tickets;
        state.tickets += 1;
        state.next = moment + self.interval;
        state.line.push_back(Waiter { ticket, moment });
        Ticket {
            queue: self,
            ticket,
        }
    }

    /// The time, set forward so that a burst has room before the first moment of the timer.
    fn now(&self, sleep_impl: &dyn AsyncSleep) -> Duration {
        sleep_impl.elapsed().saturating_add(self.slack)
    }
}

impl State {
    fn index(&self, ticket: u64) -> Option<usize> {
        let found = self
            .line
            .binary_search_by_key(&ticket, |waiter| waiter.ticket);
        found.ok()
    }

    /// Puts those from `index` on off until `earliest`, if they are sooner, and keeps the distances between them.
    fn put_off(&mut self, index: usize, earliest: Duration) {
        let first = self.line.get(index);
        let first = first.map_or(self.next, |waiter| waiter.moment);
        let late = earliest.saturating_sub(first);
        if late.is_zero() {
            return;
        }
        self.next += late;
        for waiter in self.line.range_mut(index..) {
            waiter.moment += late;
        }
    }

    /// When the turn of a ticket comes. One that was missed until others had gone comes next, and puts those behind it
    /// off.
    fn due(&mut self, ticket: u64, interval: Duration) -> Option<Duration> {
        let index = self.index(ticket)?;
        let waiter = self.line.get_mut(index)?;
        waiter.moment = waiter.moment.max(self.free);
        let moment = waiter.moment;
        self.put_off(index + 1, moment + interval);
        Some(moment)
    }

    fn take(&mut self, ticket: u64, earliest: Duration, interval: Duration) -> Option<()> {
        let index = self.index(ticket)?;
        let turn = self.line.remove(index)?.moment.max(earliest);
        self.free = turn + interval;
        self.put_off(index, self.free);
        Some(())
    }

    /// Moves those behind a ticket up, if its turn can still be had. Tells whether anybody has moved.
    fn leave(&mut self, ticket: u64) -> Option<bool> {
        let index = self.index(ticket)?;
        let mut moment = self.line.remove(index)?.moment;
        if moment < self.free {
            return None;
        }
        for waiter in self.line.range_mut(index..) {
            std::mem::swap(&mut waiter.moment, &mut moment);
        }
        self.next = moment;
        Some(index < self.line.len())
    }
}

impl Ticket<'_> {
    /// When its turn comes.
    fn moment(&self) -> Duration {
        let (queue, mut state) = (self.queue, lock(&self.queue.state));
        let moment = state.due(self.ticket, queue.interval);
        moment.unwrap_or_default()
    }

    /// Takes the turn, from which the next one is counted. A timer that woke late must not push all turns behind this
    /// one back.
    fn take(self, now: Duration) {
        let queue = self.queue;
        let earliest = now.saturating_sub(queue.slack.max(LATE));
        lock(&queue.state).take(self.ticket, earliest, queue.interval);
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        let moved = lock(&self.queue.state).leave(self.ticket);
        if moved == Some(true) {
            self.queue.moved.notify_waiters();
        }
    }
}
