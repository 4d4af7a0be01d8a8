//! `--wait`: until the job has ended that an action started.

use std::time::Duration;

use iai_client::Response;
use iai_client::description::Waits;
use iai_client::dynamic::{DynOutcome, DynWaiter};
use iai_client::waiting::WaitOutcome;
use serde_json::Value;

use super::called::{Called, Runtime};
use super::flags::Wait;
use super::interrupt;
use crate::exit::Exit;
use crate::facts;
use crate::failure::Failure;

/// The longest poll interval unless one was given.
const LONGEST: Duration = Duration::from_secs(30);

/// Waits for the job and writes its last state.
pub(super) async fn wait(
    call: &Called<'_>,
    started: &Response<Value>,
    client: &Runtime,
    wait: Wait,
) -> Result<(), Failure> {
    let waiter = call.callable.waiter(client, started);
    let (Some(waiter), Some(waits)) = (waiter, &call.action.waits) else {
        return Err(Failure::new(
            Exit::Job,
            format!("{}: the response tells of no job", call.action.action),
            "Leave --wait out, and look at the response.",
        ));
    };
    let job = named(waits, started);
    call.output
        .note(&format!("started: {job}; waiting for its end"));
    let ended = interrupt::unless(call, tuned(waiter, wait).wait()).await;
    // Whatever happens to the waiting, the job goes on, and is found again by its name.
    let outcome = ended.inspect_err(|_| call.output.note(&format!("the job goes on: {job}")))?;
    ending(call, waits, &job, &outcome)
}

fn tuned(waiter: DynWaiter, wait: Wait) -> DynWaiter {
    let waiter = waiter.timeout(wait.timeout);
    match wait.interval {
        Some(interval) => waiter.poll_interval(interval, interval.max(LONGEST)),
        None => waiter,
    }
}

/// The fields by which the job is asked about, such as `JobId 12`.
fn named(waits: &Waits, started: &Value) -> String {
    let fields = waits.with.0.iter().map(|(_, field)| {
        let value = started.get(*field);
        let text = value.and_then(Value::as_str).map_or_else(
            || value.map(Value::to_string).unwrap_or_default(),
            str::to_owned,
        );
        format!("{field} {text}")
    });
    fields.collect::<Vec<_>>().join(", ")
}

/// Writes the last response, and fails unless the job has ended well.
fn ending(
    call: &Called<'_>,
    waits: &Waits,
    job: &str,
    outcome: &DynOutcome,
) -> Result<(), Failure> {
    let poll = iai_client::DESCRIPTION.action(waits.poll);
    let (last, failed) = match outcome {
        WaitOutcome::Done(last) => (last, None),
        WaitOutcome::Failed(last) => (last, Some("has failed")),
        WaitOutcome::Timeout(last) => (last, Some("still runs, and the time to wait is up")),
        _ => return Ok(()),
    };
    call.output.write(last, poll)?;
    let ask = poll.map(facts::command).unwrap_or_default();
    failed.map_or(Ok(()), |how| {
        Err(Failure::new(
            Exit::Job,
            format!("{}: the job {how}: {job}", call.action.action),
            format!("`iai {ask}` tells how it stands."),
        ))
    })
}
