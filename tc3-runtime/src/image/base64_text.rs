//! What can be wrong with text that should be Base64.

use std::fmt;

/// Why text is not the Base64 that the service reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base64Fault {
    /// It starts like `data:image/png;base64,`.
    DataUri,
    /// A line break or other white space, at this byte.
    WhiteSpace(usize),
    /// A `-` or `_`, at this byte.
    UrlSafe(usize),
    /// Another character that Base64 does not have, at this byte.
    Foreign(usize),
    /// A `=` that is not at the end, at this byte.
    Padding(usize),
    /// The length is no multiple of four.
    Length(usize),
}

impl fmt::Display for Base64Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DataUri => {
                f.write_str("a data URI: remove everything up to and including the first comma")
            }
            Self::WhiteSpace(at) => {
                write!(
                    f,
                    "white space or a line break at byte {at}: join the lines"
                )
            }
            Self::UrlSafe(at) => write!(
                f,
                "the URL-safe alphabet at byte {at}: replace - by + and _ by /, or encode anew"
            ),
            Self::Foreign(at) => write!(f, "a character at byte {at} that Base64 does not have"),
            Self::Padding(at) => write!(f, "padding at byte {at}, before the end"),
            Self::Length(length) => write!(
                f,
                "{length} characters, which is no multiple of 4: cut off, or padding is missing"
            ),
        }
    }
}

/// Finds what is wrong with `text`, if anything is.
pub(super) fn find_fault(text: &str) -> Option<Base64Fault> {
    if text
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("data:"))
    {
        return Some(Base64Fault::DataUri);
    }
    let body = text
        .strip_suffix("==")
        .or_else(|| text.strip_suffix('='))
        .unwrap_or(text);
    if !is_clean(body.as_bytes()) {
        let faults = || {
            body.bytes()
                .enumerate()
                .filter_map(|(at, byte)| explain(byte, at))
        };
        // A line break behind the padding is to blame, not the padding in front of it.
        let white_space = faults().find(|fault| matches!(fault, Base64Fault::WhiteSpace(_)));
        return white_space.or_else(|| faults().next());
    }
    (!text.len().is_multiple_of(4)).then_some(Base64Fault::Length(text.len()))
}

/// Whether all bytes are of the standard alphabet. There is no early exit within a chunk, so that the compiler can
/// check many bytes at a time: photos are megabytes of text.
fn is_clean(bytes: &[u8]) -> bool {
    bytes.chunks(4096).all(|chunk| {
        chunk
            .iter()
            .fold(true, |clean, byte| clean & is_symbol(*byte))
    })
}

fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | (byte == b'+') | (byte == b'/')
}

fn explain(byte: u8, at: usize) -> Option<Base64Fault> {
    match byte {
        _ if is_symbol(byte) => None,
        b' ' | b'\t' | b'\r' | b'\n' => Some(Base64Fault::WhiteSpace(at)),
        b'-' | b'_' => Some(Base64Fault::UrlSafe(at)),
        b'=' => Some(Base64Fault::Padding(at)),
        _ => Some(Base64Fault::Foreign(at)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_mistake_is_told_apart() {
        let table = [
            ("", None),
            ("QUJD", None),
            ("QUI=", None),
            ("QQ==", None),
            ("+/+/", None),
            ("data:image/png;base64,QUJD", Some(Base64Fault::DataUri)),
            ("DATA:,QUJD", Some(Base64Fault::DataUri)),
            ("QUJD\nQUJD", Some(Base64Fault::WhiteSpace(4))),
            ("QUJD\r\nQUJD\r\n", Some(Base64Fault::WhiteSpace(4))),
            ("QUJD\n", Some(Base64Fault::WhiteSpace(4))),
            ("QUI=\n", Some(Base64Fault::WhiteSpace(4))),
            ("QQ==\r\n", Some(Base64Fault::WhiteSpace(4))),
            (" QUJD", Some(Base64Fault::WhiteSpace(0))),
            ("QU-D", Some(Base64Fault::UrlSafe(2))),
            ("QU_D", Some(Base64Fault::UrlSafe(2))),
            ("Q=JD", Some(Base64Fault::Padding(1))),
            ("Q===", Some(Base64Fault::Padding(1))),
            ("====", Some(Base64Fault::Padding(0))),
            ("QUJ", Some(Base64Fault::Length(3))),
            ("QUJDQ", Some(Base64Fault::Length(5))),
            ("QUJ照", Some(Base64Fault::Foreign(3))),
            ("QU%2B", Some(Base64Fault::Foreign(2))),
            ("...", Some(Base64Fault::Foreign(0))),
        ];
        for (text, fault) in table {
            assert_eq!(find_fault(text), fault, "{text:?}");
        }
    }

    #[test]
    fn each_mistake_is_explained() {
        let table = [
            (
                "data:,QUJD",
                "a data URI: remove everything up to and including the first comma",
            ),
            (
                "QUJD\n",
                "white space or a line break at byte 4: join the lines",
            ),
            (
                "QU-D",
                "the URL-safe alphabet at byte 2: replace - by + and _ by /, or encode anew",
            ),
            ("QU%D", "a character at byte 2 that Base64 does not have"),
            ("Q=JD", "padding at byte 1, before the end"),
            (
                "QUJ",
                "3 characters, which is no multiple of 4: cut off, or padding is missing",
            ),
        ];
        for (text, explanation) in table {
            assert_eq!(find_fault(text).unwrap().to_string(), explanation);
        }
    }

    #[test]
    fn a_fault_is_found_behind_megabytes() {
        let text = "QUJD".repeat(500_000) + "Q\"==";
        assert_eq!(find_fault(&text), Some(Base64Fault::Foreign(2_000_001)));
    }

    proptest! {
        #[test]
        fn whatever_is_encoded_is_clean(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(find_fault(&super::super::codec::encoded(&bytes)), None);
        }

        #[test]
        fn any_text_is_judged(text in any::<String>()) {
            let _ = find_fault(&text).map(|fault| fault.to_string());
        }
    }
}
