//! A line of the journal: `CHECKSUM BATCH JSON`.
//!
//! The checksum is of all that follows it. BATCH is where the lines begin that were written and synced together with this one:
//! all that stands before was on disk when this line was written. So a line that is damaged can be told from an end that was
//! not yet on disk when the machine stopped: only behind the former there is a line of a later batch.

use sha2::{Digest, Sha256};

use super::entry::Entry;
use super::hex;

/// The format that this version writes: another number for other lines or other entries.
pub(super) const VERSION: u64 = 1;
/// Digits of a checksum.
const CHECKSUM: usize = 16;
/// No line is as long as this. The longest text in an entry is a refusal's.
pub(super) const LONGEST: u64 = 64 * 1024;

/// A line that was read and whose checksum is right.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where its batch begins.
    pub(super) batch: u64,
    /// What it says.
    pub(super) entry: Entry,
}

/// The checksum of a text.
pub(super) fn checksum(text: &[u8]) -> String {
    hex::text(&Sha256::digest(text)[..CHECKSUM / 2])
}

/// Appends a line with what an entry is as JSON.
pub(super) fn append(to: &mut Vec<u8>, batch: u64, json: &[u8]) {
    let mut rest = format!("{batch} ").into_bytes();
    rest.extend_from_slice(json);
    to.extend_from_slice(checksum(&rest).as_bytes());
    to.push(b' ');
    to.extend_from_slice(&rest);
    to.push(b'\n');
}

/// Reads a line, with its line feed; `None` if it is not whole.
pub(super) fn parse(line: &[u8]) -> Option<Line> {
    let line = line.strip_suffix(b"\n")?;
    let (sum, rest) = line.split_at_checked(CHECKSUM)?;
    let rest = rest.strip_prefix(b" ")?;
    if sum != checksum(rest).as_bytes() {
        return None;
    }
    let space = rest.iter().position(|byte| *byte == b' ')?;
    let batch = std::str::from_utf8(&rest[..space]).ok()?.parse().ok()?;
    let entry = serde_json::from_slice(&rest[space + 1..]).ok()?;
    Some(Line { batch, entry })
}

/// Whether bytes end with a whole line that is like this. Where a line feed was damaged, it stands behind another one.
pub(super) fn ends_with(bytes: &[u8], like: impl Fn(&Line) -> bool) -> bool {
    (0..bytes.len())
        .any(|at| may_begin(&bytes[at..]) && parse(&bytes[at..]).is_some_and(|line| like(&line)))
}

/// Spares most of the checksums.
fn may_begin(bytes: &[u8]) -> bool {
    bytes.get(CHECKSUM) == Some(&b' ') && bytes.get(CHECKSUM + 1).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::super::entry::StepOutcome;
    use super::*;
    use crate::person::PersonKey;

    const JSON: &str =
        r#"{"end":{"person":"01010101010101010101010101010101","outcome":"unknown"}}"#;

    fn line() -> Vec<u8> {
        let mut line = Vec::new();
        append(&mut line, 170, JSON.as_bytes());
        line
    }

    #[test]
    fn lines_and_back() {
        let entry = Entry::End {
            person: PersonKey([1; 16]),
            picture: None,
            outcome: StepOutcome::Unknown,
        };
        assert_eq!(serde_json::to_string(&entry).unwrap(), JSON);
        assert_eq!(parse(&line()), Some(Line { batch: 170, entry }));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let line = line();
        for bit in 0..line.len() * 8 {
            let mut flipped = line.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(parse(&flipped), None, "bit {bit}");
        }
    }

    #[test]
    fn every_cut_is_noticed() {
        let line = line();
        for length in 0..line.len() {
            assert_eq!(parse(&line[..length]), None, "{length}");
        }
    }
}
