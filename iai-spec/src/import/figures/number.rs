//! Numbers that stand by themselves: no part of a word, an address, a date or a version.

use super::words;

/// A number, without commas between thousands, and where it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) digits: String,
    pub(super) end: usize,
}

/// Whether what stands before a number leaves it a number of its own.
pub(super) fn may_start(before: &str) -> bool {
    let mut chars = before.chars().rev();
    let Some(last) = chars.next() else {
        return true;
    };
    let word_before = chars
        .next()
        .is_some_and(|char| char.is_ascii_alphanumeric());
    match last {
        '_' | '.' | '/' | '#' | '@' | '&' => false,
        '-' | ':' => !word_before,
        last => !last.is_ascii_alphanumeric(),
    }
}

/// The number that begins at `start`, if one does and ends as numbers do.
pub(super) fn at(text: &str, start: usize) -> Option<Number> {
    let rest = text.get(start..)?;
    let mut length = digits(rest);
    if length == 0 {
        return None;
    }
    // `(0,100]` is two numbers, and no thousand begins with a zero.
    let opened = text
        .get(..start)
        .is_some_and(|before| before.ends_with(['[', '(']));
    let grouped = !opened && length <= 3 && !rest.starts_with('0');
    while grouped && let Some(group) = rest.get(length..).and_then(|rest| rest.strip_prefix(',')) {
        if digits(group) != 3 {
            break;
        }
        length += 4;
    }
    if let Some(fraction) = rest.get(length..).and_then(|rest| rest.strip_prefix('.'))
        && digits(fraction) > 0
    {
        length += 1 + digits(fraction);
    }
    let (number, behind) = rest.split_at_checked(length)?;
    ends(behind).then(|| Number {
        digits: number.replace(',', ""),
        end: start + length,
    })
}

/// How many digits the text begins with.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn ends(behind: &str) -> bool {
    let mut chars = behind.chars();
    let (next, after) = (chars.next(), chars.as_str());
    let digit_after = digits(after) > 0;
    match next {
        Some('.' | ':') => !digit_after,
        // The rest of a date: two digits, and again a dash.
        Some('-') => {
            !(digit_after
                && after
                    .get(digits(after)..)
                    .is_some_and(|rest| rest.starts_with('-')))
        }
        Some('_') => false,
        Some(next) if next.is_ascii_alphabetic() => words::unit(behind).is_some(),
        _ => true,
    }
}
