//! A client for STS, the vendor's Security Token Service, and the credentials providers that call it.
//!
//! The client is generated from a spec, `sts/` beside this crate's `src/`, with the command in the second line of `api.rs`.

#[cfg(feature = "role-credentials")]
#[rustfmt::skip]
mod api;
#[cfg(feature = "role-credentials")]
mod assume_role;
#[cfg(feature = "role-credentials")]
mod credentials;
mod default_chain;
#[cfg(feature = "role-credentials")]
mod web_identity;

#[cfg(feature = "role-credentials")]
pub use api::*;
#[cfg(feature = "role-credentials")]
pub use assume_role::AssumeRoleCredentialsProvider;
#[cfg(feature = "role-credentials")]
pub use web_identity::WebIdentityCredentialsProvider;
