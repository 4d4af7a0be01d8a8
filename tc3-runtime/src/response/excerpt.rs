//! Texts of a response, fit to be shown: one line, short, and without anything that looks like a picture, a key or a name.
//!
//! What is shown of them:
//!
//! | text | shown |
//! |---|---|
//! | an error code that the spec has, a request id in the form of a UUID | as it is, always |
//! | another code that is written like one, another request id | as it is, unless it holds a secret |
//! | a run of 24 and more characters of Base64, hexadecimal or a URL | if the spec has it as a name or as a word of a code, if it is a UUID, or if it stands in [`LONG_WORDS`]; else its length |
//! | in an excerpt, what follows a suspicious key | nothing |
//! | all else | as far as it holds no secret |
//!
//! Secrets are the parts of the credentials that have 8 and more characters: shorter ones, as tests have them, are parts
//! of words, and to look for them would take words apart. They are found in any case, and behind the escapes of HTML, URLs
//! and JSON.

use zeroize::Zeroizing;

use super::escape::{reads_as, unescape_html};
use super::outline::outline;
use crate::credentials::Credentials;
use crate::service::ServiceInfo;

/// What stands for a secret.
const REDACTED: &str = "<redacted>";
/// Most characters of an excerpt.
const LONGEST: usize = 200;
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
/// Parts of keys whose values are not shown.
const SUSPICIOUS: [&str; 12] = [
    "secret",
    "token",
    "passw",
    "authorization",
    "signature",
    "credential",
    "cookie",
    "image",
    "name",
    "faceid",
    "personid",
    "url",
];

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

    /// The start of `body` without secrets.
    pub(super) fn excerpt(&self, body: &[u8]) -> String {
        let head = body.get(..16 * WINDOW).unwrap_or(body);
        let mended = Zeroizing::new(String::from_utf8_lossy(head).into_owned());
        let text = unescape_html(&self.remove_secrets(&start(&mended)));
        let redacted = Redaction::of(&Zeroizing::new(outline(&text)), self, true);
        shorten(&redacted, LONGEST)
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
        let redacted = Redaction::of(&self.remove_secrets(&start(text)), self, false);
        shorten(&redacted, LONGEST_MESSAGE)
    }

    /// The id, unless something in between has put a key in its place.
    pub(super) fn request_id(&self, id: Option<String>) -> Option<String> {
        let is_secret = |id: &String| self.secret_at(id) == Some(id.len());
        id.filter(|id| !is_secret(id) && (is_uuid(id) || !self.tells_secret(id)))
    }

    fn tells_secret(&self, text: &str) -> bool {
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

    fn is_shown(&self, run: &str) -> bool {
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

fn shorten(text: &str, longest: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A text being copied without what must not be shown: long runs, and values of suspicious keys.
struct Redaction<'t> {
    rest: &'t str,
    out: String,
    filter: &'t Filter<'t>,
    hide_values: bool,
}

impl<'t> Redaction<'t> {
    fn of(text: &'t str, filter: &'t Filter<'t>, hide_values: bool) -> String {
        Self {
            rest: text,
            out: String::new(),
            filter,
            hide_values,
        }
        .run()
    }

    fn run(mut self) -> String {
        while let Some(next) = self.rest.chars().next() {
            if in_run(next) {
                self.copy_run();
            } else {
                self.copy_char(next);
            }
        }
        self.out
    }

    fn copy_run(&mut self) {
        let run = self.take_while(in_run);
        if self.filter.is_shown(run) {
            self.out.push_str(run);
        } else {
            self.out.push_str(&format!("<{} characters>", run.len()));
        }
        if self.hide_values && is_suspicious(run) {
            self.hide_value();
        }
    }

    /// Hides what follows a suspicious key: `": "…"`, `=…`, `&quot;:&quot;…`.
    fn hide_value(&mut self) {
        let glue = self.take_while(|c| matches!(c, '"' | '\'' | ':' | '=' | ' ' | '\\'));
        self.out.push_str(glue);
        if !glue.contains([':', '=']) {
            return;
        }
        let quote = glue
            .chars()
            .next_back()
            .filter(|last| matches!(last, '"' | '\''));
        let ends = |c: char| match quote {
            Some(quote) => c == quote,
            None => c.is_whitespace() || matches!(c, ',' | '&' | '<' | '}' | ']' | '"' | '\''),
        };
        let value = self.take_value(ends);
        if !value.is_empty() {
            self.out.push_str(REDACTED);
        }
    }

    /// Everything up to an end that is not escaped.
    fn take_value(&mut self, ends: impl Fn(char) -> bool) -> &'t str {
        let mut escaped = false;
        self.take_while(|c| {
            let inside = escaped || !ends(c);
            escaped = !escaped && c == '\\';
            inside
        })
    }

    fn copy_char(&mut self, next: char) {
        self.rest = self.rest.strip_prefix(next).unwrap_or(self.rest);
        if !next.is_whitespace() {
            self.out.push(next);
        } else if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn take_while(&mut self, mut fits: impl FnMut(char) -> bool) -> &'t str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }
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

fn is_suspicious(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    SUSPICIOUS.iter().any(|part| key.contains(part))
}

/// Request ids look like this, and they are wanted.
fn is_uuid(run: &str) -> bool {
    let groups: Vec<_> = run.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests;
