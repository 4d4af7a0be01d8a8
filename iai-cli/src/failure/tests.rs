use super::*;
use iai_client::actions::{
    CreatePersonRequest as CreatePerson, GetPersonListRequest as GetPersonList,
};
use iai_client::client::ClientBuilder;
use iai_client::endpoint::EndpointError;
use iai_client::error::{CertificateError, ConfigurationError, ProxyError};
use iai_client::image::{Image, ImageErrorKind};
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, RetryConfig};
use serde_json::Value;

/// Runs a call to its end. No real time passes in a mock.
fn run<T>(call: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(call)
}

fn create() -> CreatePerson {
    let parameters = serde_json::json!({
        "GroupId": "staff", "PersonName": "PLANTED", "PersonId": "1001", "Url": "http://example.com/a.jpg",
    });
    serde_json::from_value(parameters).unwrap()
}

/// The error of a create that the mock answers with this fault.
fn failed(fault: Fault, retry: RetryConfig) -> Error {
    let mock = MockService::new();
    mock.on::<CreatePerson>().fails_with(fault);
    let builder: ClientBuilder<Client> = mock.client_builder().unwrap();
    let client = builder.retry(retry).build().unwrap();
    run(client.send(create())).unwrap_err()
}

fn once(fault: Fault) -> Error {
    failed(fault, RetryConfig::off())
}

/// The same of a read.
fn unread(fault: Fault) -> Error {
    let mock = MockService::new();
    mock.on::<GetPersonList>().fails_with(fault);
    let builder: ClientBuilder<Client> = mock.client_builder().unwrap();
    let client = builder.retry(RetryConfig::off()).build().unwrap();
    run(client.get_person_list().group_id("staff").send()).unwrap_err()
}

fn refused_before() -> Error {
    let client: Client = MockService::new().client().unwrap();
    let mut request = create();
    request.person_id = "x".repeat(70).into();
    request.group_id = String::new().into();
    run(client.send(request)).unwrap_err()
}

/// Failures before a response, and the class of each.
fn without_response() -> Vec<(Error, Exit)> {
    vec![
        (refused_before(), Exit::Invalid),
        (
            Image::open("/no/such/picture").unwrap_err().into(),
            Exit::Invalid,
        ),
        (
            iai_client::image::ImageError::from(ImageErrorKind::NoRuntime).into(),
            Exit::Invalid,
        ),
        (once(Fault::ConnectionRefused), Exit::Network),
        (once(Fault::ResetAfterSending), Exit::OutcomeUnknown),
        (once(Fault::Timeout), Exit::OutcomeUnknown),
        (once(Fault::HalfResponse), Exit::OutcomeUnknown),
        (unread(Fault::ResetAfterSending), Exit::Network),
        (unread(Fault::Timeout), Exit::Network),
        (unread(Fault::HalfResponse), Exit::Network),
        (unread(Fault::Garbage), Exit::Network),
        (unread(Fault::Status(407)), Exit::Network),
        (unread(Fault::Status(302)), Exit::Network),
        (unread(Fault::Status(502)), Exit::Network),
        (unread(Fault::Status(429)), Exit::TryLater),
    ]
}

/// Responses, and the class of each.
fn responses() -> Vec<(Error, Exit)> {
    let code = |code: &str| Fault::from(code);
    vec![
        (once(code("InternalError")), Exit::OutcomeUnknown),
        (unread(code("InternalError")), Exit::TryLater),
        (unread(code("RequestLimitExceeded")), Exit::TryLater),
        (
            unread(code("AuthFailure.SignatureFailure")),
            Exit::Credentials,
        ),
        (unread(code("AuthFailure.TokenFailure")), Exit::Credentials),
        (
            unread(code("AuthFailure.SignatureExpire")),
            Exit::Credentials,
        ),
        (unread(code("UnauthorizedOperation")), Exit::Credentials),
        (
            unread(code("InvalidParameterValue.GroupIdNotExist")),
            Exit::Refused,
        ),
        (
            unread(Fault::unlisted("FailedOperation.Newer")),
            Exit::Refused,
        ),
    ]
}

/// Settings that cannot be used, and the class of each.
fn settings() -> Vec<(Error, Exit)> {
    vec![
        (EndpointError::PlainHttp.into(), Exit::Usage),
        (EndpointError::NoHost.into(), Exit::Usage),
        (EndpointError::Path.into(), Exit::Usage),
        (EndpointError::UserInfo.into(), Exit::Usage),
        (EndpointError::SigningHost.into(), Exit::Usage),
        (ConfigurationError::NoCredentials.into(), Exit::Credentials),
        (ConfigurationError::Tls("none".into()).into(), Exit::Network),
        (ConfigurationError::RateLimit.into(), Exit::Usage),
        (
            ConfigurationError::NoTime { name: "timeout" }.into(),
            Exit::Usage,
        ),
        (ConfigurationError::NoRuntime.into(), Exit::Failed),
        (
            ConfigurationError::Mock("no rule".into()).into(),
            Exit::Failed,
        ),
        (
            ConfigurationError::ThreadSpawn("no".into()).into(),
            Exit::Failed,
        ),
        (
            ConfigurationError::Proxy(ProxyError::Login).into(),
            Exit::Usage,
        ),
        (
            ConfigurationError::Certificate(CertificateError::NothingTrusted).into(),
            Exit::Usage,
        ),
    ]
}

/// All of them.
fn errors() -> Vec<(Error, Exit)> {
    let all = [without_response(), responses(), settings()];
    all.into_iter().flatten().collect()
}

