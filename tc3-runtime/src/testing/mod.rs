//! Testing your own code, in three ways. Behind the feature `test-util`, for `dev-dependencies`:
//!
//! ```toml
//! [dev-dependencies]
//! iai-client = { version = "0.1", features = ["test-util"] }
//! ```
//!
//! - [A double](#a-double): rules in the test itself answer. Good for one function and every fault, without waiting;
//!   needs nothing else.
//! - [The emulator in the test](#the-emulator-in-the-test): a local IAI with groups, persons and faces. Good for flows
//!   over several calls, over real sockets.
//! - [The emulator as a process](#the-emulator-as-a-process): the same as a program. Good for your whole program, for
//!   other languages, for CI.
//!
//! # A double
//!
//! A [`Double`] makes clients that have no network: what they send goes to rules, typed by action, and what rules
//! say comes back. Everything between is the real client: requests are validated, encoded and signed, answers go
//! through JSON, errors are classified, calls repeated and creates protected as they would be. Pauses and time-outs
//! take no time.
//!
//! ```
//! use tc3_runtime::actions::{CreatePersonRequest, CreatePersonResponse};
//! use tc3_runtime::testing::{Double, Fault};
//! use tc3_runtime::{Client, Error, ErrorCode};
//!
//! // What is tested.
//! async fn enrol(client: &Client, id: &str) -> Result<Option<String>, Error> {
//!     let request = client.create_person().group_id("staff").person_id(id).person_name("Ada");
//!     match request.url("https://example.com/ada.jpg").send().await {
//!         Ok(answer) => Ok(answer.face_id.clone()),
//!         Err(error) if error.code() == Some(ErrorCode::InvalidParameterValuePersonIdAlreadyExist) => Ok(None),
//!         Err(error) => Err(error),
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let double = Double::new();
//! let mut created = CreatePersonResponse::default();
//! created.face_id = Some("3454816969590585885".into());
//! let rule = double
//!     .on::<CreatePersonRequest>()
//!     .matching(|request| request.person_id.as_deref() == Some("1001"))
//!     .fails_with(ErrorCode::RequestLimitExceeded)
//!     .times(2)
//!     .then_answers(created);
//! double.on::<CreatePersonRequest>().fails_with("InvalidParameterValue.PersonIdAlreadyExist");
//!
//! let client = double.client()?;
//! assert_eq!(enrol(&client, "1001").await?.as_deref(), Some("3454816969590585885"));
//! assert_eq!(enrol(&client, "1002").await?, None);
//!
//! assert_eq!(rule.calls(), 3);
//! assert_eq!(rule.requests()[0].group_id.as_deref(), Some("staff"));
//! assert_eq!(double.calls().len(), 4);
//! double.verify()?;
//!
//! // A create that may have run is not sent again, and the error says so.
//! let lost = Double::new();
//! lost.on::<CreatePersonRequest>().fails_with(Fault::ResetAfterSending);
//! let error = enrol(&lost.client()?, "1003").await.unwrap_err();
//! assert!(error.is_outcome_unknown() && lost.calls().len() == 1);
//! # Ok(())
//! # }
//! ```
//!
//! - **Steps**: `fails_with` or `answers`, then any number of `then_…`. Each is taken once, or as often as
//!   [`times`](Rule::times) says; the last one, if nothing was said about it, for ever.
//! - **Answers** are values (fields of a `Default` response), functions that fill one in
//!   ([`answers_with`](RuleBuilder::answers_with)), or kept JSON ([`answers_json`](RuleBuilder::answers_json)). One
//!   that lacks what the action promises fails as it would in earnest: a CreatePerson without FaceId is no success.
//! - **Faults**: every error code, and each [`Fault`] of the way to the service.
//! - **No rule**: a request that no rule takes fails at once, is not repeated, and its error lists the rules with
//!   their place in the test and says which one is nearest and why it does not fit.
//! - Pauses always have their longest length, so that [`Double::elapsed`] can be compared with a literal.
//!
//! # The emulator in the test
//!
//! The crate `iai-emulator` is a local IAI that keeps groups, persons and faces, checks signatures and parameters, and
//! has faults on demand. Each one started in a test has a state and a port of its own:
//!
//! ```toml
//! [dev-dependencies]
//! iai-emulator = { version = "0.1", default-features = false }
//! ```
//!
//! ```text
//! let emulator = Emulator::builder().secret("AKIDlocal", "local-key").start()?;
//! let client = Client::builder()
//!     .credentials(Credentials::new("AKIDlocal", "local-key")?)
//!     .endpoint(Endpoint::custom(&emulator.url())?)
//!     .build()?;
//! emulator.faults().add("CreateGroup: reset, when=after, times=1".parse()?)?;
//! // … what is tested …
//! assert_eq!(emulator.state()["Groups"][0]["GroupId"], "staff");
//! ```
//!
//! # The emulator as a process
//!
//! For a whole program, or one in another language. The program needs an endpoint that can be set, and a key:
//!
//! ```sh
//! cargo install iai-emulator
//! iai-emulator --listen 127.0.0.1:8080 --secret-id AKIDlocal --secret-key local-key &
//! TENCENTCLOUD_SECRET_ID=AKIDlocal TENCENTCLOUD_SECRET_KEY=local-key my-program --iai-endpoint http://127.0.0.1:8080
//! curl http://127.0.0.1:8080/_emulator/requests      # what was called, and how it ended
//! ```

mod call;
mod clock;
mod connector;
mod double;
mod entry;
mod fault;
mod nearest;
mod reply;
mod rule;
mod step;
mod switchboard;
#[cfg(test)]
mod tests;
mod verify;

pub use call::RecordedCall;
pub use double::Double;
pub use fault::Fault;
pub use rule::{Rule, RuleBuilder};
pub use verify::Unverified;
