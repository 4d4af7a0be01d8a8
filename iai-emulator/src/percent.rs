//! Percent-encoding, read strictly.

/// The text behind an encoded one; `None` when an escape is broken or the bytes are not UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => escaped(bytes.next()?, bytes.next()?)?,
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

fn escaped(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_whole_and_give_utf_8() {
        let table = [
            ("plain~*+", Some("plain~*+")),
            ("%E7%be%A4", Some("群")),
            ("%25%32%35", Some("%25")),
            ("%", None),
            ("%4", None),
            ("%zz", None),
            ("%+1", None),
            ("%ff", None),
        ];
        for (text, expected) in table {
            assert_eq!(decode(text).as_deref(), expected, "{text}");
        }
    }
}
