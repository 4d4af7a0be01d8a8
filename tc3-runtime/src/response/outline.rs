//! JSON without its texts, for messages: names of members and small numbers stay, so that one sees what kind of
//! response it is.

/// Members whose texts say what went wrong. They are shown as far as nothing in them looks secret.
const OPEN: [&str; 10] = [
    "requestid",
    "request_id",
    "code",
    "message",
    "msg",
    "error",
    "status",
    "reason",
    "detail",
    "title",
];

/// A number with more digits may be the id of a face.
const LONGEST_NUMBER: usize = 9;

/// The text with the JSON in it, and what follows, as an outline. The JSON may be cut off, or no JSON after all.
pub(super) fn outline(text: &str) -> String {
    let mut braces = text.match_indices(['{', '[']);
    let start = braces.find(|(at, brace)| begins_json(text, at + brace.len()));
    let (before, json) = text.split_at(start.map_or(text.len(), |(at, _)| at));
    let outline = Outline {
        rest: json,
        out: before.to_owned(),
        open: false,
    };
    outline.run()
}

fn begins_json(text: &str, inside: usize) -> bool {
    let inside = text.get(inside..).unwrap_or_default();
    inside.trim_start().starts_with(['"', '}', '{', '['])
}

/// JSON being copied.
struct Outline<'t> {
    rest: &'t str,
    out: String,
    /// Whether the value that comes next may be shown.
    open: bool,
}

impl<'t> Outline<'t> {
    fn run(mut self) -> String {
        while let Some(next) = self.rest.chars().next() {
            match next {
                '"' => self.text(),
                '0'..='9' => self.number(),
                _ => self.copy(next),
            }
        }
        self.out
    }

    /// A member's name is kept; a text is counted.
    fn text(&mut self) {
        let (text, closed) = self.take_text();
        let is_name = self.rest.trim_start().starts_with(':');
        let shown = if is_name || self.open {
            text.to_owned()
        } else {
            format!("<{} characters>", text.chars().count())
        };
        self.out.push('"');
        self.out.push_str(&shown);
        if closed {
            self.out.push('"');
        }
        self.open = is_name && OPEN.contains(&text.to_ascii_lowercase().as_str());
    }

    /// What is between the quotes, and whether there was a second one.
    fn take_text(&mut self) -> (&'t str, bool) {
        let inside = self.rest.strip_prefix('"').unwrap_or(self.rest);
        let mut escaped = false;
        let end = inside.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let (text, rest) = inside.split_at(end.unwrap_or(inside.len()));
        self.rest = rest.strip_prefix('"').unwrap_or(rest);
        (text, end.is_some())
    }

    fn number(&mut self) {
        let end = self.rest.find(|c: char| !c.is_ascii_digit());
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if digits.len() > LONGEST_NUMBER {
            self.out.push_str(&format!("<{} digits>", digits.len()));
        } else {
            self.out.push_str(digits);
        }
        self.rest = rest;
    }

    fn copy(&mut self, next: char) {
        self.rest = self.rest.strip_prefix(next).unwrap_or(self.rest);
        self.out.push(next);
        if matches!(next, ',' | '{' | '[') {
            self.open = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn texts_and_long_numbers_are_counted_and_names_kept() {
        let table = [
            (
                r#"{"Response":{"FaceRect":"evan","Score":99.5}}"#,
                r#"{"Response":{"FaceRect":"<4 characters>","Score":99.5}}"#,
            ),
            (
                r#"{"FaceIds":["4242424242424242424","1"]}"#,
                r#"{"FaceIds":["<19 characters>","<1 characters>"]}"#,
            ),
            (
                r#"{"FaceId":4242424242424242424}"#,
                r#"{"FaceId":<19 digits>}"#,
            ),
            (
                r#"{"RequestId":"r-1","code" : "E","Name":"e\"v"}"#,
                r#"{"RequestId":"r-1","code" : "E","Name":"<4 characters>"}"#,
            ),
            (
                r#"{"message":["evan"]}"#,
                r#"{"message":["<4 characters>"]}"#,
            ),
            (r#"{"Name":"evan"#, r#"{"Name":"<4 characters>"#),
            (
                r#"upstream said {"Name":"evan"}"#,
                r#"upstream said {"Name":"<4 characters>"}"#,
            ),
            ("<style>a{color:red}</style>", "<style>a{color:red}</style>"),
            ("{", "{"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(outline(text), expected);
        }
    }
}
