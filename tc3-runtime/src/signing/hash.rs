//! SHA-256 in lower-case hexadecimal.

use std::fmt;

use sha2::{Digest, Sha256};

/// 32 bytes in lower-case hexadecimal. Each attempt needs two or three, so that they take no memory of the heap.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Hex([u8; 64]);

impl Hex {
    pub(super) fn of(bytes: [u8; 32]) -> Self {
        let digit = |half: u8| half + if half < 10 { b'0' } else { b'a' - 10 };
        let mut text = [0; 64];
        for (pair, byte) in text.as_chunks_mut().0.iter_mut().zip(bytes) {
            *pair = [digit(byte >> 4), digit(byte & 15)];
        }
        Self(text)
    }

    pub(crate) fn as_str(&self) -> &str {
        // Digits are always text.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// The hash of a body, as it stands in the canonical request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadHash {
    hex: Hex,
    /// Whether the signature leaves the body out.
    unsigned: bool,
}

impl PayloadHash {
    /// What is sent as `X-TC-Content-SHA256`, and hashed in place of the body, when the signature leaves the body out.
    pub const UNSIGNED: &'static str = "UNSIGNED-PAYLOAD";

    /// The hash of `body`; a GET request has an empty one.
    #[must_use]
    pub fn of(body: &[u8]) -> Self {
        Self {
            hex: sha256(body),
            unsigned: false,
        }
    }

    /// Leaves the body out of the signature.
    #[must_use]
    pub fn unsigned() -> Self {
        Self {
            unsigned: true,
            ..Self::of(Self::UNSIGNED.as_bytes())
        }
    }

    /// Whether the body is left out of the signature.
    #[must_use]
    pub fn is_unsigned(&self) -> bool {
        self.unsigned
    }

    pub(super) fn as_str(&self) -> &str {
        self.hex.as_str()
    }
}

impl fmt::Display for PayloadHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

pub(super) fn sha256(bytes: &[u8]) -> Hex {
    Hex::of(Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        for first in 0..=u8::MAX {
            let mut bytes = [first; 32];
            bytes[31] = !first;
            let expected: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(Hex::of(bytes).as_str(), expected);
        }
    }
}
