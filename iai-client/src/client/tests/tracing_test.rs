//! What a subscriber gets to see of a call.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::*;

/// Writes down every field of this crate's spans, and everything that this crate says.
#[derive(Clone, Default)]
struct Recorder {
    fields: Arc<Mutex<BTreeMap<String, String>>>,
    events: Arc<Mutex<Vec<String>>>,
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("iai_client")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.events.lock().unwrap().push(format!("{event:?}"));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

impl Visit for Recorder {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields
            .lock()
            .unwrap()
            .insert(field.name().to_owned(), format!("{value:?}"));
    }
}

async fn recorded(answer: &str) -> BTreeMap<String, String> {
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::start().await;
    let (_, _) = tokio::join!(
        client(&server).send(request()),
        server.answer(http(200, answer))
    );
    drop(guard);
    assert_eq!(*recorder.events.lock().unwrap(), Vec::<String>::new());
    recorder.fields.lock().unwrap().clone()
}

fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[tokio::test]
async fn a_span_has_action_attempt_code_and_request_id_and_nothing_else() {
    assert_eq!(
        recorded(SUCCESS).await,
        fields(&[
            ("action", "\"CreatePerson\""),
            ("attempt", "1"),
            ("request_id", "\"r-1\"")
        ])
    );
    let refusal =
        r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"r-2"}}"#;
    assert_eq!(
        recorded(refusal).await,
        fields(&[
            ("action", "\"CreatePerson\""),
            ("attempt", "1"),
            ("code", "\"InternalError\""),
            ("request_id", "\"r-2\""),
        ])
    );
}