#[test]
fn every_error_has_its_class() {
    for (error, exit) in errors() {
        let shown = error.to_string();
        assert_eq!(Failure::from(error).exit(), exit, "{shown}");
    }
}

/// Words of the library, which tell nothing to someone at a command line.
const RUST: [&str; 12] = [
    "::",
    "RequestConfig",
    "RetryConfig",
    "ClientBuilder",
    "RootCertificates",
    "rustls",
    "crate",
    "tokio",
    "interceptor",
    "_timeout",
    "allow_plain_http",
    "from_env",
];

#[test]
fn nothing_names_the_library() {
    for (error, _) in errors() {
        let failure = Failure::from(error);
        let Report {
            message,
            remedy,
            causes,
            ..
        } = failure.report();
        assert!(!remedy.is_empty(), "{message}");
        // What cannot happen at a command line.
        let cannot_happen = remedy.starts_with("This is a mistake of the program");
        for word in RUST.into_iter().filter(|_| !cannot_happen) {
            let texts = format!("{message} {remedy} {causes:?}");
            assert!(!texts.contains(word), "{word}: {texts}");
        }
    }
}

#[test]
fn nothing_names_the_library_in_the_rows_of_codes() {
    for row in DESCRIPTION.errors {
        let texts = format!("{} {}", remedy::of_code(row.code), row.meaning);
        for word in RUST {
            assert!(!texts.contains(word), "{}: {texts}", row.code);
        }
    }
}

#[test]
fn failures_follow_the_committed_schema() {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let schema = serde_json::from_str(include_str!("../../schema/error.json")).unwrap();
    compiler.add_resource("error.json", schema).unwrap();
    let schema = compiler.compile("error.json", &mut schemas).unwrap();
    for (error, _) in errors() {
        let failure = Failure::from(error)
            .with_host("127.0.0.1:80")
            .with_cause("cause");
        let report = serde_json::to_value(failure.report()).unwrap();
        let found = schemas.validate(&report, schema);
        assert!(found.is_ok(), "{report:#}\n{}", found.unwrap_err());
    }
    let refused = |report: Value| schemas.validate(&report, schema).is_err();
    let mut report = serde_json::to_value(Failure::usage("a", "b").report()).unwrap();
    assert!(schemas.validate(&report, schema).is_ok());
    report["exit_code"] = 3.into();
    assert!(refused(report.clone()), "an exit code of another class");
    report["exit_code"] = 2.into();
    report["other"] = 2.into();
    assert!(refused(report), "a member that is not in the schema");
}

/// The flags in a text, with the signs around them taken off.
fn flags(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || ",.;:)`".contains(c));
    words.filter(|word| word.starts_with("--"))
}

#[test]
fn flags_in_remedies_are_listed() {
    for (error, _) in errors() {
        let failure = Failure::from(error);
        for flag in flags(&failure.report().remedy) {
            assert!(FLAGS.contains(&flag), "{flag}: {failure}");
        }
    }
}

#[test]
fn an_interrupted_create_tells_how_to_find_out() {
    let failure = Failure::unknown("CreateGroup", "interrupted");
    let report = failure.report();
    assert_eq!(failure.exit(), Exit::OutcomeUnknown);
    assert!(report.outcome_unknown);
    assert!(
        report
            .remedy
            .starts_with("Ask with `iai get-group-info` whether")
    );
    let none = Failure::unknown("UpgradeGroupFaceModelVersion", "interrupted");
    let remedy = "Find out whether it has taken effect before you send it again; no command is known that tells.";
    assert_eq!(none.report().remedy, remedy);
}

#[test]
fn a_lost_create_tells_how_to_find_out() {
    let failure = Failure::from(once(Fault::ResetAfterSending));
    let report = failure.report();
    assert!(report.outcome_unknown);
    assert_eq!(
        report.remedy,
        "Ask with `iai get-person-base-info` whether it has taken effect before you send it again; with --recover the \
         command does both by itself."
    );
    assert_eq!(
        report.effect.map(|effect| format!("{effect:?}")).as_deref(),
        Some("Create")
    );
    let tried = failed(Fault::ResetAfterSending, RetryConfig::off().recover(true));
    let remedy = Failure::from(tried).report().remedy.clone();
    assert!(
        remedy.ends_with("--recover has tried and could not find out."),
        "{remedy}"
    );
}

#[test]
fn violations_are_told_one_by_one_without_content() {
    let failure = Failure::from(refused_before());
    let report = failure.report();
    assert_eq!(report.message, "not sent: the request breaks 2 rules");
    let broken: Vec<_> = report
        .violations
        .iter()
        .map(|one| &*one.parameter)
        .collect();
    assert_eq!(broken, ["GroupId", "PersonId"]);
    assert_eq!(report.attempts, Some(0));
    assert_eq!(report.elapsed_ms, None);
    let shown = format!("{failure:?}");
    assert!(
        !shown.contains("PLANTED") && !shown.contains("xxx"),
        "{shown}"
    );
}

#[test]
fn files_that_cannot_be_used_are_named() {
    let missing = io::Error::from(io::ErrorKind::NotFound);
    let failure = Failure::file(
        Exit::Usage,
        "read the request from",
        Path::new("a.json"),
        &missing,
    );
    assert_eq!(
        failure.report().message,
        "cannot read the request from a.json: entity not found"
    );
    assert_eq!(
        failure.report().remedy,
        "Correct the path; one without a leading / begins at the working folder."
    );
}
