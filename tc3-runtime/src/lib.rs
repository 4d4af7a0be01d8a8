#![cfg_attr(docsrs, feature(doc_cfg))]
//! The runtime of clients for Tencent Cloud APIs (API 3.0, signature TC3-HMAC-SHA256).
//!
//! The client of a service is generated from a spec of its parameter tables and error codes. This crate is what all of
//! them share, and knows no service: signing, encoding, validation, credentials, retries, rate limits, connections,
//! interceptors, paginators and waiters, mocks for tests. A crate with a spec depends on this crate and on
//! `iai-macros`:
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
//!     Ok(response) => println!("until {:?}", response.expired_time),
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
//! Nothing in this crate prints a key, a token or a picture: `Debug` and error texts leave them out. Of other values, such
//! as a person's name or a password, they leave out those of rows that the spec marks `sensitive`, and print the rest.

pub mod action;
pub mod argument;
mod call;
pub mod client;
pub mod code;
mod contract;
pub mod credentials;
pub mod date_time;
pub mod description;
#[cfg(feature = "dynamic")]
pub mod dynamic;
pub mod endpoint;
pub mod error;
mod explain;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod header;
pub mod image;
pub mod intercept;
mod method;
pub mod paging;
pub mod random;
mod rate;
mod request_builder;
mod response;
mod retry;
#[doc(hidden)]
pub mod rt;
pub mod service;
pub mod signing;
pub mod sts;
mod sync;
#[cfg(feature = "test-util")]
pub mod testing;
pub mod time;
mod tls;
pub mod transport;
pub mod validate;
pub mod waiting;
mod wire;

pub use call::RequestConfig;
pub use client::{Client, ClientBuilder};
pub use credentials::Credentials;
pub use endpoint::Endpoint;
pub use error::{Error, ErrorKind};
pub use image::Image;
pub use method::Method;
pub use rate::RateLimit;
/// The HTTP library, in the version that [`ClientBuilder::http_client`] takes.
#[cfg(feature = "reqwest-client")]
#[doc(no_inline)]
pub use reqwest;
pub use response::Response;
pub use retry::RetryConfig;
