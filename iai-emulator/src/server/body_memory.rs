//! The memory that all large request bodies share. A body waits until there is enough; while others wait, a body that
//! arrives slowly is refused, and its memory is free again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// A body that takes longer than this to arrive may lose its memory. Ten megabytes need a tenth of it.
pub(super) const ARRIVAL_GRACE: Duration = Duration::from_secs(1);
/// A body that has arrived may lose its memory when a fault delays its call for longer than this.
pub(super) const DELAYED_CALL_GRACE: Duration = Duration::from_secs(5);
/// How often is looked whether another body waits.
const POLL_INTERVAL: Duration = Duration::from_millis(50);
/// How long a body waits for memory.
const WAIT_LIMIT: Duration = Duration::from_secs(3);
/// Memory is counted in pieces of this many bytes.
const PIECE: usize = 1024;

/// Memory that all large bodies share.
pub(crate) struct BodyMemory {
    pieces: usize,
    free: Arc<Semaphore>,
    waiting: AtomicUsize,
}

/// Memory that is taken; dropping this gives it back.
pub(super) type MemoryPermit = OwnedSemaphorePermit;

impl BodyMemory {
    pub(crate) fn new(bytes: usize) -> Self {
        let pieces = (bytes / PIECE).clamp(1, Semaphore::MAX_PERMITS.min(u32::MAX as usize));
        Self {
            pieces,
            free: Arc::new(Semaphore::new(pieces)),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Waits for memory; `None` when that takes too long. A body that is larger than the whole memory takes all of it.
    pub(super) async fn take(&self, bytes: usize) -> Option<MemoryPermit> {
        let pieces = bytes.div_ceil(PIECE).min(self.pieces);
        let pieces = u32::try_from(pieces).ok()?;
        let _waiting = Waiting::new(&self.waiting);
        let taken = Arc::clone(&self.free).acquire_many_owned(pieces);
        timeout(WAIT_LIMIT, taken).await.ok()?.ok()
    }

    /// Waits for `grace`, and then until another body needs memory.
    pub(super) async fn reclaimed(&self, grace: Duration) {
        sleep(grace).await;
        while self.waiting.load(Relaxed) == 0 {
            sleep(POLL_INTERVAL).await;
        }
    }
}

/// Counts a body that waits, until it is dropped: a wait may be cancelled.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}
