//! Texts of the service, fit to be shown: one line, short, and without anything that looks like a key or a picture.
//!
//! What is shown of them:
//!
//! | text | shown |
//! |---|---|
//! | an error code that the spec has, a request id in the form of a UUID | as it is, always |
//! | another code that is written like one, another request id | as it is, unless it holds a secret |
//! | a run of 24 and more characters of Base64, hexadecimal or a URL | if the spec has it as a name or as a word of a code, if it is a UUID, or if it stands in [`LONG_WORDS`]; else its length |
//! | all else | as far as it holds no secret |
//!
//! Secrets are the parts of the credentials that have 8 and more characters: shorter ones, as tests have them, are parts
//! of words, and to look for them would take words apart. They are found in any case, and behind the escapes of HTML, URLs
//! and JSON.

use zeroize::Zeroizing;

use super::escape::reads_as;
use crate::credentials::Credentials;
use crate::service::ServiceInfo;

/// What stands for a secret.
const REDACTED: &str = "<redacted>";
/// How many characters of a text are looked at. More than are shown, since removing makes it shorter.
const WINDOW: usize = 4096;
/// Most characters of a message of the service.
const LONGEST_MESSAGE: usize = 500;
/// Most characters of a code. The longest known ones have half of it.
const LONGEST_CODE: usize = 128;
/// A run of Base64 or hexadecimal this long is no word.
const RUN: usize = 24;
/// Words as long as a run that no spec has, and messages do.
const LONG_WORDS: [&str; 1] = ["application/x-www-form-urlencoded"];

/// What the texts of a response are held against.
pub(super) struct Filter<'a> {
    secrets: Vec<&'a str>,
    service: &'a ServiceInfo,
}

impl<'a> Filter<'a> {
    pub(super) fn new(credentials: &'a Credentials, service: &'a ServiceInfo) -> Self {
        let secrets = credentials.secrets().collect();
        Self { secrets, service }
    }

    /// An error code, which callers match on, byte for byte; a text that is no code like a message.
    pub(super) fn code(&self, text: &str) -> String {
        let known = self.service.codes.find(text).is_some();
        if known || (is_code(text) && !self.tells_secret(text)) {
            text.to_owned()
        } else {
            self.message(text)
        }
    }

    /// A message of the service in one line without secrets.
    pub(super) fn message(&self, text: &str) -> String {
        let shown = self.hide_runs(&self.remove_secrets(&start(text)));
        let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        shorten(line, LONGEST_MESSAGE)
    }

    /// The id, unless something in between has put a key in its place.
    pub(super) fn request_id(&self, id: Option<String>) -> Option<String> {
        let is_secret = |id: &String| self.secret_at(id) == Some(id.len());
        id.filter(|id| !is_secret(id) && (is_uuid(id) || !self.tells_secret(id)))
    }

    pub(super) fn tells_secret(&self, text: &str) -> bool {
        let starts = text.char_indices();
        starts
            .filter_map(|(at, _)| text.get(at..))
            .any(|rest| self.secret_at(rest).is_some())
    }

    /// The length of the longest secret with which the text begins.
    fn secret_at(&self, text: &str) -> Option<usize> {
        let secrets = self.secrets.iter();
        secrets.filter_map(|secret| reads_as(text, secret)).max()
    }

    /// In memory that is wiped, since most of it is not shown.
    fn remove_secrets(&self, text: &str) -> Zeroizing<String> {
        // A secret has 8 characters, and what stands for it 10; growing would leave copies behind.
        let mut out = Zeroizing::new(String::with_capacity(text.len() / 4 * 5 + REDACTED.len()));
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let secret = self.secret_at(rest);
            match secret {
                Some(_) => out.push_str(REDACTED),
                None => out.push(next),
            }
            rest = rest
                .get(secret.unwrap_or(next.len_utf8())..)
                .unwrap_or_default();
        }
        out
    }

    /// The text with the lengths of runs in their place, unless they are words.
    fn hide_runs(&self, text: &str) -> String {
        let mut out = String::new();
        for piece in text.split_inclusive(|c| !in_run(c)) {
            let run = piece.trim_end_matches(|c| !in_run(c));
            if self.is_word(run) {
                out.push_str(piece);
            } else {
                out.push_str(&format!("<{} characters>", run.len()));
                out.push_str(piece.strip_prefix(run).unwrap_or_default());
            }
        }
        out
    }

    pub(super) fn is_word(&self, run: &str) -> bool {
        run.len() < RUN || is_uuid(run) || LONG_WORDS.contains(&run) || self.service.knows(run)
    }
}

/// Whether it is written like a code: words with a capital in front, with dots between.
fn is_code(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_word =
        |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(fits);
    text.len() <= LONGEST_CODE && text.split('.').all(is_word)
}

/// The start of a text, without what nobody sees. It does not end inside of a run, whose rest would look harmless by
/// itself.
fn start(text: &str) -> Zeroizing<String> {
    let mut seen = text.chars().filter(|c| !is_unseen(*c));
    // All at once, since growing would leave copies behind. No character has more than 4 bytes.
    let mut start = Zeroizing::new(String::with_capacity(text.len().min(4 * WINDOW)));
    start.extend(seen.by_ref().take(WINDOW));
    if seen.next().is_some() {
        let whole = start.trim_end_matches(in_run).len();
        start.truncate(whole);
    }
    start
}

pub(super) fn shorten(mut text: String, longest: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(longest) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// What takes no place in a line. Some of it would have the rest of the line shown in another order.
fn is_unseen(c: char) -> bool {
    let is_format = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    is_format || (c.is_control() && !c.is_whitespace())
}

/// Characters of Base64 in both alphabets, as such, percent-encoded or with JSON escapes.
fn in_run(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '%' | '\\')
}

/// Request ids look like this, and they are wanted.
fn is_uuid(run: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    run.len() == 36 && run.bytes().enumerate().all(fits)
}

#[cfg(test)]
mod tests;
