//! The signature of the API, TC3-HMAC-SHA256, step by step.
//!
//! The client signs by itself. The steps are public so that you can find out why a signature was refused: what was
//! signed can be printed and compared without the key.
//!
//! ```
//! use tc3_runtime::signing::{PayloadHash, Scope, Unsigned};
//! use tc3_runtime::Method;
//!
//! let request = Unsigned {
//!     method: Method::Post,
//!     query: "",
//!     headers: &[("Content-Type", "application/json"), ("Host", "sts.tencentcloudapi.com")],
//!     payload: PayloadHash::of(b"{}"),
//! };
//! let scope = Scope::new(1_551_113_065, "sts");
//! assert_eq!(scope.to_string(), "2019-02-25/sts/tc3_request");
//! println!("{}", scope.string_to_sign(&request.canonical_request()));
//! ```

mod canonical;
mod date;
mod hash;
mod key;
#[cfg(test)]
mod vectors;

pub use canonical::Unsigned;
pub use hash::PayloadHash;
pub use key::SigningKey;

use std::fmt;

/// The name of the algorithm, first word of the `Authorization` header.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// What a signature is valid for: a time, the day of that time, and a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    timestamp: u64,
    date: String,
    service: String,
}

impl Scope {
    /// The scope of a time in Unix seconds, with its day in UTC, and of a service such as `sts`.
    #[must_use]
    pub fn new(timestamp: u64, service: &str) -> Self {
        Self {
            timestamp,
            date: date::utc_date(timestamp),
            service: service.to_owned(),
        }
    }

    /// The time, in Unix seconds.
    #[must_use]
    pub fn timestamp(&self) -> u64 {
        self.timestamp
    }

    /// The day in UTC, such as `2019-02-25`.
    #[must_use]
    pub fn date(&self) -> &str {
        &self.date
    }

    /// The service's short name.
    #[must_use]
    pub fn service(&self) -> &str {
        &self.service
    }

    /// The text whose HMAC is the signature.
    #[must_use]
    pub fn string_to_sign(&self, canonical_request: &str) -> String {
        let hash = hash::hex_sha256(canonical_request.as_bytes());
        format!("{ALGORITHM}\n{}\n{self}\n{hash}", self.timestamp)
    }

    /// The value of the `Authorization` header.
    #[must_use]
    pub fn authorization(&self, secret_id: &str, signed_headers: &str, signature: &str) -> String {
        format!(
            "{ALGORITHM} Credential={secret_id}/{self}, SignedHeaders={signed_headers}, \
             Signature={signature}"
        )
    }
}

/// The scope as it stands in the string to sign.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/tc3_request", self.date, self.service)
    }
}
