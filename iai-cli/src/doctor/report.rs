//! All findings together: for programs as JSON, for people as lines.

use serde::Serialize;
use serde_json::{Value, json};
use textwrap::{Options, WordSplitter};

use super::finding::{Finding, Verdict};
use crate::failure::Failure;

/// The findings of all checks, in their order.
#[derive(Debug)]
pub(super) struct Report(pub(super) Vec<Finding>);

/// The report as JSON.
#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    /// Whether no check has failed.
    healthy: bool,
    checks: &'a [Finding],
}

/// How lines are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Columns of the terminal.
    pub(super) width: usize,
    pub(super) color: bool,
    /// Whether other signs than those of ASCII can be shown.
    pub(super) unicode: bool,
}

impl Report {
    /// For programs.
    pub(super) fn document(&self) -> Document<'_> {
        Document {
            healthy: self.failed().next().is_none(),
            checks: &self.0,
        }
    }

    /// A row for each check, for lines of text.
    pub(super) fn rows(&self) -> Value {
        let row = |finding: &Finding| {
            json!({
                "check": finding.check,
                "result": finding.result,
                "message": finding.message,
                "remedy": finding.remedy.as_deref().unwrap_or_default(),
            })
        };
        self.0.iter().map(row).collect()
    }

    /// The failure of the worst class, if a check has failed.
    pub(super) fn result(&self) -> Result<(), Failure> {
        let worst = self.failed().max_by_key(|finding| finding.exit.code());
        let Some(worst) = worst else {
            return Ok(());
        };
        let names: Vec<_> = self.failed().map(|finding| finding.check).collect();
        let message = format!("checks that failed: {}", names.join(", "));
        let remedy = worst.remedy.clone().unwrap_or_default();
        Err(Failure::new(worst.exit, message, remedy))
    }

    fn failed(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter().filter(|finding| finding.is_failed())
    }

    /// A paragraph for each check: sign, name, what was found; below it what to do.
    pub(super) fn text(&self, style: Style) -> String {
        let name = self.0.iter().map(|finding| finding.check.len()).max();
        let name = name.unwrap_or_default();
        let paragraphs: Vec<_> = self
            .0
            .iter()
            .map(|finding| paragraph(finding, name, style))
            .collect();
        paragraphs.concat()
    }
}

impl Style {
    fn sign(self, result: Verdict) -> &'static str {
        match (result, self.unicode) {
            (Verdict::Ok, true) => "\u{2713}",
            (Verdict::Warning, true) => "!",
            (Verdict::Failed, true) => "\u{2717}",
            (Verdict::Skipped, true) => "-",
            (Verdict::Ok, false) => "ok     ",
            (Verdict::Warning, false) => "warning",
            (Verdict::Failed, false) => "failed ",
            (Verdict::Skipped, false) => "skipped",
        }
    }

    fn painted(self, result: Verdict, text: &str) -> String {
        let code = match result {
            Verdict::Ok => "32",
            Verdict::Warning => "1;33",
            Verdict::Failed => "1;31",
            Verdict::Skipped => "2",
        };
        if self.color {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

fn paragraph(finding: &Finding, name: usize, style: Style) -> String {
    let sign = style.sign(finding.result);
    let indent = sign.chars().count() + name + 3;
    let blank = " ".repeat(indent);
    let mut lines = lines("", &finding.message, indent, style);
    for detail in &finding.details {
        lines.extend(self::lines("- ", detail, indent, style));
    }
    if let Some(remedy) = &finding.remedy {
        let arrow = if style.unicode { "\u{2192} " } else { "> " };
        lines.extend(self::lines(arrow, remedy, indent, style));
    }
    let head = format!(
        "{} {:name$}  ",
        style.painted(finding.result, sign),
        finding.check
    );
    let text = lines.join(&format!("\n{blank}"));
    format!("{head}{text}\n")
}

/// A text in lines beside the indent, the first of them with a mark.
fn lines(mark: &str, text: &str, indent: usize, style: Style) -> Vec<String> {
    let shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let rest = " ".repeat(mark.chars().count());
    let columns = style.width.saturating_sub(indent).max(20);
    let options = Options::new(columns)
        .initial_indent(mark)
        .word_splitter(WordSplitter::NoHyphenation)
        .subsequent_indent(&rest);
    let lines = textwrap::wrap(&shown, options);
    lines
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Exit;

    fn report() -> Report {
        Report(vec![
            Finding::ok("dns", "127.0.0.1 is an address"),
            Finding::failed(
                "tcp",
                Exit::Network,
                "no connection to http://127.0.0.1:9",
                "Start it.",
            )
            .with_details(["127.0.0.1:9: refused".to_owned()]),
            Finding::failed(
                "credentials",
                Exit::Credentials,
                "there are none",
                "Set them.",
            ),
            Finding::skipped("tls", "tcp has failed"),
        ])
    }

    const PLAIN: Style = Style {
        width: 40,
        color: false,
        unicode: false,
    };

    #[test]
    fn people_read_lines_of_plain_ascii() {
        let expected = "\
ok      dns          127.0.0.1 is an
                     address
failed  tcp          no connection to
                     http://127.0.0.1:9
                     - 127.0.0.1:9:
                       refused
                     > Start it.
failed  credentials  there are none
                     > Set them.
skipped tls          tcp has failed
";
        assert_eq!(report().text(PLAIN), expected);
    }

    #[test]
    fn signs_and_colours_are_used_where_they_are_allowed() {
        let style = Style {
            width: 80,
            color: true,
            unicode: true,
        };
        let text = report().text(style);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines[0],
            "\u{1b}[32m\u{2713}\u{1b}[0m dns          127.0.0.1 is an address"
        );
        assert_eq!(lines[3], "               \u{2192} Start it.");
    }

    #[test]
    fn the_exit_code_is_that_of_the_worst_class() {
        let failure = report().result().unwrap_err();
        assert_eq!(failure.exit(), Exit::Network);
        assert_eq!(
            failure.report().message,
            "checks that failed: tcp, credentials"
        );
        assert_eq!(failure.report().remedy, "Start it.");
        let fine = Report(vec![Finding::warning("region", "none", "Set it.")]);
        assert!(fine.result().is_ok());
        assert!(fine.document().healthy);
    }

    #[test]
    fn programs_read_json() {
        assert_eq!(
            serde_json::to_value(report().document()).unwrap(),
            json!({
                "healthy": false,
                "checks": [
                    { "check": "dns", "result": "ok", "message": "127.0.0.1 is an address" },
                    {
                        "check": "tcp",
                        "result": "failed",
                        "message": "no connection to http://127.0.0.1:9",
                        "details": ["127.0.0.1:9: refused"],
                        "remedy": "Start it.",
                    },
                    { "check": "credentials", "result": "failed", "message": "there are none", "remedy": "Set them." },
                    { "check": "tls", "result": "skipped", "message": "tcp has failed" },
                ],
            })
        );
    }
}
