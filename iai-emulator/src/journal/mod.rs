//! The log of requests, for assertions in tests: the last ones, up to a number. It never holds keys, signatures or
//! parameters.

mod record;

pub(crate) use record::{Finish, RecordBuilder};
pub use record::{Protocol, RequestRecord};

use std::collections::VecDeque;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use tokio::sync::Notify;
use tokio::sync::futures::Notified;

use crate::identifiers::any_seed;
use crate::sync::lock;

/// Records that are kept unless told otherwise.
pub(crate) const CAPACITY: usize = 1000;

/// Most records that can be kept: about a hundred megabytes when every call meets many faults.
pub(crate) const MOST: usize = 100_000;

/// Called with every record.
pub(crate) type Observer = Arc<dyn Fn(&RequestRecord) + Send + Sync>;

/// The last requests, the oldest first.
pub(crate) struct Journal {
    /// Tells it from the one of another run, whose numbers are the same.
    run: u64,
    capacity: usize,
    observer: Option<Observer>,
    ring: Mutex<Ring>,
    news: Notify,
}

#[derive(Default)]
struct Ring {
    written: u64,
    /// Changes by other ways than requests.
    changes: u64,
    records: VecDeque<RequestRecord>,
}

impl Journal {
    pub(crate) fn new(capacity: usize, observer: Option<Observer>) -> Self {
        Self {
            run: any_seed(),
            capacity: capacity.min(MOST),
            observer,
            ring: Mutex::default(),
            news: Notify::new(),
        }
    }

    /// Numbers the record and keeps it; the oldest one makes room for it.
    pub(crate) fn write(&self, mut record: RequestRecord) {
        {
            let mut ring = lock(&self.ring);
            record.sequence = ring.written;
            ring.written += 1;
            if self.capacity > 0 {
                if ring.records.len() == self.capacity {
                    ring.records.pop_front();
                }
                ring.records.push_back(record.clone());
            }
        }
        self.news.notify_waiters();
        if let Some(observer) = &self.observer {
            observer(&record);
        }
    }

    /// Tells those who follow the log that the state or the faults have changed by another way than a request.
    pub(crate) fn note_change(&self) {
        lock(&self.ring).changes += 1;
        self.news.notify_waiters();
    }

    /// Ends with the next record or change after this was called.
    pub(crate) fn news(&self) -> Notified<'_> {
        self.news.notified()
    }

    /// How many changes were noted.
    pub(crate) fn changes(&self) -> u64 {
        lock(&self.ring).changes
    }

    /// Number of this run.
    pub(crate) fn run(&self) -> u64 {
        self.run
    }

    /// Records that are kept at most.
    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    pub(crate) fn records(&self) -> Vec<RequestRecord> {
        self.some(0..u64::MAX, usize::MAX)
    }

    /// Number of the next record.
    pub(crate) fn written(&self) -> u64 {
        lock(&self.ring).written
    }

    /// At most so many records, the first of those with these numbers.
    pub(crate) fn some(&self, numbers: Range<u64>, most: usize) -> Vec<RequestRecord> {
        let ring = lock(&self.ring);
        let place = |number| ring.records.partition_point(|each| each.sequence < number);
        let (from, to) = (place(numbers.start), place(numbers.end));
        let count = to.saturating_sub(from).min(most);
        ring.records
            .iter()
            .skip(from)
            .take(count)
            .cloned()
            .collect()
    }

    /// Forgets all records; numbers go on. Freeing them takes a while, so it happens after the lock is released.
    pub(crate) fn clear(&self) {
        let forgotten = std::mem::take(&mut lock(&self.ring).records);
        drop(forgotten);
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journal({})", lock(&self.ring).records.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Method;
    use std::time::Duration;

    fn record() -> RequestRecord {
        let record =
            RecordBuilder::new(&Method::POST, Protocol::V3, "CreateGroup", "2020-03-03", 2);
        record.finish(Finish {
            request_id: "r".to_owned(),
            time: 7,
            duration: Duration::ZERO,
            code: Some("ok".to_owned()),
            delivered: None,
            executed: true,
            fault: None,
        })
    }

    #[test]
    fn the_oldest_record_makes_room_and_numbers_go_on() {
        let journal = Journal::new(2, None);
        (0..5).for_each(|_| journal.write(record()));
        let numbers =
            || -> Vec<u64> { journal.records().iter().map(|each| each.sequence).collect() };
        assert_eq!(numbers(), [3, 4]);
        journal.clear();
        assert_eq!(numbers().len(), 0);
        journal.write(record());
        assert_eq!(numbers(), [5]);
    }

    #[test]
    fn a_capacity_has_a_limit() {
        assert_eq!(Journal::new(usize::MAX, None).capacity, 100_000);
    }

    #[test]
    fn an_observer_sees_what_is_not_kept() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&seen);
        let observer: Observer = Arc::new(move |record: &RequestRecord| {
            sink.lock().unwrap().push(record.sequence);
        });
        let journal = Journal::new(0, Some(observer));
        (0..3).for_each(|_| journal.write(record()));
        assert_eq!(journal.records(), []);
        assert_eq!(*seen.lock().unwrap(), [0, 1, 2]);
    }
}
