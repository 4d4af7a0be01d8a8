//! Failures and notes.

use super::*;
use crate::exit::Exit;

fn told(format: Format, failure: &Failure) -> String {
    Output::plain(format, Terminal::none(60)).told(failure)
}

#[test]
fn a_failure_is_text_or_a_line_of_json() {
    let failure = Failure::usage(
        "there is no command `serch-faces`; did you mean `search-faces`?",
        "Write `iai --help` for all of them.",
    );
    assert_eq!(
        told(Format::Table, &failure),
        "error: there is no command `serch-faces`; did you mean\n       `search-faces`?\n  what to do  Write `iai --help` for all of them.\n"
    );
    let json = told(Format::Json, &failure);
    assert_eq!(json.lines().count(), 1);
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["class"], "usage");
    assert_eq!(report["exit_code"], 2);
}

#[test]
fn what_a_terminal_would_obey_is_escaped_in_failures_and_notes() {
    let failure = Failure::new(Exit::Failed, "no file \u{1b}[31mred\u{9b}", "None.");
    assert!(told(Format::Text, &failure).contains(r"no file \u{1b}[31mred\u{9b}"));
    assert!(told(Format::Json, &failure).contains(r"no file \u001b[31mred\u009b"));
    let output = output(Format::Table, None);
    assert_eq!(output.said("warning", "a\u{1b}b"), "warning: a\\u{1b}b\n");
}

#[test]
fn notes_are_json_where_results_are() {
    let output = output(Format::JsonLines, None);
    assert_eq!(output.said("note", "page 2"), "{\"note\":\"page 2\"}\n");
}
