//! Disks that are full, or slow.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, channel};

use super::*;

/// A disk of a few bytes, or one whose syncs wait for leave.
struct Small {
    room: usize,
    leave: Option<Receiver<()>>,
}

impl Write for Small {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = bytes.len().min(self.room);
        self.room -= length;
        if length == 0 {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(length)
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Disk for Small {
    fn sync(&mut self) -> io::Result<()> {
        if let Some(leave) = &self.leave {
            leave.recv().unwrap();
        }
        Ok(())
    }

    fn cut(&mut self, _: u64) -> io::Result<()> {
        Ok(())
    }
}

fn journal(room: usize, leave: Option<Receiver<()>>) -> Journal {
    let disk = Box::new(Small { room, leave });
    Journal::start(
        Path::new("people.csv.journal"),
        input(),
        Index::default(),
        disk,
        0,
        0,
    )
    .unwrap()
}

#[tokio::test]
async fn on_a_full_disk_nothing_begins_and_what_was_begun_stays() {
    // Room for the first line and some of the second.
    let journal = journal(300, None);
    journal.begin(&create("a", 1)).await.unwrap();
    let error = journal
        .end(key("a"), picture(1), &enrolled())
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("journal people.csv.journal: it cannot be written: no storage space."),
        "{error}"
    );
    assert_eq!(journal.begin(&create("b", 2)).await.unwrap_err(), error);
    assert_eq!(
        (journal.person(key("a")), journal.person(key("b"))),
        (Some(PersonState::Begun), None)
    );
}

#[tokio::test]
async fn steps_that_wait_together_share_a_sync() {
    let (leave, wait) = channel();
    let journal = Arc::new(journal(1 << 20, Some(wait)));
    let mut tasks: Vec<_> = (0..32_u8)
        .map(|number| {
            let journal = Arc::clone(&journal);
            tokio::spawn(async move { journal.begin(&create(&number.to_string(), number)).await })
        })
        .collect();
    let first = tasks.remove(0);
    tokio::task::yield_now().await;
    // The first may be written alone, or with some others; the rest wait for it and go together.
    leave.send(()).unwrap();
    leave.send(()).unwrap();
    first.await.unwrap().unwrap();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert!(journal.syncs() <= 2, "{}", journal.syncs());
    assert_eq!(journal.persons(), 32);
}

#[tokio::test]
async fn nothing_is_known_before_it_is_on_disk() {
    let (leave, wait) = channel();
    let journal = Arc::new(journal(1 << 20, Some(wait)));
    let other = Arc::clone(&journal);
    let task = tokio::spawn(async move { other.begin(&create("a", 1)).await });
    tokio::task::yield_now().await;
    assert_eq!(journal.person(key("a")), None);
    leave.send(()).unwrap();
    task.await.unwrap().unwrap();
    assert_eq!(journal.person(key("a")), Some(PersonState::Begun));
}
