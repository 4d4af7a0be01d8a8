//! The beginning of an answer, fit to be shown: one line, short, and without anything that looks
//! like a picture, a key or a name.

use super::outline::outline;

/// Most characters of an excerpt.
const LONGEST: usize = 200;
/// How much of the body is looked at. More than is shown, since removing makes it shorter.
const WINDOW: usize = 4096;
/// Most characters of a message of the service.
const LONGEST_MESSAGE: usize = 500;
/// Most characters of a code. The longest known ones have half of it.
const LONGEST_CODE: usize = 128;
/// A run of Base64 or hexadecimal this long is no word.
const RUN: usize = 24;
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

/// The start of `body` without secrets.
pub(super) fn excerpt(body: &[u8], secrets: &[&str]) -> String {
    let window = body.get(..WINDOW).unwrap_or(body);
    let text = String::from_utf8_lossy(window);
    let text = remove_secrets(&text, secrets);
    // The window may end inside of a run, whose rest would look harmless by itself.
    let whole = match body.len() > WINDOW {
        true => text.trim_end_matches(in_run),
        false => &text,
    };
    shorten(&Redaction::of(&outline(whole)), LONGEST)
}

/// An error code, which callers match on, byte for byte; a text that is no code like a message.
pub(super) fn code(text: &str, secrets: &[&str]) -> String {
    let holds_secret = secrets
        .iter()
        .any(|secret| !secret.is_empty() && text.contains(secret));
    if is_code(text) && !holds_secret {
        text.to_owned()
    } else {
        one_line(text, secrets)
    }
}

/// Whether it is written like a code: words with a capital in front, with dots between.
fn is_code(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_word =
        |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(fits);
    text.len() <= LONGEST_CODE && text.split('.').all(is_word)
}

/// A message of the service in one line without secrets.
pub(super) fn one_line(text: &str, secrets: &[&str]) -> String {
    let redacted = Redaction::hiding_runs(&remove_secrets(text, secrets));
    shorten(&redacted, LONGEST_MESSAGE)
}

fn remove_secrets(text: &str, secrets: &[&str]) -> String {
    secrets
        .iter()
        .filter(|secret| !secret.is_empty())
        .fold(text.to_owned(), |text, secret| {
            text.replace(secret, "<redacted>")
        })
}

fn shorten(text: &str, longest: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A text being copied without what must not be shown.
struct Redaction<'t> {
    rest: &'t str,
    out: String,
    hide_values: bool,
}

impl<'t> Redaction<'t> {
    /// Hides long runs, and values of suspicious keys.
    fn of(text: &'t str) -> String {
        Self {
            rest: text,
            out: String::new(),
            hide_values: true,
        }
        .run()
    }

