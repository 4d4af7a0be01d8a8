//! Counts calls and attempts, and measures them, by an interceptor.
//!
//! ```text
//! cargo run --example metrics
//! ```

mod local;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use iai_client::RetryConfig;
use iai_client::intercept::{AfterAttempt, AfterCall, Intercept};
use iai_emulator::Emulator;
use local::Result;

/// What a program would give to its metrics library. Labels come from small sets: actions, kinds and codes.
#[derive(Default)]
struct Metrics {
    attempts: Mutex<BTreeMap<(&'static str, String), u64>>,
    calls: Mutex<BTreeMap<(&'static str, &'static str), Calls>>,
}

#[derive(Default)]
struct Calls {
    count: u64,
    time: Duration,
}

impl Intercept for Metrics {
    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        let outcome = attempt.outcome;
        let result = outcome.code.unwrap_or(outcome.kind.as_str()).to_owned();
        if let Ok(mut attempts) = self.attempts.lock() {
            *attempts.entry((attempt.call.action, result)).or_default() += 1;
        }
    }

    fn after_call(&self, call: &AfterCall<'_>) {
        if let Ok(mut calls) = self.calls.lock() {
            let these = calls
                .entry((call.call.action, call.outcome.kind.as_str()))
                .or_default();
            these.count += 1;
            these.time += call.duration;
        }
    }
}

/// The text form of Prometheus.
impl fmt::Display for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Ok(attempts) = self.attempts.lock() {
            for ((action, result), count) in attempts.iter() {
                writeln!(
                    f,
                    "iai_attempts_total{{action=\"{action}\",result=\"{result}\"}} {count}"
                )?;
            }
        }
        if let Ok(calls) = self.calls.lock() {
            for ((action, outcome), Calls { count, time }) in calls.iter() {
                let labels = format!("{{action=\"{action}\",outcome=\"{outcome}\"}}");
                writeln!(f, "iai_calls_total{labels} {count}")?;
                writeln!(f, "iai_call_seconds_sum{labels} {:.3}", time.as_secs_f64())?;
            }
        }
        Ok(())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .fault("GetGroupList: script=[InternalError x2, ok]".parse()?)
        .start()?;
    let metrics = Arc::new(Metrics::default());
    let client = emulator
        .client_builder()?
        .retry(RetryConfig::new().base_delay(Duration::from_millis(10)))
        .interceptor(Arc::clone(&metrics))
        .build()?;

    // How these end is what is counted.
    let _ = client
        .create_group()
        .group_id("staff")
        .group_name("Staff")
        .send()
        .await;
    let _ = client.get_group_list().send().await;
    let _ = client.delete_group().group_id("nobody").send().await;
    // Refused before anything is sent, and counted as well.
    let _ = client.delete_group().group_id("two words").send().await;
    print!("{metrics}");
    Ok(())
}
