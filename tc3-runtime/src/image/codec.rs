//! Base64 with the fastest engine of the machine.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::PAD;

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type Fast = base64::engine::Simd;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
type Fast = base64::engine::general_purpose::GeneralPurpose;

static ENGINE: LazyLock<Fast> = LazyLock::new(engine);

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
fn engine() -> Fast {
    base64::engine::Simd::standard(PAD)
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
fn engine() -> Fast {
    base64::engine::general_purpose::GeneralPurpose::new(&base64::alphabet::STANDARD, PAD)
}

/// Input bytes per step: small enough for the first cache, and a multiple of 3, so that only the
/// last step pads.
const STEP: usize = 12 * 1024;

/// How long `len` bytes are in Base64.
pub(super) fn encoded_len(len: usize) -> usize {
    len.div_ceil(3).saturating_mul(4)
}

/// Appends the Base64 text of `bytes`.
///
/// In steps through a small buffer: to encode straight into `out`, megabytes of it would have to be filled with zeros
/// first.
pub(super) fn push_encoded(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut buffer = [0; STEP / 3 * 4];
    for step in bytes.chunks(STEP) {
        let written = ENGINE.encode_slice(step, &mut buffer).unwrap_or(0);
        out.extend(buffer.get(..written).unwrap_or_default());
    }
}

/// The Base64 text of `bytes`.
pub(super) fn encoded(bytes: &[u8]) -> String {
    ENGINE.encode(bytes)
}

/// The bytes of the first `chars` characters of clean Base64 text.
pub(super) fn decode_start(text: &str, chars: usize) -> Vec<u8> {
    let start = text.get(..chars - chars % 4).unwrap_or(text);
    ENGINE.decode(start).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_join_without_a_seam() {
        for len in [0, 1, 2, 3, STEP - 1, STEP, STEP + 1, 3 * STEP + 2] {
            let bytes: Vec<u8> = (0..len).map(|index| (index * 7 % 251) as u8).collect();
            let mut out = b"before".to_vec();
            push_encoded(&mut out, &bytes);
            assert_eq!(out.len(), 6 + encoded_len(len));
            assert_eq!(
                out[6..],
                *base64::prelude::BASE64_STANDARD.encode(&bytes).as_bytes()
            );
        }
    }

    #[test]
    fn a_start_decodes_to_a_start() {
        let text = encoded(b"0123456789");
        assert_eq!(decode_start(&text, 6), b"012");
        assert_eq!(decode_start(&text, 400), b"0123456789");
        assert_eq!(decode_start("", 400), b"");
    }
}
