//! The messages of errors.

use std::time::Duration;

use crate::code::RetryClass;
use crate::code::RetryClass::{Never, Throttled, Transient};
use crate::credentials::CredentialsProblem as P;
use crate::credentials::{
    CredentialsError, CredentialsProviderChain, ProvideCredentials, provider,
};

/// A problem, its message for part `W` at source `S`, and its retry class.
type Row = (P, &'static str, RetryClass);

fn of_files() -> Vec<Row> {
    let twice = P::Duplicate { line: 7, first: 3 };
    let denied = P::Unreadable(std::io::ErrorKind::PermissionDenied);
    vec![
        (P::Quoted, "the W of S stands in quotation marks", Never),
        (P::NotFound, "S does not exist", Never),
        (denied, "S cannot be read: permission denied", Never),
        (P::NotUtf8, "S is not UTF-8 text", Never),
        (
            twice,
            "S, line 7: W stands there twice, first in line 3",
            Never,
        ),
        (
            P::NoKey { line: 2 },
            "S: the profile of line 2 has no W",
            Never,
        ),
        (
            P::TooLarge { limit: 65_536 },
            "S: longer than 65536 bytes",
            Never,
        ),
    ]
}

fn of_responses() -> Vec<Row> {
    let (code, id) = ("ResourceNotFound.RoleNotFound", "r-1");
    let refused = P::Refused {
        code: code.into(),
        request_id: Some(id.into()),
    };
    let refusal = "S refused with ResourceNotFound.RoleNotFound [request id r-1]";
    let away = P::Unreachable("refused".into());
    let late = P::Timeout {
        after: Duration::from_secs(5),
    };
    let expired = P::Expired {
        since: 100,
        now: 160,
    };
    let shape = P::Shape { field: "Token" };
    vec![
        (away, "no connection to S: refused", Transient),
        (late, "no credentials from S within 5s", Transient),
        (
            P::Broken("reset".into()),
            "the connection to S broke: reset",
            Transient,
        ),
        (P::Status(404), "S answered with HTTP status 404", Never),
        (P::Status(429), "S answered with HTTP status 429", Throttled),
        (P::Status(500), "S answered with HTTP status 500", Transient),
        (P::Html, "S: an HTML page in place of a response", Never),
        (shape, "S: Token is missing or of the wrong type", Never),
        (refused, refusal, Never),
        (expired, "the credentials of S ran out 60 s ago", Never),
    ]
}

#[test]
fn each_problem_is_told_in_one_line_with_a_class_and_a_remedy() {
    for (problem, text, class) in of_files().into_iter().chain(of_responses()) {
        let error = CredentialsError::new("W", "S", problem);
        assert_eq!(error.to_string(), text);
        assert_eq!(error.retry_class(), class, "{text}");
        assert!(error.remedy().ends_with('.'), "{text}");
    }
}

/// A problem of a file, a variable or a setting, and what to change.
fn remedies_here() -> Vec<(P, &'static str)> {
    let key = "Set the source that is named to a key of the console's page \"API keys\".";
    let copy = "Copy the key anew and remove line breaks, spaces and quotes around it.";
    let path = "Create the file, or correct its path.";
    let source = "Check that the path or address is that of the source; nothing else fits.";
    let denied = P::Unreadable(std::io::ErrorKind::PermissionDenied);
    let twice = P::Duplicate { line: 7, first: 3 };
    let role = "Give CliProfileCredentialsProvider::base_keys to a client for AssumeRoleCredentialsProvider.";
    vec![
        (P::Missing, key),
        (P::Empty, key),
        (P::NoKey { line: 2 }, key),
        (P::WhiteSpace, copy),
        (P::Character, copy),
        (P::Quoted, copy),
        (P::Conflict, "Unset one of the two variables."),
        (P::NotFound, path),
        (P::NotAFile, path),
        (
            denied,
            "Let the program's user read the file, and nobody else.",
        ),
        (P::TooLarge { limit: 65_536 }, source),
        (P::NotUtf8, source),
        (P::NotJson, source),
        (P::Shape { field: "Token" }, source),
        (
            P::Syntax { line: 2 },
            "Correct the line; comments stand on lines of their own.",
        ),
        (
            twice,
            "Remove one of the two, so that it is clear which one is meant.",
        ),
        (
            P::NoProfile,
            "Add the profile to the file, or name another one.",
        ),
        (P::NeedsRole, role),
        (
            P::NotBuilt,
            "Turn the crate's feature `role-credentials` on.",
        ),
        (
            P::Setting("why".into()),
            "Correct the setting that is named.",
        ),
    ]
}

/// The same of what happens outside of this machine.
fn remedies_outside() -> Vec<(P, &'static str)> {
    let away = "Check the network; a CVM role is to be had on a CVM alone.";
    let late = "Try later, or set a longer ClientBuilder::credentials_timeout.";
    let inside = "Try later; the source failed inside.";
    let role = "Check the role's name, and that a role is bound to this machine.";
    let page = "Look at who answers: a proxy or captive portal, as a rule.";
    let code =
        "Look the code up on the page of the service's error codes; check role, trust and policy.";
    let old = "Renew the credentials at their source, and check the clock of the machine.";
    let after = Duration::from_secs(5);
    let refused = P::Refused {
        code: "Code".into(),
        request_id: None,
    };
    vec![
        (P::Unreachable("refused".into()), away),
        (P::Timeout { after }, late),
        (
            P::Broken("reset".into()),
            "Try later; the source went away in the middle.",
        ),
        (P::Status(408), inside),
        (P::Status(429), inside),
        (P::Status(500), inside),
        (P::Status(599), inside),
        (P::Status(404), role),
        (P::Html, page),
        (refused, code),
        (P::Expired { since: 1, now: 2 }, old),
        (P::NoneFound, "Set up one of the sources that are listed."),
        (P::Other("why".into()), "See what the provider says."),
    ]
}

#[test]
fn each_problem_is_told_what_to_change() {
    for (problem, remedy) in remedies_here().into_iter().chain(remedies_outside()) {
        let error = CredentialsError::new("W", "S", problem);
        assert_eq!(error.remedy(), remedy, "{error}");
    }
}

/// A name comes from a variable, a path may have anything in it.
#[test]
fn no_name_breaks_the_line() {
    let error = CredentialsError::new("profile a\nb", "/h\u{1b}[31m/长", P::NoProfile);
    assert_eq!(error.to_string(), "/h\\u{1b}[31m/长 has no profile a\\nb");
}

/// A provider that fails with a given error.
struct Fails(CredentialsError);

impl ProvideCredentials for Fails {
    fn provide(&self) -> provider::ProvideFuture<'_> {
        provider::at_once(Err(self.0.clone()))
    }
}

