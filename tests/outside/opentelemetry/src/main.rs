//! Sends the spans of calls to a collector by OpenTelemetry, and looks at what arrives. Service and collector are in this
//! process, on loopback.

#![deny(warnings)]

mod collector;

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Duration;

use collector::Collector;
use iai_client::RetryConfig;
use iai_emulator::Emulator;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let collector = Collector::start()?;
    let provider = send_spans_to(&collector.url())?;
    calls().await?;
    // Without this, the spans that are not sent yet are lost.
    provider.shutdown()?;
    check(&collector.spans())
}

/// Sends the client's spans to this address. Those of other crates are left out: the exporter speaks HTTP, and its own
/// spans would be sent as well.
fn send_spans_to(url: &str) -> Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_endpoint(url)
        .build()?;
    let provider = SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .build();
    // The fields of the spans alone, without places in the code and threads.
    let layer = tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("enrol"))
        .with_location(false)
        .with_threads(false)
        .with_target(false)
        .with_tracked_inactivity(false);
    let ours =
        Targets::new().with_target("tc3_runtime", tracing_subscriber::filter::LevelFilter::INFO);
    tracing_subscriber::registry()
        .with(layer.with_filter(ours))
        .init();
    Ok(provider)
}

/// Two calls; the second one needs two attempts.
async fn calls() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .pictures(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data"))
        .fault("CreatePerson: script=[RequestLimitExceeded, ok]".parse()?)
        .start()?;
    let client = emulator
        .client_builder()?
        .retry(RetryConfig::new().base_delay(Duration::from_millis(10)))
        .build()?;
    client
        .create_group()
        .group_id("staff")
        .group_name("Staff")
        .send()
        .await?;
    let create = client
        .create_person()
        .group_id("staff")
        .person_id("1001")
        .person_name("Ann");
    create.url("http://pictures/astronaut.png").send().await?;
    Ok(())
}

fn check(spans: &[Span]) -> Result {
    let call = spans
        .iter()
        .find(|span| {
            span.name == "tc3_call"
                && attributes(span)
                    .get("action")
                    .is_some_and(|value| value == "CreatePerson")
        })
        .ok_or("no span of CreatePerson")?;
    let mut attempts: Vec<&Span> = spans
        .iter()
        .filter(|span| span.parent_span_id == call.span_id)
        .collect();
    attempts.sort_by_key(|span| span.start_time_unix_nano);

    println!("{}", line(call));
    for attempt in &attempts {
        println!("  {}", line(attempt));
    }
    assert_eq!(attributes(call)["attempts"], "2");
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[0].name, "tc3_attempt");
    assert_eq!(attempts[0].trace_id, call.trace_id);
    assert_eq!(attributes(attempts[0])["code"], "RequestLimitExceeded");
    assert_eq!(attributes(attempts[1])["attempt"], "2");
    assert_eq!(
        attributes(attempts[1])["request_id"],
        attributes(call)["request_id"]
    );
    assert!(spans.iter().all(|span| !line(span).contains("Ann")));
    println!("{} spans arrived", spans.len());
    Ok(())
}

fn attributes(span: &Span) -> BTreeMap<&str, String> {
    let fields = span.attributes.iter();
    fields
        .filter_map(|field| {
            Some((
                field.key.as_str(),
                text(field.value.as_ref()?.value.as_ref()?),
            ))
        })
        .collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::StringValue(text) => text.clone(),
        Value::IntValue(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn line(span: &Span) -> String {
    format!("{} {:?}", span.name, attributes(span))
}
