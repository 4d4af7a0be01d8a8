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
        .map(|byte| match escape(byte) {
            PLAIN => 1,
            CODE => 6,
            _ => 2,
        })
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
        .split_inclusive(|byte| escape(*byte) != PLAIN);
    split.map(|run| match run.split_last() {
        Some((last, plain)) if escape(*last) != PLAIN => Piece {
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
    match escape(byte) {
        CODE => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        letter => out.extend_from_slice(&[b'\\', letter]),
    }
}

/// For bytes that stand for themselves.
const PLAIN: u8 = 0;
/// For bytes that are written as a number.
const CODE: u8 = b'u';

/// The letter after the backslash. A table, since it is asked for every byte of a text, twice.
fn escape(byte: u8) -> u8 {
    static TABLE: [u8; 256] = {
        let mut table = [PLAIN; 256];
        let mut control = 0;
        while control < 0x20 {
            table[control] = CODE;
            control += 1;
        }
        table[b'"' as usize] = b'"';
        table[b'\\' as usize] = b'\\';
        table[b'\n' as usize] = b'n';
        table[b'\r' as usize] = b'r';
        table[b'\t' as usize] = b't';
        table[0x08] = b'b';
        table[0x0c] = b'f';
        table
    };
    TABLE[usize::from(byte)]
}
