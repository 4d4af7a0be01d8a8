//! Pieces of a call that need no network, each with its limit: what the same work costs when it is written by hand.

mod decode;
mod expansion;
mod hostile;
mod picture;
mod sign;

pub use decode::Decode;
pub use expansion::expansion;
pub use hostile::{Hostile, hostile};
pub use picture::{Picture, body_of};
pub use sign::{Sign, create_person};

use iai_client::Credentials;

/// The key of all clients here.
///
/// # Panics
///
/// Never; the key is fit to be one.
#[must_use]
pub fn credentials() -> Credentials {
    Credentials::new("AKIDbench0001", "bench-key-0001").expect("a key")
}
