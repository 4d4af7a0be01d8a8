//! Interceptors that refuse, and headers that they are refused.

use super::{create, delete};
use iai_client::actions::{CreatePersonRequest, DeleteGroupRequest, GetPersonBaseInfoRequest};
use iai_client::intercept::{AfterCall, BeforeAttempt, BoxError, HeaderProblem, Intercept};
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, ClientBuilder, ErrorCode, ErrorKind, RetryConfig};
use std::error::Error as _;
use std::fmt;
use std::sync::Mutex;

/// Refuses from an attempt of an action on.
struct Gate {
    action: &'static str,
    from: u32,
}

#[derive(Debug, PartialEq)]
struct Closed(u32);

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "closed at attempt {}", self.0)
    }
}

impl std::error::Error for Closed {}

impl Intercept for Gate {
    fn name(&self) -> &'static str {
        "gate"
    }

    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        match attempt.call.action == self.action && attempt.number >= self.from {
            true => Err(Closed(attempt.number).into()),
            false => Ok(()),
        }
    }
}

fn gated(mock: &MockService, action: &'static str, from: u32, retry: RetryConfig) -> Client {
    let builder: ClientBuilder = mock.client_builder().unwrap();
    let builder = builder.retry(retry);
    builder.interceptor(Gate { action, from }).build().unwrap()
}

#[tokio::test]
async fn a_refused_attempt_is_not_sent_and_not_repeated() {
    let mock = MockService::new();
    let client = gated(&mock, "DeleteGroup", 1, RetryConfig::new());
    let error = client.send(delete()).await.unwrap_err();
    assert_eq!(mock.calls().len(), 0);
    assert_eq!((error.attempts(), error.is_outcome_unknown()), (0, false));
    assert_eq!(error.source().unwrap().downcast_ref(), Some(&Closed(1)));
    assert_eq!(
        error.to_string(),
        "DeleteGroup: not sent: the interceptor gate refused it: closed at attempt 1"
    );
    let ErrorKind::Interceptor(refused) = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!((refused.interceptor(), refused.header()), ("gate", None));
}

#[tokio::test]
async fn a_refusal_after_an_attempt_tells_that_there_was_one() {
    let mock = MockService::new();
    mock.on::<DeleteGroupRequest>()
        .fails_with(ErrorCode::InternalError);
    let client = gated(&mock, "DeleteGroup", 2, RetryConfig::new());
    let error = client.send(delete()).await.unwrap_err();
    assert_eq!((mock.calls().len(), error.attempts()), (1, 1));
    assert_eq!(error.source().unwrap().downcast_ref(), Some(&Closed(2)));
}

/// Refusing the question about a lost create leaves the create as unknown as it was.
#[tokio::test]
async fn a_refused_question_does_not_make_a_create_known() {
    let mock = MockService::new();
    mock.on::<CreatePersonRequest>()
        .fails_with(Fault::ResetAfterSending);
    let retry = RetryConfig::new().recover(true);
    let client = gated(&mock, "GetPersonBaseInfo", 1, retry);
    let error = client.send(create()).await.unwrap_err();
    assert!(
        error.is_outcome_unknown() && error.is_transport(),
        "{error:?}"
    );
    assert_eq!(
        error.remedy(),
        "Ask with GetPersonBaseInfo whether it has taken effect before you send it again; \
         the client could not find out."
    );
    assert_eq!(mock.calls().len(), 1);
}

/// The create did not happen, as the service told, so that refusing to send it again leaves nothing open.
#[tokio::test]
async fn a_refusal_after_a_question_tells_what_the_question_did() {
    let mock = MockService::new();
    mock.on::<CreatePersonRequest>()
        .fails_with(Fault::ResetAfterSending);
    let absent = mock.on::<GetPersonBaseInfoRequest>();
    absent.fails_with("InvalidParameterValue.PersonIdNotExist");
    let retry = RetryConfig::new().recover(true);
    let client = gated(&mock, "CreatePerson", 2, retry);
    let error = client.send(create()).await.unwrap_err();
    assert_eq!((error.attempts(), error.is_outcome_unknown()), (1, false));
    assert!(
        matches!(error.kind(), ErrorKind::Interceptor(_)),
        "{error:?}"
    );
}

/// Sets one header, and notes how the call ended.
struct Setter {
    name: &'static str,
    ended: Mutex<Vec<String>>,
}

impl Intercept for Setter {
    fn name(&self) -> &'static str {
        "setter"
    }

    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        attempt.insert_header(self.name, "PLANTED")?;
        Ok(())
    }

    fn after_call(&self, call: &AfterCall<'_>) {
        let kind = call.outcome.kind.to_string();
        self.ended.lock().unwrap().push(kind);
    }
}

#[tokio::test]
async fn a_header_of_the_clients_own_ends_the_call_with_both_names() {
    let table = [
        ("Host", HeaderProblem::Reserved),
        ("X-TC-Action", HeaderProblem::Reserved),
        ("Authorization", HeaderProblem::Reserved),
        ("Connection", HeaderProblem::HopByHop),
        ("no name", HeaderProblem::Name),
    ];
    for (name, problem) in table {
        let mock = MockService::new();
        let setter = std::sync::Arc::new(Setter {
            name,
            ended: Mutex::default(),
        });
        let builder: ClientBuilder = mock.client_builder().unwrap();
        let client = builder.interceptor(setter.clone()).build().unwrap();
        let error = client.send(delete()).await.unwrap_err();
        let ErrorKind::Interceptor(refused) = error.kind() else {
            panic!("{error:?}");
        };
        let header = refused.header().unwrap();
        assert_eq!((refused.interceptor(), header.name()), ("setter", name));
        assert_eq!(header.problem(), problem, "{name}");
        assert_eq!(mock.calls().len(), 0);
        assert_eq!(*setter.ended.lock().unwrap(), ["interceptor"]);
        assert!(!format!("{error} {error:?}").contains("PLANTED"));
    }
}
