//! What a subscriber of `tracing` gets to see of a call.
//!
//! A program of its own, in which every thread that makes a call has a subscriber. `tracing` keeps for the whole process
//! which spans anybody wants, and may ask only the subscriber of the thread that comes by first: a test without one,
//! on another thread, would silence a span for the tests here.

use iai_client::{
    Client, Credentials, Endpoint, Image, RetryConfig, blocking, client::ServiceClient, types,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::folder::Folder;
use iai_tests::pictures;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::Path;
use std::sync::{Arc, Mutex};
use tc3_runtime::ClientBuilder;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The fields of one span, by name.
type Fields = BTreeMap<String, String>;

/// A span: its name, its parent's number, its fields.
type Seen = (&'static str, Option<u64>, Fields);

/// Writes down every field of the runtime's spans, and everything that the runtime says.
#[derive(Clone, Default)]
struct Recorder {
    spans: Arc<Mutex<Vec<Seen>>>,
    entered: Arc<Mutex<Vec<u64>>>,
    events: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    /// All events but those that tell the host of an attempt.
    fn other_events(&self) -> Vec<String> {
        let mut events = self.events.lock().unwrap().clone();
        events.retain(|event| !event.contains(" message=sending"));
        events
    }

    /// Each span as a line: its parent's number, its name, its fields.
    fn lines(&self) -> Vec<String> {
        assert_eq!(self.other_events(), Vec::<String>::new());
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
        let mut fields = Visitor(Fields::new());
        event.record(&mut fields);
        let parent = self.entered.lock().unwrap().last().copied();
        let level = event.metadata().level().as_str();
        let said = line(&(level, parent, fields.0));
        self.events.lock().unwrap().push(said);
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
        let value = match field.name() {
            "duration_ms" | "to.encoded_len" => "some".to_owned(),
            _ => format!("{value:?}"),
        };
        self.0.insert(field.name().to_owned(), value);
    }
}

fn line((name, parent, fields): &Seen) -> String {
    let parent = parent.map_or_else(|| "-".to_owned(), |parent| parent.to_string());
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    format!("{parent} {name} {}", fields.join(" "))
}

fn settings<C: ServiceClient>(server: &FakeServer) -> ClientBuilder<C> {
    ClientBuilder::new()
        .credentials(Credentials::new("AKIDPLANTED", "SECRETKEY").unwrap())
        .endpoint(Endpoint::custom(&server.url()).unwrap())
        .retry(RetryConfig::new())
        .random_source(|| 0.0)
}

/// The spans of a call that meets this.
async fn recorded(steps: impl Into<Vec<Step>>) -> Vec<String> {
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let server = FakeServer::doing(steps);
    let client: Client = settings(&server).build().unwrap();
    // How it ends is in the lines.
    let _ = client
        .create_group()
        .group_id("g")
        .group_name("n")
        .send()
        .await;
    drop(guard);
    recorder.lines()
}

fn success() -> Step {
    Step::response(&json!({ "FaceModelVersion": "3.0", "RequestId": "r-1" }))
}

#[tokio::test]
async fn a_call_is_a_span_and_each_attempt_one_inside_of_it() {
    assert_eq!(
        recorded([Step::error("RequestLimitExceeded"), success()]).await,
        [
            "- tc3_call action=\"CreateGroup\" attempts=2 request_id=\"r-1\"",
            "1 tc3_attempt attempt=1 bytes_received=98 bytes_sent=31 \
             code=\"RequestLimitExceeded\" duration_ms=some request_id=\"r-error\"",
            "1 tc3_attempt attempt=2 bytes_received=57 bytes_sent=31 duration_ms=some \
             request_id=\"r-1\"",
        ]
    );
}

#[tokio::test]
async fn an_error_leaves_its_code_and_request_id() {
    assert_eq!(
        recorded([Step::error("InternalError")]).await,
        [
            "- tc3_call action=\"CreateGroup\" attempts=1 code=\"InternalError\" request_id=\"r-error\"",
            "1 tc3_attempt attempt=1 bytes_received=91 bytes_sent=31 code=\"InternalError\" \
             duration_ms=some request_id=\"r-error\"",
        ]
    );
}

/// One for each call, in its span, with rules and parameters and nothing of the values.
#[tokio::test]
async fn a_request_that_breaks_uncertain_rules_is_an_event() {
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let server = FakeServer::doing([Step::error("RequestLimitExceeded"), success()]);
    let client: Client = settings(&server).build().unwrap();
    let create = client.create_group().group_id("g").group_name("My Group");
    let sent = create.tag("My Tag").send().await.unwrap();
    drop(guard);
    assert_eq!(sent.warnings().len(), 2);
    let rule = "only English letters, Chinese characters, digits, -_";
    assert_eq!(
        recorder.other_events(),
        [format!(
            "1 WARN action=\"CreateGroup\" message=sent, although it breaks rules about which the vendor's texts \
             disagree rules=GroupName: {rule}; Tag: {rule}"
        )]
    );
}

/// So that a program shows whether it sends to the service or to an emulator.
#[tokio::test]
async fn each_attempt_tells_its_host() {
    let recorder = Recorder::default();
    let guard = tracing::subscriber::set_default(recorder.clone());
    let server = FakeServer::doing([Step::error("RequestLimitExceeded"), success()]);
    let client: Client = settings(&server).build().unwrap();
    let create = client.create_group().group_id("g").group_name("n");
    create.send().await.unwrap();
    drop(guard);
    let host = server.url().replace("http://", "");
    assert_eq!(
        *recorder.events.lock().unwrap(),
        [
            format!("2 DEBUG host=\"{host}\" message=sending"),
            format!("3 DEBUG host=\"{host}\" message=sending")
        ]
    );
}

/// From which size and format to which, and nothing of the picture, nor where it came from.
#[test]
fn making_a_picture_fit_is_told() {
    let recorder = Recorder::default();
    let folder = Folder::new();
    let photo = Image::open(folder.write("evan.jpg", &pictures::png(2_100, 70))).unwrap();
    tracing::subscriber::with_default(recorder.clone(), || {
        photo.fit(&types::IMAGE).unwrap();
        // Nothing is done to it any more.
        Image::from_bytes(pictures::png(100, 70))
            .fit(&types::IMAGE)
            .unwrap();
    });
    assert_eq!(
        *recorder.events.lock().unwrap(),
        [
            "- DEBUG from.encoded_len=3808 from.format=PNG from.height=70 from.width=2100 \
          message=made a picture fit to.encoded_len=some to.height=70 to.quality=92 to.width=2100 turned=false"
        ]
    );
}

/// Another thread makes the call, but the caller's subscriber sees it.
#[test]
fn the_subscriber_is_that_of_the_caller() {
    let server = FakeServer::doing([success()]);
    let client: blocking::Client = settings(&server).build().unwrap();
    let recorder = Recorder::default();
    let create = client.create_group().group_id("g").group_name("n");
    let sent = tracing::subscriber::with_default(recorder.clone(), || create.send());
    assert_eq!(sent.unwrap().attempts(), 1);
    assert_eq!(
        recorder.lines(),
        [
            "- tc3_call action=\"CreateGroup\" attempts=1 request_id=\"r-1\"",
            "1 tc3_attempt attempt=1 bytes_received=57 bytes_sent=31 duration_ms=some \
             request_id=\"r-1\"",
        ]
    );
}

const GUIDE: &str = include_str!("../../iai-client/src/guides/observability.md");

#[tokio::test]
async fn the_guide_names_every_field() {
    for line in recorded([Step::error("RequestLimitExceeded"), success()]).await {
        let fields = line.split(' ').filter_map(|word| word.split_once('='));
        for (field, _) in fields {
            assert!(GUIDE.contains(&format!("| `{field}` |")), "{field}");
        }
    }
}

/// By the sources of the runtime, since some events need a broken machine.
#[test]
fn the_guide_has_the_words_of_every_event() {
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../tc3-runtime/src");
    let mut events = Vec::new();
    events_below(runtime.as_ref(), &mut events);
    assert!(events.len() > 5, "{events:?}");
    for words in events {
        assert!(GUIDE.contains(&format!(" | {words} | ")), "{words}");
    }
}

/// The text of each event of the sources below `folder`: the last literal of the macro's call.
fn events_below(folder: &Path, events: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            events_below(&path, events);
            continue;
        }
        // A few files are no text.
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        for level in ["error", "warn", "info", "debug", "trace"] {
            for call in source.split(&format!("tracing::{level}!(")).skip(1) {
                let call = call.split(");").next().unwrap();
                let words = call.split('"').skip(1).step_by(2).last();
                events.push(words.unwrap_or(call).to_owned());
            }
        }
    }
}
