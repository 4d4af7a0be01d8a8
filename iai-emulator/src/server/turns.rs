//! Lets connections that receive much data read one after the other, and others in between.
//!
//! hyper parses the head of a request again with each piece that arrives. If a thousand long heads were read at the same
//! time, all other connections would wait for all of them.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::yield_now;

/// Asks for turns.
#[derive(Clone)]
pub(super) struct Turns(UnboundedSender<oneshot::Sender<()>>);

/// A turn that was asked for.
pub(super) struct Turn(oneshot::Receiver<()>);

impl Turns {
    /// Returns also the task that gives the turns: one after the other, and all other tasks run in between. A turn that
    /// nobody uses delays nobody.
    pub(super) fn new() -> (Self, impl Future<Output = ()>) {
        let (turns, asked) = unbounded_channel();
        (Self(turns), give(asked))
    }

    pub(super) fn ask(&self) -> Turn {
        let (give, turn) = oneshot::channel();
        // It fails only while the emulator ends.
        let _ = self.0.send(give);
        Turn(turn)
    }
}

async fn give(mut asked: UnboundedReceiver<oneshot::Sender<()>>) {
    while let Some(turn) = asked.recv().await {
        if turn.send(()).is_ok() {
            yield_now().await;
        }
    }
}

impl Turn {
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.0).poll(context).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use std::sync::{Arc, Mutex};

    #[tokio::test]
    async fn turns_are_given_one_by_one_with_room_for_others_in_between() {
        let (turns, giving) = Turns::new();
        tokio::spawn(giving);
        let seen = Arc::new(Mutex::new(String::new()));
        let mut asked: Vec<Turn> = (0..3).map(|_| turns.ask()).collect();
        // One who went away in the meantime.
        drop(asked.remove(1));
        for mut turn in asked {
            let seen = Arc::clone(&seen);
            tokio::spawn(async move {
                poll_fn(|context| turn.poll(context)).await;
                seen.lock().unwrap().push('t');
            });
        }
        for _ in 0..8 {
            seen.lock().unwrap().push('o');
            yield_now().await;
        }
        let seen = seen.lock().unwrap();
        let between: Vec<&str> = seen.split('t').collect();
        assert_eq!(between.len(), 3, "{seen}");
        assert!(between.iter().all(|others| !others.is_empty()), "{seen}");
    }
}
