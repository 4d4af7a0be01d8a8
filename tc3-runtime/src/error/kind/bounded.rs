//! Errors of other libraries, shortened where they may show too much.

use std::error::Error as StdError;
use std::fmt;

/// Most characters of a cause.
const LONGEST: usize = 200;
/// Most characters of what `Debug` says of it, which has names of types and all inner causes.
const LONGEST_DEBUG: usize = 1000;

/// Some error of a library.
pub(super) type Cause = Box<dyn StdError + Send + Sync>;

/// Begins, in errors of the HTTP library, the text that a server may send at the end of an HTTP/2 connection.
const SAID: &str = "(b\"";

/// The cause as it is, unless it, or a cause inside of it, is too long, holds control characters, or repeats a text of
/// the server, which may hold a key, a name or a picture. Then only the shortened text of its innermost cause is left.
pub(super) fn bounded(cause: Cause) -> Cause {
    if unfit(&*cause) {
        Box::new(Shortened(short(&root(&*cause).to_string())))
    } else {
        cause
    }
}

/// The innermost cause, which says most: `Connection refused`, `invalid peer certificate`.
pub(super) fn root<'e>(error: &'e (dyn StdError + 'static)) -> &'e (dyn StdError + 'static) {
    let mut root = error;
    while let Some(inner) = root.source() {
        root = inner;
    }
    root
}

fn unfit(error: &(dyn StdError + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(cause) = next {
        if !fits(&cause.to_string(), LONGEST) || !fits(&format!("{cause:?}"), LONGEST_DEBUG) {
            return true;
        }
        next = cause.source();
    }
    false
}

fn fits(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest && !text.contains(char::is_control) && !repeats(text)
}

fn repeats(text: &str) -> bool {
    let said = text.split_once(SAID);
    said.is_some_and(|(_, said)| !said.starts_with('"'))
}

fn short(text: &str) -> String {
    let text = text.split(SAID).next().unwrap_or_default().trim_end();
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut shown: String = text.chars().map(plain).take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// The shortened text of a cause.
struct Shortened(String);

impl fmt::Debug for Shortened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Shortened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl StdError for Shortened {}
