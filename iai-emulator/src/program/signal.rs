//! The signals that end the program.

use std::io;

/// Waits for ctrl-C or SIGTERM, which `kill` and containers send.
#[cfg(unix)]
pub(super) async fn end_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
pub(super) async fn end_signal() -> io::Result<impl Future<Output = ()>> {
    let interrupt = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    Ok(async move {
        let _ = interrupt.await;
    })
}
