//! Work that blocks, for asynchronous callers.

/// Runs `work` on a thread that may block. `None` when there is no runtime, or it ended. A panic of `work` goes on here, as
/// it would for a caller that blocks.
pub(super) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let runtime = tokio::runtime::Handle::try_current().ok()?;
    match runtime.spawn_blocking(work).await {
        Ok(done) => Some(done),
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => None,
        },
    }
}

#[cfg(test)]
mod tests {
    /// It is no matter of the runtime.
    #[test]
    #[should_panic(expected = "a bug of a decoder")]
    fn a_panic_reaches_the_caller() {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.build().unwrap();
        let _: Option<()> = runtime.block_on(super::run(|| panic!("a bug of a decoder")));
    }
}
