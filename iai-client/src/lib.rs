//! A client for the Tencent Cloud IAI (face recognition) API.
//!
//! The API is written down once, as tables in YAML, and this crate is generated from them: for each action a method, a
//! builder, the checks and a typed response, and the error codes. What is the same for every service, such as signing,
//! retries and connections, is in [`tc3_runtime`], whose items are exported here as well.
//!
//! ```no_run
//! use iai_client::actions::create_person::CreatePersonOutcome;
//! use iai_client::types::Gender;
//! use iai_client::{Client, Error, ErrorCode, Image};
//!
//! # async fn enrol() -> Result<(), Error> {
//! let client = Client::from_env()?;
//! let sent = client
//!     .create_person()
//!     .group_id("TencentShenZhenEmployee")
//!     .person_name("evanliao")
//!     .person_id("1001")
//!     .gender(Gender::Male)
//!     .image(Image::open("evanliao.jpg")?)
//!     .send()
//!     .await;
//! match sent {
//!     Ok(response) => match response.outcome() {
//!         CreatePersonOutcome::Created { face_id, .. } => {
//!             println!("enrolled as {face_id} ({})", response.request_id);
//!         }
//!         CreatePersonOutcome::DuplicateSuspected { similar_person_id, .. } => {
//!             println!("looks like {similar_person_id}");
//!         }
//!     },
//!     Err(error) if error.is(ErrorCode::InvalidParameterValuePersonIdAlreadyExist) => {
//!         println!("{error}; {}", error.remedy());
//!     }
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A parameter that is required and not set does not compile. Everything else that the API's pages
//! say is checked before sending, and all violations come in one [`Error`].
//!
//! Nothing in this crate prints a picture, a key or a person's name: `Debug` and error texts leave
//! them out.
//!
//! # Lists and jobs
//!
//! Lists come page by page or item by item, as a [`Stream`](paging::Paginator) or with `next`. Jobs are waited for:
//!
//! ```no_run
//! # #[allow(deprecated)]
//! # async fn upgrade(client: iai_client::Client) -> Result<(), iai_client::Error> {
//! let groups = client.get_group_list().paginator().collect().await?;
//! let started = client
//!     .upgrade_group_face_model_version()
//!     .group_id("staff")
//!     .face_model_version("3.0")
//!     .send()
//!     .await?;
//! let outcome = started.wait(&client).wait().await?;
//! # let _ = (groups, outcome);
//! # Ok(())
//! # }
//! ```
//!
//! # Without a runtime
//!
//! With the feature `blocking`, `blocking::Client::builder()` and `blocking::Client::from_env()` make a client
//! whose calls return when they have ended; only `.await` is left out:
//!
//! ```no_run
//! # #[cfg(feature = "blocking")]
//! # fn main() -> Result<(), iai_client::Error> {
//! let client = iai_client::blocking::Client::from_env()?;
//! for person in client.get_person_list().group_id("staff").paginator().items() {
//!     println!("{:?}", person?.person_id);
//! }
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "blocking"))]
//! # fn main() {}
//! ```
//!
//! Lists are iterators, and end at an error as the asynchronous ones do.
//!
//! # Several services
//!
//! A client wraps the runtime's [`Client`](client::Client). Clients of several services share connections, credentials,
//! retry budget and rate limit: `OtherClient::from(client.runtime().clone())`. A spec of your own becomes such a client
//! in your crate with `iai_macros::client! { spec: "spec" }`.
//!
//! # Testing
//!
//! Three ways, the simplest first:
//!
//! - **A mock** (feature `test-util`, module `testing`): typed rules in the test give the responses, without any
//!   socket.
//! - **The emulator in the test**: the crate `iai-emulator` is a local IAI that keeps groups, persons and faces, checks
//!   signatures and parameters, and has faults on demand. Each one has a state and a port of its own:
//!
//!   ```text
//!   let emulator = Emulator::builder().credentials("AKIDlocal", "local-key").start()?;
//!   let client = Client::builder()
//!       .credentials(Credentials::new("AKIDlocal", "local-key")?)
//!       .endpoint(Endpoint::custom(&emulator.url())?)
//!       .build()?;
//!   emulator.faults().add("CreateGroup: reset, when=after, times=1".parse()?)?;
//!   // … what is tested …
//!   assert_eq!(emulator.state()["Groups"][0]["GroupId"], "staff");
//!   ```
//!
//! - **The emulator as a process**, for a whole program or another language. The program needs an endpoint that can be
//!   set, and a key:
//!
//!   ```sh
//!   cargo install iai-emulator
//!   iai-emulator --listen 127.0.0.1:8080 --secret-id AKIDlocal --secret-key local-key
//!   ```

#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub use tc3_runtime::fuzzing;
#[cfg(feature = "reqwest-client")]
#[doc(no_inline)]
pub use tc3_runtime::reqwest;
#[cfg(feature = "test-util")]
pub use tc3_runtime::testing;
pub use tc3_runtime::{
    Credentials, Endpoint, Error, ErrorKind, Image, Method, RateLimit, RequestConfig, Response,
    RetryConfig,
};
pub use tc3_runtime::{
    action, argument, client, code, credentials, endpoint, error, image, intercept, paging, random,
    service, signing, sts, time, transport, validate, waiting,
};

iai_macros::client! { spec: "spec", path: iai_client, features: gated }
