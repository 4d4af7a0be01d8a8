//! Digests of files.

use twox_hash::XxHash3_64;

/// A digest of a file, which only has to tell files apart. One that is safe against forgers takes a third of the time of
/// decoding.
pub(super) fn digest(file: &[u8]) -> u64 {
    XxHash3_64::oneshot(file)
}