    /// Hides long runs.
    fn hiding_runs(text: &'t str) -> String {
        Self {
            rest: text,
            out: String::new(),
            hide_values: false,
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
        if run.len() >= RUN && !is_uuid(run) {
            self.out.push_str(&format!("<{} characters>", run.len()));
        } else {
            self.out.push_str(run);
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
            self.out.push_str("<redacted>");
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
        let blank = next.is_whitespace() || next.is_control();
        if !blank {
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_like_a_secret_is_removed() {
        let run = "iVBORw0KGgoAAAANSUhEUgAAAAUA";
        let table = [
            (
                "<html>\r\n\t<h1>502 Bad Gateway</h1>".to_owned(),
                "<html> <h1>502 Bad Gateway</h1>",
            ),
            (
                format!("{{\"Data\":\"{run}\"}}"),
                "{\"Data\":\"<28 characters>\"}",
            ),
            (
                r#"{"PersonName":"evan\"liao","Gender":1}"#.to_owned(),
                r#"{"PersonName":"<redacted>","Gender":1}"#,
            ),
            (
                r#"{"PersonName" : "未命名"}"#.to_owned(),
                r#"{"PersonName" : "<redacted>"}"#,
            ),
            (r#"{"Image":null}"#.to_owned(), r#"{"Image":<redacted>}"#),
            (
                r#"{\"PersonName\":\"evan\"}"#.to_owned(),
                r#"{\"PersonName\":\"<redacted>"#,
            ),
            (
                "GroupId=a&PersonName=evan&Gender=1".to_owned(),
                "GroupId=a&PersonName=<redacted>&Gender=1",
            ),
            (
                "Authorization: TC3-HMAC-SHA256 Credential=AKID/2019, Signature=ab".to_owned(),
                "Authorization: <redacted> Credential=<redacted>, Signature=<redacted>",
            ),
            (
                "id 76dedef7-af27-4a20-9064-c5ef3133926d ok".to_owned(),
                "id 76dedef7-af27-4a20-9064-c5ef3133926d ok",
            ),
            ("key PLANTED here".to_owned(), "key <redacted> here"),
            (
                "the person name is unknown".to_owned(),
                "the person name is unknown",
            ),
        ];
        for (body, shown) in table {
            assert_eq!(excerpt(body.as_bytes(), &["PLANTED"]), shown);
        }
    }

    #[test]
    fn codes_are_kept_and_other_texts_are_cleaned() {
        let long = "InvalidParameterValue.PersonExDescriptionInfosExceed";
        let table = [
            (long, long),
            ("InternalError", "InternalError"),
            ("4100", "4100"),
            ("iVBORw0KGgoAAAANSUhEUgAAAAUA", "<28 characters>"),
            ("AuthFailure.PLANTED", "AuthFailure.<redacted>"),
            ("Odd\nCode", "Odd Code"),
        ];
        for (text, shown) in table {
            assert_eq!(code(text, &["PLANTED"]), shown);
        }
        let endless = "A".repeat(LONGEST_CODE + 1);
        assert_eq!(code(&endless, &[]), "<129 characters>");
    }

    /// Callers get it where a code would stand.
    #[test]
    fn what_is_no_code_repeats_no_key() {
        let key = "PLANTED-KEY";
        assert_eq!(code("no code: PLANTED-KEY", &[key]), "no code: <redacted>");
    }

    #[test]
    fn an_excerpt_is_short_and_ends_at_a_character() {
        let shown = excerpt("长 ".repeat(1000).as_bytes(), &[]);
        assert_eq!(shown.chars().count(), LONGEST + 1);
        assert!(shown.ends_with('…'));
    }

    #[test]
    fn the_end_of_the_window_hides_no_run() {
        let words = format!("{} {}", "a ".repeat(WINDOW / 2 - 8), "A1b2".repeat(100));
        assert!(!excerpt(words.as_bytes(), &[]).contains("A1b2"));
        let hidden = format!("\"{}\" tail{}", "A1b2".repeat(1000), "A1b2".repeat(100));
        assert!(!excerpt(hidden.as_bytes(), &[]).contains("A1b2"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic_and_no_planted_text_shows(
            before in any::<Vec<u8>>(), after in any::<Vec<u8>>(),
            photo in proptest::collection::vec(any::<u8>(), 60..600),
        ) {
            let request = crate::wire::test_types::Request {
                image: Some(crate::image::Image::from_bytes(photo)),
                ..Default::default()
            };
            let body = crate::wire::Payload::json(&request).body();
            let text = std::str::from_utf8(&body).unwrap();
            let body = [&before[..], b" ", text.as_bytes(), b" PLANTED ", &after[..]].concat();
            let shown = excerpt(&body, &["PLANTED"]);
            let base64 = text.split('"').nth(3).unwrap();
            prop_assert!(!shown.contains(&base64[..RUN]), "{}", shown);
            prop_assert!(!shown.contains("PLANTED"));
            prop_assert!(!shown.contains('\n'));
            prop_assert!(shown.chars().count() <= LONGEST + 1);
        }
    }
}
