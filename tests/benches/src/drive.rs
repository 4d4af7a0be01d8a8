//! Makes calls, so many at a time, and tells what they cost. The peers outside of the workspace have this file, too.

use std::future::Future;
use std::sync::Arc;

use super::{Failed, usage};

/// What a program is asked to do: `KIND URL FILE CALLS AT_ONCE`.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which client makes which call.
    pub kind: String,
    /// Where the sink listens, such as `http://127.0.0.1:8080`.
    pub url: String,
    /// A picture.
    pub file: String,
    /// How many calls are measured.
    pub calls: usize,
    /// How many are under way at a time.
    pub at_once: usize,
}

impl Order {
    /// Reads the arguments of a program.
    ///
    /// # Errors
    ///
    /// When they are no order.
    pub fn read(arguments: &[String]) -> Result<Self, Failed> {
        let [kind, url, file, calls, at_once] = arguments else {
            return Err("wanted: KIND URL FILE CALLS AT_ONCE".into());
        };
        Ok(Self {
            kind: kind.clone(),
            url: url.clone(),
            file: file.clone(),
            calls: calls.parse()?,
            at_once: at_once.parse()?,
        })
    }
}

/// Makes the calls of an order after some that are not measured, and prints processor time and memory.
///
/// # Errors
///
/// Those of the calls.
pub fn run<C, F>(order: &Order, call: C) -> Result<(), Failed>
where
    C: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), Failed>> + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let call = Arc::new(call);
    runtime.block_on(calls(&call, 2 * order.at_once, order.at_once))?;
    let before = usage::own();
    runtime.block_on(calls(&call, order.calls, order.at_once))?;
    let after = usage::own();
    println!("cpu_ns {}", (after.cpu - before.cpu).as_nanos());
    println!("peak_kib {}", after.peak_kib);
    Ok(())
}

async fn calls<C, F>(call: &Arc<C>, count: usize, at_once: usize) -> Result<(), Failed>
where
    C: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), Failed>> + Send + 'static,
{
    let mut workers = tokio::task::JoinSet::new();
    for first in 0..at_once {
        let call = Arc::clone(call);
        workers.spawn(async move {
            for _ in (first..count).step_by(at_once) {
                call().await?;
            }
            Ok::<(), Failed>(())
        });
    }
    while let Some(ended) = workers.join_next().await {
        ended??;
    }
    Ok(())
}
