//! SHA-256 in lower-case hexadecimal.

use std::fmt;

use sha2::{Digest, Sha256};

/// The hash of a body, as it stands in the canonical request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadHash {
    hex: String,
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
            hex: hex_sha256(body),
            unsigned: false,
        }
    }

    /// Leaves the body out of the signature.
    #[must_use]
    pub fn unsigned() -> Self {
        Self {
            hex: hex_sha256(Self::UNSIGNED.as_bytes()),
            unsigned: true,
        }
    }

    /// Whether the body is left out of the signature.
    #[must_use]
    pub fn is_unsigned(&self) -> bool {
        self.unsigned
    }
}

impl fmt::Display for PayloadHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex)
    }
}

pub(super) fn hex_sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
