//! Work that blocks, for asynchronous callers.

/// Runs `work` on a thread that may block. `None` when there is no runtime, or it ended, or `work` panicked.
pub(super) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let runtime = tokio::runtime::Handle::try_current().ok()?;
    runtime.spawn_blocking(work).await.ok()
}
