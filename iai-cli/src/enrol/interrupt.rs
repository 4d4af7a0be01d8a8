//! Ctrl-C during a run: the first one ends it after what is under way, the second one at once.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use iai_enrol::engine::StopSignal;
use tokio::time::{MissedTickBehavior, interval};

use super::failures;
use super::progress::Progress;
use crate::failure::Failure;

/// What a run gives, with its progress shown each second. Dropping it is like killing the process: the next run finds out
/// what became of the calls that were under way.
pub(super) async fn watched<T>(
    work: impl Future<Output = T>,
    stop: &StopSignal,
    progress: &Progress,
) -> Result<T, Failure> {
    let mut work = pin!(work);
    let mut asked = pin!(asked());
    let mut seconds = interval(Duration::from_secs(1));
    seconds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            done = &mut work => return Ok(done),
            _ = seconds.tick() => progress.second(),
            () = &mut asked => {
                if stop.is_stopped() {
                    return Err(failures::interrupted(None));
                }
                stop.stop();
                progress.interrupted("ending after what is under way; again to end at once");
                asked.set(self::asked());
            }
        }
    }
}

/// Ends when the user, or the system, asks the program to end.
#[cfg(unix)]
async fn asked() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        () = interrupted() => {}
        _ = terminated.recv() => {}
    }
}

#[cfg(not(unix))]
async fn asked() {
    interrupted().await;
}

/// Ends with ctrl-C. Where that cannot be listened to, it ends the program as always.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
