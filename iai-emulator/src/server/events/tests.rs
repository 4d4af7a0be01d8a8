//! What a reader gets, without sockets and time.

use super::*;
use crate::journal::{Finish, Protocol, RecordBuilder};

fn write(journal: &Journal, count: usize) {
    for _ in 0..count {
        let record = RecordBuilder::new(&Method::POST, Protocol::V3, "CreateGroup", "", 2);
        journal.write(record.finish(Finish {
            request_id: "r\n1".to_owned(),
            time: 7,
            duration: Duration::from_micros(1500),
            code: Some("ok".to_owned()),
            delivered: None,
            executed: true,
            fault: None,
        }));
    }
}

/// Names of events, with the numbers that belong to them.
fn told(batch: Option<String>) -> Vec<String> {
    let batch = batch.unwrap_or_default();
    let events = batch.split_terminator("\n\n").map(|event| {
        let line = |start: &str| event.lines().find_map(|line| line.strip_prefix(start));
        let data: serde_json::Value = serde_json::from_str(line("data: ").unwrap()).unwrap();
        let number = line("id: ").and_then(|id| Some(id.split_once('-')?.1.to_owned()));
        let number = number.or_else(|| Some(data.get("requests")?.to_string()));
        format!(
            "{} {}",
            line("event: ").unwrap(),
            number.unwrap_or_default()
        )
    });
    events.collect()
}

fn journal(capacity: usize, written: usize) -> Arc<Journal> {
    let journal = Arc::new(Journal::new(capacity, None));
    write(&journal, written);
    journal
}

/// A reader who has the record of this number.
fn resumed(journal: &Arc<Journal>, number: u64) -> Events {
    let id = format!("{:x}-{number}", journal.run());
    Events::new(Arc::clone(journal), Some(&id))
}

fn numbers(range: std::ops::Range<u64>) -> Vec<String> {
    range.map(|number| format!("request {number}")).collect()
}

#[test]
fn a_record_is_one_line_of_json() {
    let journal = journal(10, 1);
    let text = Events::new(Arc::clone(&journal), None).batch().unwrap();
    let text = text.replace(&format!("{:x}-", journal.run()), "RUN-");
    let expected = "retry: 1000\nevent: hello\ndata: {\"capacity\":10,\"resumed\":false}\n\n\
        id: RUN-0\nevent: request\ndata: {\"action\":\"CreateGroup\",\"bytes\":2,\"code\":\"ok\",\"delivered\":\"whole\",\
        \"duration_ms\":1.5,\"executed\":true,\"fault\":null,\"method\":\"POST\",\"protocol\":\"v3\",\
        \"request_id\":\"r\\n1\",\"sequence\":0,\"time\":7,\"version\":\"\"}\n\n";
    assert_eq!(text, expected);
}

#[test]
fn a_reader_gets_what_is_new_and_nothing_twice() {
    let journal = journal(1000, 3);
    let mut events = resumed(&journal, 0);
    let first = told(events.batch());
    assert_eq!(first, ["hello ", "request 1", "request 2"]);
    assert_eq!(events.batch(), None);
    write(&journal, 60);
    assert_eq!(told(events.batch()), numbers(3..53));
    assert_eq!(told(events.batch()), numbers(53..63));
    journal.note_change();
    journal.note_change();
    assert_eq!(told(events.batch()), ["changed "]);
    assert_eq!(events.batch(), None);
}

#[test]
fn a_reader_who_comes_late_gets_the_last_ones() {
    let mut events = Events::new(journal(1000, 900), None);
    let first = told(events.batch());
    assert_eq!(first[..2], ["hello ", "request 700"]);
    let few = told(Events::new(journal(2, 900), None).batch());
    assert_eq!(few, ["hello ", "request 898", "request 899"]);
}

#[test]
fn a_reader_who_is_too_slow_is_told_how_many_passed() {
    let journal = journal(10, 1);
    let mut events = Events::new(Arc::clone(&journal), None);
    events.batch();
    write(&journal, 14);
    let expected = [vec!["passed 4".to_owned()], numbers(5..15)].concat();
    assert_eq!(told(events.batch()), expected);
    let mut back = resumed(&journal, 1);
    assert_eq!(told(back.batch())[..3], ["hello ", "passed 3", "request 5"]);
    let none = Arc::new(Journal::new(0, None));
    let mut events = Events::new(Arc::clone(&none), None);
    assert_eq!(told(events.batch()), ["hello "]);
    write(&none, 3);
    assert_eq!(told(events.batch()), ["passed 3"]);
}

#[test]
fn an_id_of_another_run_starts_anew() {
    let journal = journal(10, 2);
    let other = format!("{:x}-0", journal.run() ^ 1);
    for id in [other.as_str(), "0", "-0", "x-y", ""] {
        let text = Events::new(Arc::clone(&journal), Some(id)).batch().unwrap();
        assert!(text.contains("\"resumed\":false"), "{id}: {text}");
        let expected = ["hello ", "request 0", "request 1"];
        assert_eq!(told(Some(text)), expected, "{id}");
    }
}

#[tokio::test]
async fn nothing_piles_up_for_a_reader_who_does_not_read() {
    let journal = journal(1000, 0);
    let (batches, mut sent) = mpsc::channel(1);
    tokio::spawn(Events::new(Arc::clone(&journal), None).run(batches));
    for _ in 0..500 {
        write(&journal, 10);
        tokio::task::yield_now().await;
    }
    assert_eq!(sent.len(), 1);
    let mut told_to_it = Vec::new();
    while told_to_it.last().is_none_or(|last| last != "request 4999") {
        let batch = told(text(&mut sent).await);
        assert!(batch.len() <= 52, "{batch:?}");
        told_to_it.extend(batch);
    }
    // A batch in the channel, one on the way into it, and what is recent.
    assert!(told_to_it.len() <= 2 * 52 + 201, "{told_to_it:?}");
    assert!(told_to_it.iter().any(|event| event.starts_with("passed ")));
}

async fn text(sent: &mut mpsc::Receiver<Bytes>) -> Option<String> {
    let batch = sent.recv().await?;
    String::from_utf8(batch.to_vec()).ok()
}
