//! `GET /_emulator/events`: the log of requests as server-sent events, for pages that show it live.
//!
//! A reader that is slow, or stays away for a while, holds no memory: the journal keeps what it keeps, and a reader who comes
//! back names the last record that it has. What it can no longer get, or more than anybody could read, is told as a number.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Response};
use serde_json::json;
use tokio::sync::mpsc;
use tokio::time::sleep;

use super::outgoing::Outgoing;
use super::response;
use crate::journal::{Journal, RequestRecord};

const PATH: &str = "/_emulator/events";
/// Records that a reader gets at most when it comes, and that it can be behind.
const RECENT: u64 = 200;
/// Records that are written at once.
const BATCH: usize = 50;
/// Between two batches, so that a busy emulator does not work for its page alone.
const PAUSE: Duration = Duration::from_millis(100);
/// How often a silent stream says that it is there. By that it is also noticed that nobody reads it any more.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Whether a request asks for the events.
pub(super) fn is_wanted(parts: &Parts) -> bool {
    parts.method == Method::GET && parts.uri.path() == PATH
}

/// A response that goes on until the reader leaves.
pub(super) fn response(journal: &Arc<Journal>, parts: &Parts, now: u64) -> Response<Outgoing> {
    // One batch waits to be sent, and the next one is made when that has gone.
    let (batches, sent) = mpsc::channel(1);
    let events = Events::new(Arc::clone(journal), last_seen(parts));
    tokio::spawn(events.run(batches));
    response::events(Outgoing::stream(sent), now)
}

/// The id of the last record that the reader has. A browser that lost the connection tells it in the header; a page that
/// opens another one has the query `after=ID` alone.
fn last_seen(parts: &Parts) -> Option<&str> {
    let header = parts.headers.get("last-event-id");
    let query = parts
        .uri
        .query()
        .and_then(|query| query.strip_prefix("after="));
    header.and_then(|value| value.to_str().ok()).or(query)
}

/// What one reader has not got yet.
struct Events {
    journal: Arc<Journal>,
    next: u64,
    changes: u64,
    /// The start of the stream, until it is written.
    greeting: Option<String>,
}

impl Events {
    fn new(journal: Arc<Journal>, last_seen: Option<&str>) -> Self {
        let written = journal.written();
        let resumed = last_seen.and_then(|id| number(&journal, id));
        let hello = json!({ "capacity": journal.capacity(), "resumed": resumed.is_some() });
        Self {
            next: resumed.map_or_else(|| recent(&journal, written), |number| number + 1),
            changes: journal.changes(),
            greeting: Some(format!("retry: 1000\n{}", event("hello", &hello))),
            journal,
        }
    }

    async fn run(mut self, batches: mpsc::Sender<Bytes>) {
        let journal = Arc::clone(&self.journal);
        loop {
            // Hears of what comes after this, also while a batch is made.
            let news = journal.news();
            if let Some(batch) = self.batch() {
                if batches.send(batch.into()).await.is_err() {
                    return;
                }
                sleep(PAUSE).await;
                continue;
            }
            tokio::select! {
                () = news => {}
                () = batches.closed() => return,
                () = sleep(HEARTBEAT) => {
                    if batches.send(Bytes::from_static(b":\n\n")).await.is_err() {
                        return;
                    }
                }
            }
        }
    }

    /// The next events; `None` when there are none.
    fn batch(&mut self) -> Option<String> {
        let mut text = self.greeting.take().unwrap_or_default();
        let changes = self.journal.changes();
        if std::mem::replace(&mut self.changes, changes) != changes {
            text += &event("changed", &json!({}));
        }
        let written = self.journal.written();
        let first = self.next.max(written.saturating_sub(RECENT));
        let records = self.journal.some(first..written, BATCH);
        let start = records.first().map_or(written, |record| record.sequence);
        if start > self.next {
            text += &event("passed", &json!({ "requests": start - self.next }));
        }
        for record in &records {
            text += &numbered(self.journal.run(), record);
        }
        self.next = records.last().map_or(written, |record| record.sequence + 1);
        (!text.is_empty()).then_some(text)
    }
}

/// The oldest of the last records that are kept, where a reader begins who has none.
fn recent(journal: &Journal, written: u64) -> u64 {
    let kept = journal.some(written.saturating_sub(RECENT)..written, 1);
    kept.first().map_or(written, |record| record.sequence)
}

/// JSON has no line breaks but in its layout, and this has none.
fn event(name: &str, data: &serde_json::Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

/// The id has the run before the number, since numbers begin anew with each emulator at the same address.
fn numbered(run: u64, record: &RequestRecord) -> String {
    let event = event("request", &json!(record));
    format!("id: {run:x}-{}\n{event}", record.sequence)
}

/// The number in an id of this run.
fn number(journal: &Journal, id: &str) -> Option<u64> {
    let (run, number) = id.split_once('-')?;
    let is_ours = u64::from_str_radix(run, 16) == Ok(journal.run());
    is_ours.then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
