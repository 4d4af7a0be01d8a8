#![cfg_attr(docsrs, feature(doc_cfg))]
//! A client for Tencent Cloud **IAI**, the face recognition API (version 2020-03-03), with all its actions.
//!
//! ```no_run
//! use iai_client::{Client, Error, ErrorCode, Image};
//!
//! # async fn enrol() -> Result<(), Error> {
//! let client = Client::from_env()?;
//! let sent = client
//!     .create_person()
//!     .group_id("staff")
//!     .person_id("1001")
//!     .person_name("Ann")
//!     .image(Image::open("ann.jpg")?)
//!     .send()
//!     .await;
//! match sent {
//!     Ok(response) => println!("enrolled ({})", response.request_id),
//!     Err(error) if error.is(ErrorCode::InvalidParameterValuePersonIdAlreadyExist) => {
//!         println!("known already");
//!     }
//!     Err(error) => println!("{error}; {}", error.remedy()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A required parameter that is missing does not compile. Values that break a rule of the API are not sent: the error
//! lists all of them. Pictures, keys and names are in no `Debug`, error or log.
//!
//! | guide | what it tells |
//! |---|---|
//! | [Getting started](guides::getting_started) | the first person; messages of the compiler and what to write |
//! | [Timeouts and retries](guides::timeouts_and_retries) | how long a call may take, and when it is sent again |
//! | [Errors](guides::errors) | what can go wrong, and how to tell one from the other |
//! | [Lists](guides::lists) | pages, items, streams; jobs |
//! | [Pictures](guides::pictures) | from files and bytes; what the service takes; photos of phones |
//! | [Credentials](guides::credentials) | where keys come from |
//! | [Testing](guides::testing) | mocks, and the local emulator |
//! | [Observability](guides::observability) | spans, events, metrics, OpenTelemetry |
//! | [Features](guides::features) | which action needs which feature; small builds |
//! | [Own specs](guides::own_spec) | clients of what is missing here |
//!
//! The parts: [`Client`] has a method for each action, [`actions`] their requests and responses, [`types`] what these
//! are made of. What all services of the vendor share comes from the crate `tc3_runtime`, and is
//! here under the same names: where an example on its pages says `use tc3_runtime::…`, write `use iai_client::…`.

#[cfg(doc)]
pub mod guides;

#[cfg(feature = "description")]
pub use tc3_runtime::description;
#[cfg(feature = "dynamic")]
pub use tc3_runtime::dynamic;
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
    action, argument, client, code, credentials, date_time, endpoint, error, image, intercept,
    paging, random, service, signing, sts, time, transport, validate, waiting,
};

iai_macros::client! { spec: "spec", path: iai_client, features: gated }
#[cfg(feature = "description")]
iai_macros::description! { spec: "spec" }
