//! Memory for bodies. Large ones take turns; when others wait, one that comes slowly gives its memory back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// Time after which a body that is still coming may be asked to make room; ten megabytes need a tenth of it.
pub(super) const ARRIVAL: Duration = Duration::from_secs(1);
/// The same for one that is there, of a call that a fault holds up.
pub(super) const HELD_UP: Duration = Duration::from_secs(5);
/// How often a slow body looks whether somebody waits.
const LOOK: Duration = Duration::from_millis(50);
/// Time that a body waits for room.
const TURN: Duration = Duration::from_secs(3);
/// Memory is counted in pieces of so many bytes.
const PIECE: usize = 1024;

/// Memory that all large bodies share.
pub(crate) struct Budget {
    pieces: usize,
    free: Arc<Semaphore>,
    asking: AtomicUsize,
}

/// Memory that is taken until this is dropped.
pub(super) type Hold = OwnedSemaphorePermit;

impl Budget {
    pub(crate) fn new(bytes: usize) -> Self {
        let pieces = (bytes / PIECE).clamp(1, Semaphore::MAX_PERMITS.min(u32::MAX as usize));
        Self {
            pieces,
            free: Arc::new(Semaphore::new(pieces)),
            asking: AtomicUsize::new(0),
        }
    }

    /// Waits for its turn; `None` when that takes too long. A body that is larger than all of the memory takes all.
    pub(super) async fn take(&self, bytes: usize) -> Option<Hold> {
        let pieces = bytes.div_ceil(PIECE).min(self.pieces);
        let pieces = u32::try_from(pieces).ok()?;
        let _asking = Asking::new(&self.asking);
        let taken = Arc::clone(&self.free).acquire_many_owned(pieces);
        timeout(TURN, taken).await.ok()?.ok()
    }

    /// Ends when a body that has memory has had it for so long, and somebody waits for it.
    pub(super) async fn pressed(&self, grace: Duration) {
        sleep(grace).await;
        while self.asking.load(Relaxed) == 0 {
            sleep(LOOK).await;
        }
    }
}

/// Counts who waits, also when the wait is broken off.
struct Asking<'a>(&'a AtomicUsize);

impl<'a> Asking<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Relaxed);
        Self(count)
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}
