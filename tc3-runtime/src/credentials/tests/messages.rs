//! The messages of errors.

use std::time::Duration;

use crate::code::RetryClass;
use crate::code::RetryClass::{Never, Throttled, Transient};
use crate::credentials::problem::Problem as P;
use crate::credentials::{
    CliProfileCredentialsProvider, Credentials, CredentialsError, CredentialsErrorKind,
    CredentialsProviderChain, ProfileCredentialsProvider, ProvideCredentials, provider,
};

/// A problem, its message for part `W` at source `S`, and its retry class.
type Row = (P, &'static str, RetryClass);

fn of_files() -> Vec<Row> {
    let twice = P::duplicate(7, 3);
    let denied = P::not_read(std::io::ErrorKind::PermissionDenied);
    vec![
        (P::no_file(), "S does not exist", Never),
        (denied, "S cannot be read: permission denied", Never),
        (P::not_utf8(), "S is not UTF-8 text", Never),
        (
            twice,
            "S, line 7: W stands there twice, first in line 3",
            Never,
        ),
        (P::no_key(2), "S: the profile of line 2 has no W", Never),
        (P::too_large(65_536), "S: longer than 65536 bytes", Never),
    ]
}

fn of_responses() -> Vec<Row> {
    let (code, id) = ("ResourceNotFound.RoleNotFound", "r-1");
    let refused = P::refused(code.into(), Some(id.into()));
    let refusal = "S refused with ResourceNotFound.RoleNotFound [request id r-1]";
    let away = P::unreachable("refused");
    let late = P::timeout(Duration::from_secs(5));
    let expired = P::expired(100, 160);
    let shape = P::shape("Token");
    vec![
        (away, "no connection to S: refused", Transient),
        (late, "no credentials from S within 5s", Transient),
        (
            P::broken("reset"),
            "the connection to S broke: reset",
            Transient,
        ),
        (P::status(404), "S answered with HTTP status 404", Never),
        (P::status(429), "S answered with HTTP status 429", Throttled),
        (P::status(500), "S answered with HTTP status 500", Transient),
        (P::html(), "S: an HTML page in place of a response", Never),
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
    let key = "Set it to a key of the console's page \"API keys\".";
    let copy = "Copy the key anew and remove line breaks, spaces and quotes around it.";
    let path = "Create the file, or correct its path.";
    let source = "Check that the path or address is that of the source; nothing else fits.";
    let denied = P::not_read(std::io::ErrorKind::PermissionDenied);
    let twice = P::duplicate(7, 3);
    vec![
        (P::missing(), key),
        (P::empty(), key),
        (P::no_key(2), key),
        (P::unfit_key("of S"), copy),
        (P::no_file(), path),
        (P::not_a_file(), path),
        (
            denied,
            "Let the program's user read the file, and nobody else.",
        ),
        (P::too_large(65_536), source),
        (P::not_utf8(), source),
        (P::not_json(), source),
        (P::shape("Token"), source),
        (
            twice,
            "Remove one of the two, so that it is clear which one is meant.",
        ),
        (P::setting("why"), "Correct the setting that is named."),
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
    let refused = P::refused("Code".into(), None);
    vec![
        (P::unreachable("refused"), away),
        (P::timeout(after), late),
        (
            P::broken("reset"),
            "Try later; the source went away in the middle.",
        ),
        (P::status(408), inside),
        (P::status(429), inside),
        (P::status(500), inside),
        (P::status(599), inside),
        (P::status(404), role),
        (P::html(), page),
        (refused, code),
        (P::expired(1, 2), old),
    ]
}

#[test]
fn each_problem_is_told_what_to_change() {
    for (problem, remedy) in remedies_here().into_iter().chain(remedies_outside()) {
        let error = CredentialsError::new("W", "S", problem);
        assert_eq!(error.remedy(), remedy, "{error}");
    }
}

/// What a single place finds wrong.
#[tokio::test]
async fn what_one_place_finds_is_told_what_to_change() {
    let keys = |name: &str| match name {
        "TENCENTCLOUD_TOKEN" => Some("one".to_owned()),
        _ => Some("another".to_owned()),
    };
    let two_tokens = Credentials::from_env_with(keys).unwrap_err();
    let profile = |text: &str| {
        let path = std::env::temp_dir().join(format!("tc3-{}-remedies", std::process::id()));
        std::fs::write(&path, text).unwrap();
        let provider = ProfileCredentialsProvider::new().environment(|_| None);
        let error = provider.file(&path).load().unwrap_err();
        std::fs::remove_file(path).unwrap();
        error
    };
    let role = r#"{"secretId":"A","secretKey":"K","role-arn":"R"}"#;
    let role = CliProfileCredentialsProvider::new().read(role, "S");
    let absent = CredentialsError::absent("S", "why");
    let chain = CredentialsProviderChain::first(Fails(absent.clone()));
    let table = [
        (two_tokens, "Unset one of the two variables."),
        (
            profile("nonsense"),
            "Correct the line; comments stand on lines of their own.",
        ),
        (
            profile("[other]"),
            "Add the profile to the file, or name another one.",
        ),
        (
            role.unwrap_err(),
            "Give CliProfileCredentialsProvider::base_keys to a client for AssumeRoleCredentialsProvider.",
        ),
        (absent, "See what the provider says."),
        (
            chain.provide().await.unwrap_err(),
            "Set up one of the providers that are listed.",
        ),
    ];
    for (error, remedy) in table {
        assert_eq!(error.remedy(), remedy, "{error}");
    }
}

/// A name comes from a variable, a path may have anything in it.
#[test]
fn no_name_breaks_the_line() {
    let no_profile = P::new(CredentialsErrorKind::Missing, "$source has no $what", "");
    let error = CredentialsError::new("profile a\nb", "/h\u{1b}[31m/长", no_profile);
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
        "no credentials in any provider of the chain (no credentials from one: not set up; no credentials from two: not \
         set up)"
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
        "no credentials from three: muddled (asked before: no credentials from one: not set up; no credentials from two: \
         not set up)"
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
        .filter(|error| error.kind() == &CredentialsErrorKind::Configuration)
        .collect();
    let names: Vec<_> = left_out.iter().map(|error| error.source_name()).collect();
    assert_eq!(names, ["CVM role", "TKE web identity"]);
}
