//! A local stand-in for the Tencent Cloud face recognition service (IAI): something to develop and test against
//! without an account, without a token, and without sending faces of real people anywhere. It is one program of 12 MB
//! that listens after 2 ms and takes 7 MiB of memory, 80 with 100,000 persons in one group.
//!
//! ```
//! use iai_emulator::Emulator;
//!
//! let emulator = Emulator::builder().credentials("AKIDtest", "key-for-tests").start()?;
//! assert!(emulator.url().starts_with("http://127.0.0.1:"));
//! # Ok::<(), iai_emulator::StartError>(())
//! ```
//!
//! # What is real
//!
//! - The protocol: POST with JSON, GET with a flattened query, the envelope, request ids, size limits.
//! - The signature check (TC3-HMAC-SHA256, unsigned payloads and temporary keys included) and its 5 minutes' window.
//!   It shares no code with the client. The older signatures (HmacSHA1 and HmacSHA256, by query or form) as well.
//! - The limits of every parameter, generated from the same tables as the client, and the documented error codes.
//!   Rules that the tables call advisory are not enforced.
//! - Pictures: PNG, JPG and BMP are decoded whole; what cannot be decoded is refused.
//! - All 35 actions and their state: groups, persons, faces and upgrade jobs with the documented rules and limits, kept
//!   in memory until the emulator ends. A refused call changes nothing.
//!
//! # What is not
//!
//! - **There is no face recognition.** Every picture counts as one face unless it shows only one colour. The face's
//!   rectangle is a fixed part of the picture, and its attributes are derived from the file, always the same. Two faces are
//!   as similar as their pictures: the same picture in another encoding scores high, a cropped one a little less, another
//!   picture low. Searches, comparisons and `UniquePersonControl` use that similarity.
//!   `QualityControl` and `NeedRotateDetection` are checked and then change nothing.
//! - [`FaceDetection::Detect`] finds the faces that a picture shows, none, one or many (see there). It does not find out whose
//!   they are: two photos of one person are as unlike as those of two persons.
//! - EXIF is not read: a rotated picture is used as it is stored.
//! - A `Url` is never fetched from the network; see [`EmulatorBuilder::pictures`].
//! - There are no accounts, permissions, bills, quotas of calls or regions; every key opens the same state.
//!
//! An action that is new in the tables and has no behaviour here yet is answered with `UnsupportedOperation`.
//!
//! # For tests
//!
//! - [`Emulator::client`] is a client that is ready to use.
//! - [Faults](Fault) on demand: errors, delays, resets, half responses, a clock that is off, throttling; each before or
//!   after the state changes.
//! - https with a certificate made for the test, which that client trusts: `EmulatorBuilder::tls`, behind the feature
//!   `tls`.
//! - [`Emulator::requests`] tells what was called and how it ended, [`Emulator::state`] what is kept.
//! - The same by HTTP, for programs in other languages: `GET /_emulator/` lists the routes. They are off where other
//!   machines could reach them, and refuse requests of other web pages than the emulator's own at `/_emulator/ui`, which
//!   shows all of it.
//!
//! # Limits
//!
//! Clients that are slow, broken or hostile are refused or closed, and others are served meanwhile. At most it takes 20 MB
//! and what the state takes (80 MiB for 100,000 persons), [`max_body_memory`](EmulatorBuilder::max_body_memory) for large
//! bodies, [`max_head`](EmulatorBuilder::max_head) and 64 KB for each connection, of which there are 32 more than
//! [`max_connections`](EmulatorBuilder::max_connections), and 200 MB for each of [`threads`](EmulatorBuilder::threads).
//!
//! # Order of checks
//!
//! Protocol (method, content type, size, common headers), then authentication (form of the header, clock, secret id,
//! signature, token), then version and action, then parameters, then state. [`runtime`] has the order among
//! parameters. All of it is answered with HTTP 200 and an `Error` in the envelope. Only where HTTP itself is broken
//! (another path than `/`, a query beyond 64 KB, a body that breaks off) is the status a 4xx. A [`Fault`] that strikes before the call does
//! so as soon as the action is known, even where the signature would have been refused.

mod account;
mod admin;
mod api;
mod behaviour;
mod builder;
mod calendar;
mod clock;
mod documented;
mod emulator;
mod faults;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod identifiers;
mod journal;
mod near;
mod parameters;
mod percent;
mod picture;
mod pretty;
#[cfg(feature = "cli")]
pub mod program;
mod protocol;
mod refusal;
mod rules;
pub mod runtime;
mod server;
mod service;
mod signature;
mod start_error;
mod state_file;
mod store;
mod sync;
mod table;
#[cfg(test)]
mod testing;
mod ticket;
#[cfg(feature = "tls")]
mod tls;
mod ui;

pub use account::{LoadError, Snapshot};
pub use builder::EmulatorBuilder;
pub use emulator::Emulator;
pub use faults::{Fault, FaultError, FaultStatus, Faults};
pub use journal::{Protocol, RequestRecord};
pub use picture::FaceDetection;
pub use start_error::StartError;
pub use state_file::{Durability, StateFileError};
#[cfg(feature = "tls")]
pub use tls::{Tls, TlsError};
