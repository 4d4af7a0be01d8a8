//! Bytes as lower-case hex digits.

use sha2::{Digest, Sha256};

pub(super) fn hex_sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or_default();
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]);
    let mut text = String::with_capacity(bytes.len() * 2);
    text.extend(digits);
    text
}
