//! A client for the Tencent Cloud IAI (face recognition) API.
//!
//! The API is written down once, as tables in YAML, and requests, answers, checks, error codes and
//! builders are generated from them at build time. What is the same for every action, such as
//! signing, encoding and transport, is written by hand and lives here.
//!
//! ```no_run
//! use iai_client::actions::create_person::CreatePersonOutcome;
//! use iai_client::types::Gender;
//! use iai_client::{Client, Error, Image};
//!
//! # async fn enrol() -> Result<(), Error> {
//! let client = Client::from_env()?;
//! let answer = client
//!     .create_person()
//!     .group_id("TencentShenZhenEmployee")
//!     .person_name("evanliao")
//!     .person_id("1001")
//!     .gender(Gender::Male)
//!     .image(Image::open("evanliao.jpg")?)
//!     .send()
//!     .await?;
//! match answer.outcome() {
//!     CreatePersonOutcome::Created { face_id, .. } => {
//!         println!("enrolled as {face_id} ({})", answer.request_id);
//!     }
//!     CreatePersonOutcome::DuplicateSuspected { similar_person_id, .. } => {
//!         println!("looks like {similar_person_id}");
//!     }
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

mod action;
mod answer;
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod code;
mod credentials;
mod endpoint;
mod error;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod image;
pub mod intercept;
mod method;
mod paging;
mod random;
mod rate;
mod retry;
pub mod runtime;
// A short name for the macros by example, whose lines would not fit otherwise.
#[doc(hidden)]
pub use runtime as rt;
pub mod signing;
#[cfg(feature = "test-util")]
pub mod testing;
mod time;
mod timer;
mod typestate;
mod validate;
mod waiting;
mod wire;

pub use action::{Action, Effect, RateGroup, Response, ServiceInfo, Site};
#[cfg(feature = "rustls")]
pub use client::Trust;
pub use client::{
    Answer, Async, CallOptions, CertificateError, Client, ClientBuilder, Dispatch, Language, Mode,
    Proxy, ProxyError, SendFuture, SignatureHelp, TransportConfig,
};
pub use code::{CodeInfo, CodeTable, KnownCode, RetryClass};
#[cfg(feature = "role-credentials")]
pub use credentials::{AssumeRoleProvider, CvmRoleProvider, WebIdentityProvider};
pub use credentials::{
    CliProfileProvider, Credentials, CredentialsError, CredentialsProblem, EnvironmentProvider,
    ExposedFile, ProfileProvider, ProvideCredentials, ProvideFuture, ProviderChain,
};
pub use endpoint::{Endpoint, EndpointError};
pub use error::{
    ConfigurationError, DecodeFailure, DecodeProblem, Error, ErrorKind, InterceptorError,
    RateLimitError, ServiceError, StatusError, TimeoutError, TimeoutKind, TooLargeError,
    TransportError, TransportPhase,
};
pub use image::{Image, ImageError, ImageFormat};
pub use method::Method;
pub use paging::{Items, Paged, Pages};
pub use random::{RandomSource, SeededRandom};
pub use rate::RateLimit;
/// The HTTP library, in the version that [`ClientBuilder::http_client`] takes.
#[cfg(feature = "reqwest-client")]
#[doc(no_inline)]
pub use reqwest;
pub use retry::RetryConfig;
pub use time::{SystemClock, TimeSource};
pub use timer::{Pause, Timer, TokioTimer};
pub use validate::{Validate, Validation, ValidationLevel, Violation, validate_at};
pub use waiting::{Awaited, JobState, WaitOutcome, Waiter};
pub use wire::DecodeError;

iai_macros::client! { spec: "spec", runtime: crate, methods: inherent, features: gated }

/// Generates the client side of a spec of your own, to be sent through this crate's [`Client`].
///
/// `iai_client::generate! { spec: "spec" }` makes the modules `types` and `actions`, `ErrorCode`
/// and the trait `ClientExt`, which adds a method per action to the client. See
/// [`iai_macros::client`] for its arguments.
pub use iai_macros::client as generate;
