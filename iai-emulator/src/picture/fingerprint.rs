//! What is kept of a face to compare it with others.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::comparison::Comparison;
use super::print::Print;
use super::scale;

/// The version of the way in which prints and digests are made. It must be raised when the same picture gets another one:
/// those that were kept before can no longer be compared. The schema of the state file must be raised with it, with a step
/// that makes fingerprints anew out of kept pictures.
const VERSION: u32 = 1;

const MALFORMED: &str = "a Fingerprint is a text that the emulator has made, such as 1:…:…; give the picture as Image instead";
const OTHER_VERSION: &str = "the Fingerprint is of a version of the emulator that compares pictures in another way; give the picture as Image instead";

/// The print of what a picture shows, and the digest of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    pub(crate) print: Print,
    pub(crate) digest: u64,
}

impl Fingerprint {
    /// How alike two pictures are, from 0.00 to 100.00 in steps of 0.01, on the scale of model 3.0. See
    /// [`Scale`](super::Scale) for the others. Only the very same file scores the highest.
    pub(crate) fn score(&self, other: &Self) -> f64 {
        if self.is_same_file(other) {
            return scale::HIGHEST;
        }
        let score = scale::score(self.print.likeness(other.print));
        score.min(scale::HIGHEST_OF_OTHERS)
    }

    /// For comparing it with those of many others.
    pub(crate) fn comparison(&self) -> Comparison {
        Comparison::new(self.print, self.digest)
    }

    /// Whether both are of the same file, byte by byte.
    pub(super) fn is_same_file(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

/// In text: `1:`, the version, then the print in 64 and the digest in 16 hexadecimal digits, with a colon between them.
impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plus, minus) = self.print.signs();
        write!(f, "{VERSION}:{plus:032x}{minus:032x}:{:016x}", self.digest)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Fingerprint {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (version, rest) = text.split_once(':').ok_or(MALFORMED)?;
        if version.parse() != Ok(VERSION) {
            return Err(OTHER_VERSION);
        }
        let (print, digest) = rest.split_once(':').ok_or(MALFORMED)?;
        let (plus, minus) = print.split_at_checked(32).ok_or(MALFORMED)?;
        let bits = |digits: &str| u128::from_str_radix(digits, 16).ok();
        let (plus, minus) = bits(plus).zip(bits(minus)).ok_or(MALFORMED)?;
        let digest = u64::from_str_radix(digest, 16).map_err(|_| MALFORMED)?;
        // Texts of other lengths and with signs would be read as well.
        let made = Self {
            print: Print::new(plus, minus & !plus),
            digest,
        };
        (made.to_string() == text).then_some(made).ok_or(MALFORMED)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::samples::picture;

    /// A change of this text needs another version.
    #[test]
    fn the_text_of_a_photo_stays_as_it_is() {
        let photo = picture(include_bytes!("../../../tests/data/astronaut.png"));
        assert_eq!(
            photo.fingerprint.to_string(),
            "1:822a0aaeda89842d6219c800654c8e201854f44025627a4088e227121a2350c2:0fabd6012e63326b"
        );
    }

    #[test]
    fn a_text_gives_the_fingerprint_back_and_others_are_refused() {
        let digits = "0123456789abcdef";
        let print = digits.repeat(4).replace("89abcdef0123", "89abcdef0000");
        let text = format!("1:{}{}:{digits}", "10".repeat(16), "05".repeat(16));
        let read: Fingerprint = text.parse().unwrap();
        assert_eq!(read.to_string(), text);
        let table = [
            ("", MALFORMED),
            ("1", MALFORMED),
            ("1:00:00", MALFORMED),
            (&text.replace("1:", "1:é"), MALFORMED),
            (&text.replace("10", "1X"), MALFORMED),
            (&text.to_uppercase(), MALFORMED),
            (&format!("{text}0"), MALFORMED),
            (&format!("+{text}"), MALFORMED),
            // A wave of both signs.
            (&format!("1:{print}:{digits}"), MALFORMED),
            (&text.replacen('1', "2", 1), OTHER_VERSION),
        ];
        for (text, expected) in table {
            assert_eq!(text.parse::<Fingerprint>(), Err(expected), "{text}");
        }
    }
}
