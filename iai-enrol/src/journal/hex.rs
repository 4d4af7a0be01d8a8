//! Hashes as text, for the lines of the journal.

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serializer};

use crate::person::{Fingerprint, PersonKey};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Bytes as lower-case digits.
pub(super) fn text(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from(DIGITS[usize::from(four & 15)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect()
}

/// The bytes of lower-case digits; `None` for anything else, and for another length.
pub(super) fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, two) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(two[0])? << 4 | value(two[1])?;
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

fn read<'de, const N: usize, D: Deserializer<'de>>(text: &str) -> Result<[u8; N], D::Error> {
    bytes(text).ok_or_else(|| D::Error::custom(format!("not a hash of {N} bytes")))
}

/// For serde: a person.
pub(super) mod key {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(
        key: &PersonKey,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(&text(&key.0))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<PersonKey, D::Error> {
        read::<16, D>(&String::deserialize(from)?).map(PersonKey)
    }
}

/// For serde: a picture, or none.
pub(super) mod picture {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(
        picture: &Option<Fingerprint>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match picture {
            Some(picture) => to.serialize_str(&text(&picture.0)),
            None => to.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Fingerprint>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| read::<32, D>(&text).map(Fingerprint))
            .transpose()
    }
}

/// For serde: pictures.
pub(super) mod pictures {
    use super::*;

    pub(in super::super) fn serialize<S: Serializer>(
        pictures: &[Fingerprint],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(pictures.iter().map(|picture| text(&picture.0)))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Fingerprint>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        texts
            .iter()
            .map(|text| read::<32, D>(text).map(Fingerprint))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_back() {
        assert_eq!(text(&[0, 0x1f, 0xa0]), "001fa0");
        for (digits, expected) in [
            ("001fa0", Some([0, 0x1f, 0xa0])),
            ("001FA0", None),
            ("001fa", None),
            ("001fa00", None),
            ("00 fa0", None),
            ("", None),
        ] {
            assert_eq!(bytes::<3>(digits), expected, "{digits}");
        }
    }
}
