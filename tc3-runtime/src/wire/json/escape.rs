//! Escapes text for JSON.

/// Appends `text` with what JSON needs escaped.
pub(super) fn push_escaped(out: &mut Vec<u8>, text: &str) {
    for piece in pieces(text) {
        out.extend_from_slice(piece.plain);
        if let Some(byte) = piece.special {
            push_special(out, byte);
        }
    }
}

/// How many bytes [`push_escaped`] writes.
pub(super) fn escaped_len(text: &str) -> usize {
    text.bytes()
        .map(|byte| special_len(byte).unwrap_or(1))
        .sum()
}

struct Piece<'t> {
    plain: &'t [u8],
    special: Option<u8>,
}

/// Runs of plain bytes, each but the last ended by a special one.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let split = text
        .as_bytes()
        .split_inclusive(|byte| special_len(*byte).is_some());
    split.map(|run| match run.split_last() {
        Some((last, plain)) if special_len(*last).is_some() => Piece {
            plain,
            special: Some(*last),
        },
        _ => Piece {
            plain: run,
            special: None,
        },
    })
}

fn push_special(out: &mut Vec<u8>, byte: u8) {
    match short_form(byte) {
        Some(letter) => out.extend_from_slice(&[b'\\', letter]),
        None => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
    }
}

fn special_len(byte: u8) -> Option<usize> {
    match byte {
        _ if short_form(byte).is_some() => Some(2),
        0..0x20 => Some(6),
        _ => None,
    }
}

fn short_form(byte: u8) -> Option<u8> {
    match byte {
        b'"' | b'\\' => Some(byte),
        b'\n' => Some(b'n'),
        b'\r' => Some(b'r'),
        b'\t' => Some(b't'),
        0x08 => Some(b'b'),
        0x0c => Some(b'f'),
        _ => None,
    }
}