#[tokio::test]
async fn a_chain_lists_what_it_tried() {
    let absent = |name| Fails(CredentialsError::absent(name, "not set up"));
    let chain = CredentialsProviderChain::first(absent("one")).then(absent("two"));
    let error = chain.provide().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "no credentials in any source of the chain (one: not set up; two: not set up)"
    );
    assert_eq!(error.tried().len(), 2);
    let broken = Fails(CredentialsError::unavailable("three", "muddled").transient());
    let error = chain
        .then(broken)
        .then(absent("four"))
        .provide()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "three: muddled (asked before: one: not set up; two: not set up)"
    );
    assert_eq!((error.retry_class(), error.is_absent()), (Transient, false));
}

/// So that a user sees why the machine's role is not found.
#[cfg(not(feature = "role-credentials"))]
#[tokio::test]
async fn providers_whose_feature_is_off_are_named() {
    let chain = CredentialsProviderChain::default_with(|_| None);
    let error = chain.provide().await.unwrap_err();
    let left_out: Vec<_> = error
        .tried()
        .iter()
        .filter(|error| error.problem() == &P::NotBuilt)
        .collect();
    let names: Vec<_> = left_out.iter().map(|error| error.source_name()).collect();
    assert_eq!(names, ["CVM role", "TKE web identity"]);
}
