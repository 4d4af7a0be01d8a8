//! An allocator that counts what a thread allocates. Only programs that install it count; it costs time, so none of them
//! measures any.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// What a thread allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Buffers that were made, or made larger or smaller.
    pub allocations: u64,
    /// Bytes of new buffers, and those by which buffers grew.
    pub bytes: u64,
    /// Most bytes at a time, beyond those at the beginning.
    pub peak: i64,
    now: i64,
}

impl Counts {
    const NONE: Self = Self {
        allocations: 0,
        bytes: 0,
        peak: 0,
        now: 0,
    };

    fn changed(self, freed: usize, allocated: usize) -> Self {
        let now = self.now - freed as i64 + allocated as i64;
        Self {
            allocations: self.allocations + 1,
            bytes: self.bytes + allocated.saturating_sub(freed) as u64,
            peak: self.peak.max(now),
            now,
        }
    }
}

thread_local! {
    static COUNTS: Cell<Counts> = const { Cell::new(Counts::NONE) };
}

/// Runs `work` and counts what its thread allocates meanwhile, what it returns included.
pub fn count<T>(work: impl FnOnce() -> T) -> (T, Counts) {
    COUNTS.set(Counts::NONE);
    let done = work();
    (done, COUNTS.get())
}

/// The allocator. `#[global_allocator]` installs it.
#[derive(Clone, Copy, Debug)]
pub struct Counting;

fn tell(change: impl FnOnce(Counts) -> Counts) {
    // Threads that end allocate as well.
    let _ = COUNTS.try_with(|counts| counts.set(change(counts.get())));
}

#[expect(
    unsafe_code,
    reason = "the trait is unsafe; all work is handed to the allocator of the system"
)]
// SAFETY: every method hands its arguments on to `System`, and counts without allocating.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        tell(|counts| counts.changed(0, layout.size()));
        // SAFETY: the caller keeps the rules of the trait.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        tell(|counts| counts.changed(0, layout.size()));
        // SAFETY: the caller keeps the rules of the trait.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, buffer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        tell(|counts| counts.changed(layout.size(), size));
        // SAFETY: the caller keeps the rules of the trait.
        unsafe { System.realloc(buffer, layout, size) }
    }

    unsafe fn dealloc(&self, buffer: *mut u8, layout: Layout) {
        tell(|counts| Counts {
            now: counts.now - layout.size() as i64,
            ..counts
        });
        // SAFETY: the caller keeps the rules of the trait.
        unsafe { System.dealloc(buffer, layout) }
    }
}
