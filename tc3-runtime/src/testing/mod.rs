//! Testing your own code without the service. Behind the feature `test-util`, for `dev-dependencies`.
//!
//! A [`MockService`] makes clients that have no network: requests go to rules, typed by action, and the rules give the
//! responses. Everything between is the real client: requests are validated, encoded and signed, responses go
//! through JSON, errors are classified, calls repeated and creates protected as they would be. Delays between
//! attempts and timeouts take no time.
//!
//! ```
//! use tc3_runtime::sts::actions::AssumeRoleRequest;
//! use tc3_runtime::sts::{Client, ErrorCode};
//! use tc3_runtime::testing::{MockService, Fault};
//! use tc3_runtime::Error;
//!
//! // What is tested.
//! async fn assume(client: &Client, role: &str) -> Result<Option<i64>, Error> {
//!     match client.assume_role().role_arn(role).role_session_name("test").send().await {
//!         Ok(response) => Ok(response.expired_time),
//!         Err(error) if error.is(ErrorCode::UnauthorizedOperation) => Ok(None),
//!         Err(error) => Err(error),
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = MockService::new();
//! let assumed = r#"{
//!     "Response": {
//!         "Credentials": { "Token": "token", "TmpSecretId": "id", "TmpSecretKey": "key" },
//!         "ExpiredTime": 1700003600
//!     }
//! }"#;
//! let rule = mock
//!     .on::<AssumeRoleRequest>()
//!     .matching(|request| request.role_arn.as_deref() == Some("ours"))
//!     .fails_with(ErrorCode::RequestLimitExceeded)
//!     .times(2)
//!     .then_responds_json(assumed);
//! mock.on::<AssumeRoleRequest>().fails_with("UnauthorizedOperation");
//!
//! let client = mock.client()?;
//! assert_eq!(assume(&client, "ours").await?, Some(1_700_003_600));
//! assert_eq!(assume(&client, "theirs").await?, None);
//!
//! assert_eq!(rule.calls(), 3);
//! assert_eq!(rule.requests()[0].role_session_name.as_deref(), Some("test"));
//! assert_eq!(mock.calls().len(), 4);
//! mock.verify()?;
//!
//! // What breaks on the way.
//! let lost = MockService::new();
//! lost.on::<AssumeRoleRequest>().fails_with(Fault::ConnectionRefused);
//! let error = assume(&lost.client()?, "ours").await.unwrap_err();
//! assert!(error.is_connect() && lost.calls().len() == 3);
//! # Ok(())
//! # }
//! ```
//!
//! The sample is of [`sts`](crate::sts), the one service whose client is in `tc3_runtime`. Every generated client is
//! tested in the same way, with its own requests and codes; a client crate may have this module as its own, as
//! `iai_client::testing` is.
//!
//! - **Steps**: `fails_with` or `responds`, then any number of `then_…`. Each is taken once, or as often as
//!   [`times`](Rule::times) says; the last one, without `times`, for ever.
//! - **Responses** are JSON, such as an example of the vendor's page ([`responds_json`](RuleBuilder::responds_json)),
//!   which must fit the type of the response, or values (fields of a `Default` response), or functions that fill one in
//!   ([`responds_with`](RuleBuilder::responds_with)). One that lacks what the action promises fails as it would fail with
//!   the real service.
//! - **Faults**: every error code of the spec ([`Fault::unlisted`] for others), and each [`Fault`] of the way to the
//!   service.
//! - **No rule**: a request that no rule takes fails at once, is not repeated, and its error lists the rules with
//!   their place in the test and says why that for the action does not fit.
//! - **Delays** between attempts always have their longest length, so that [`MockService::elapsed`] can be compared
//!   with a literal.

mod call;
mod check;
mod clock;
mod connector;
mod entry;
mod fault;
mod mock;
mod nearest;
mod reply;
mod rule;
mod step;
mod switchboard;
#[cfg(test)]
mod tests;
mod verify;

pub use call::RecordedCall;
pub use fault::{Fault, IntoFault};
pub use mock::MockService;
pub use rule::{Rule, RuleBuilder};
pub use verify::VerifyError;
