//! The runtime of clients for Tencent Cloud APIs (API 3.0, signature TC3-HMAC-SHA256).
//!
//! The client of a service is generated from a spec of its parameter tables and error codes. This crate is what all of
//! them share, and knows no service: signing, encoding, validation, credentials, retries, rate limits, connections,
//! interceptors, pages and waiters, test doubles. A crate with a spec depends on this crate and on `iai-macros`:
//!
//! ```text
//! iai_macros::client! { spec: "spec" }
//! ```
//!
//! That makes a `Client` with a method for each action, `actions`, `types` and `ErrorCode`. [`sts`] is such a client:
//!
//! ```no_run
//! use tc3_runtime::sts::{Client, ErrorCode};
//!
//! # async fn assume() -> Result<(), tc3_runtime::Error> {
//! let client = Client::from_env()?;
//! let sent = client
//!     .assume_role()
//!     .role_arn("qcs::cam::uin/100000000001:roleName/example")
//!     .role_session_name("example")
//!     .send()
//!     .await;
//! match sent {
//!     Ok(answer) => println!("until {:?}", answer.expired_time),
//!     Err(error) if error.is(ErrorCode::UnauthorizedOperation) => println!("{error}; {}", error.remedy()),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A parameter that is required and not set does not compile. Everything else that a spec says is checked before
//! sending, and all violations come in one [`Error`].
//!
//! Nothing in this crate prints a picture, a key or a person's name: `Debug` and error texts leave them out.

mod action;
mod answer;
mod call;
mod client;
mod code;
mod contract;
mod credentials;
mod endpoint;
mod error;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod header;
mod image;
pub mod intercept;
mod method;
mod paging;
mod random;
mod rate;
mod request_builder;
mod retry;
#[doc(hidden)]
pub mod rt;
mod service;
pub mod signing;
pub mod sts;
#[cfg(feature = "test-util")]
pub mod testing;
mod time;
mod timer;
mod tls;
mod transport;
mod validate;
mod waiting;
mod wire;

pub use action::{Action, Response, validate_at};
pub use answer::Answer;
pub use call::CallOptions;
#[cfg(feature = "blocking")]
pub use client::Blocking;
pub use client::{
    Async, Client, ClientBuilder, Dispatch, Language, Mode, SendFuture, ServiceClient,
    SignatureHelp,
};
pub use code::{CodeInfo, CodeTable, KnownCode, RetryClass, UnknownCode};
#[cfg(feature = "role-credentials")]
pub use credentials::CvmRoleProvider;
pub use credentials::{
    CliProfileProvider, Credentials, CredentialsError, CredentialsProblem, EnvironmentProvider,
    ExposedFile, ProfileProvider, ProvideCredentials, ProvideFuture, ProviderChain,
};
pub use endpoint::{Endpoint, EndpointError};
pub use error::{
    CertificateError, ConfigurationError, DecodeFailure, DecodeProblem, Error, ErrorKind,
    InterceptorError, ProxyError, RateLimitError, ServiceError, StatusError, TimeoutError,
    TimeoutKind, TooLargeError, TransportError, TransportPhase,
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
pub use service::{Effect, Hosts, RateGroup, ServiceInfo, Site};
#[cfg(feature = "role-credentials")]
pub use sts::{AssumeRoleProvider, WebIdentityProvider};
pub use time::{SystemClock, TimeSource};
pub use timer::{Pause, Timer, TokioTimer};
#[cfg(feature = "rustls-no-provider")]
pub use transport::Trust;
pub use transport::{Proxy, TransportConfig};
pub use validate::{Validate, Validation, ValidationLevel, Violation};
pub use waiting::{Awaited, JobState, WaitOutcome, Waiter};
pub use wire::DecodeError;
