//! Failures and notes.

use super::*;
use crate::exit::Exit;
use iai_client::actions::CreatePersonRequest;
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, RetryConfig};

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

/// A create that the service answered with this code.
fn failed_create(code: &str) -> Failure {
    let mock = MockService::new();
    mock.on::<CreatePersonRequest>()
        .fails_with(Fault::from(code));
    let client = mock.client_builder::<Client>().unwrap();
    let client = client.retry(RetryConfig::off()).build().unwrap();
    let create = client
        .create_person()
        .group_id("staff")
        .person_name("Ann")
        .person_id("1001");
    let create = create.url("http://example.com/a.jpg").send();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(create).unwrap_err().into()
}

#[test]
fn a_failure_is_an_instruction() {
    let failure = failed_create("InvalidParameterValue.PersonIdAlreadyExist");
    let output = Output::plain(Format::Table, Terminal::none(80));
    assert_eq!(
        output.told(&failure),
        "\
error: CreatePerson: told by the mock
  code        InvalidParameterValue.PersonIdAlreadyExist
  meaning     The account has a person of this PersonId.
  what to do  Choose another PersonId, or extend the person that is there with
              CreateFace or CopyPerson; after a CreatePerson without an answer
              this code suggests that it had worked.
  retry       never: the same request will fail again
  effect      create: a second call may do the work twice
  request id  mock-1
"
    );
}

#[test]
fn an_unknown_outcome_cannot_be_missed() {
    let failure = failed_create("InternalError");
    let mut output = Output::plain(Format::Table, Terminal::none(80));
    let line = "\nOUTCOME UNKNOWN: it may have taken effect. Find out before you send it again.\n";
    assert!(output.told(&failure).contains(line));
    output.terminal.stderr_color = true;
    assert!(
        output
            .told(&failure)
            .contains("\n\u{1b}[1;31mOUTCOME UNKNOWN: ")
    );
    output.format = Format::Json;
    assert!(output.told(&failure).contains("\"outcome_unknown\":true"));
}
