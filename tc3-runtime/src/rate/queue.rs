//! The fair queue of attempts that share a limit.
//!
//! Each attempt gets the time of its turn when it lines up, one interval after the one before it, and then sleeps until
//! that time by itself. It is not woken by the one ahead: that one belongs to a task which may not be polled any more,
//! and would hold all others up. The price is bookkeeping: when an attempt leaves or is late, the turns of those behind
//! it are moved ([`State::leave`], [`State::put_off`]).

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Mutex;
use std::task::Poll;
use std::time::Duration;

use tokio::sync::Notify;

use crate::sync::lock;
use crate::time::AsyncSleep;

/// How late a sleep may end without moving the turns behind it. More than this half percent of a second would let a
/// second have more requests than the limit.
const LATE: Duration = Duration::from_millis(5);

/// A queue in which each waiter has the time of its turn and waits for nothing else.
#[derive(Debug)]
pub(super) struct Queue {
    interval: Duration,
    /// For how long a turn that nobody took is kept: as many turns as make a burst.
    slack: Duration,
    state: Mutex<State>,
    /// Notified when a waiter has left and those behind it have moved up.
    moved: Notify,
}

#[derive(Debug, Default)]
struct State {
    /// Waiters in the order of arrival, which is the order of their turns.
    line: VecDeque<Waiter>,
    /// The turn of the next waiter to line up, by the client's monotonic clock.
    next: Duration,
    /// The earliest time of the next turn, one interval after the last one that was taken.
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

    /// Waits for a turn. Fails, with the wait until then, as soon as it is known that the turn comes after `left` or
    /// later.
    pub(super) async fn turn(
        &self,
        sleep_impl: &dyn AsyncSleep,
        left: Duration,
    ) -> Result<(), Duration> {
        let until = self.now(sleep_impl).saturating_add(left);
        let ticket = self.line_up(self.now(sleep_impl));
        loop {
            let mut moved = pin!(self.moved.notified());
            let now = self.now(sleep_impl);
            let moment = ticket.moment();
            let wait = moment.saturating_sub(now);
            if wait.is_zero() {
                break;
            }
            if moment >= until {
                return Err(wait);
            }
            let mut sleep = sleep_impl.sleep(wait);
            let slept = poll_fn(|context| match sleep.as_mut().poll(context) {
                Poll::Ready(()) => Poll::Ready(true),
                Poll::Pending => moved.as_mut().poll(context).map(|()| false),
            });
            // A sleep that has ended counts, whatever the clock says: with a clock that stands still, as a test may
            // have one, this loop would never end.
            if slept.await && ticket.moment() == moment {
                break;
            }
        }
        ticket.take(self.now(sleep_impl));
        Ok(())
    }

    /// Joins the end of the line. Turns that nobody took in a quiet time are still there, as many as make a burst.
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

    /// The time by the client's clock, moved forward, so that subtracting the slack of a burst cannot go below zero.
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

    /// Moves the turns from `index` on back, so that the first of them is not before `earliest`. The distances between
    /// them stay.
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

    /// When the turn of a ticket comes. A waiter that missed its turn, while others took theirs, is next, and moves
    /// those behind it back.
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

    /// Removes a waiter. If its turn can still be taken, each waiter behind it gets the turn of the one before. Tells
    /// whether any has moved.
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

    /// Takes the turn, from which the next one is counted. A sleep that ended a little late must not move all turns
    /// behind this one.
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
