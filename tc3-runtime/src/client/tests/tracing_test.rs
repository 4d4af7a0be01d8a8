//! What a subscriber gets to see of a call.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::*;

/// The fields of one span, by name.
type Fields = BTreeMap<String, String>;

/// A span: its name, its parent's number, its fields.
type Seen = (&'static str, Option<u64>, Fields);

/// Writes down every field of this crate's spans, and everything that this crate says.
#[derive(Clone, Default)]
pub(super) struct Recorder {
    spans: Arc<Mutex<Vec<Seen>>>,
    entered: Arc<Mutex<Vec<u64>>>,
    events: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    /// Each span as a line: its parent's number, its name, its fields.
    pub(super) fn lines(&self) -> Vec<String> {
        assert_eq!(*self.events.lock().unwrap(), Vec::<String>::new());
        self.spans.lock().unwrap().iter().map(line).collect()
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("tc3_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Visitor(Fields::new());
        span.record(&mut fields);
        let parent = self.entered.lock().unwrap().last().copied();
        let mut spans = self.spans.lock().unwrap();
        spans.push((span.metadata().name(), parent, fields.0));
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        let mut fields = Visitor(Fields::new());
        values.record(&mut fields);
        let mut spans = self.spans.lock().unwrap();
        let index = usize::try_from(id.into_u64()).unwrap() - 1;
        spans[index].2.append(&mut fields.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.events.lock().unwrap().push(format!("{event:?}"));
    }

    fn enter(&self, id: &Id) {
        self.entered.lock().unwrap().push(id.into_u64());
    }

    fn exit(&self, _: &Id) {
        self.entered.lock().unwrap().pop();
    }
}

struct Visitor(Fields);

impl Visit for Visitor {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let took = field.name() == "duration_ms";
        let value = if took {
            "some".to_owned()
        } else {
            format!("{value:?}")
        };
        self.0.insert(field.name().to_owned(), value);
    }
}

/// The spans of a call that is answered like this.
async fn recorded(answers: &[&str]) -> Vec<String> {
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::start().await;
    let client = builder(&server)
        .retry(RetryConfig::new())
        .random_source(|| 0.0)
        .build()
        .unwrap();
    let (_, ()) = tokio::join!(client.send(request()), async {
        for answer in answers {
            server.answer(http(200, answer)).await;
        }
    });
    drop(guard);
    recorder.lines()
}

fn line((name, parent, fields): &Seen) -> String {
    let parent = parent.map_or_else(|| "-".to_owned(), |parent| parent.to_string());
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("{parent} {name} {}", fields.join(" "))
}

const THROTTLED: &str =
    r#"{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"m"},"RequestId":"r-0"}}"#;
const FAILED: &str =
    r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"r-2"}}"#;

#[tokio::test]
async fn a_call_is_a_span_and_each_attempt_one_inside_of_it() {
    assert_eq!(
        recorded(&[THROTTLED, SUCCESS]).await,
        [
            "- tc3_call action=\"CreatePerson\" attempts=2 request_id=\"r-1\"",
            "1 tc3_attempt attempt=1 bytes_received=86 bytes_sent=38 \
             code=\"RequestLimitExceeded\" duration_ms=some request_id=\"r-0\"",
            "1 tc3_attempt attempt=2 bytes_received=63 bytes_sent=38 duration_ms=some \
             request_id=\"r-1\"",
        ]
    );
}

#[tokio::test]
async fn an_error_leaves_its_code_and_request_id() {
    assert_eq!(
        recorded(&[FAILED]).await,
        [
            "- tc3_call action=\"CreatePerson\" attempts=1 code=\"InternalError\" request_id=\"r-2\"",
            "1 tc3_attempt attempt=1 bytes_received=79 bytes_sent=38 code=\"InternalError\" \
             duration_ms=some request_id=\"r-2\"",
        ]
    );
}
