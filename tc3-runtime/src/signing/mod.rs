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

pub(crate) use canonical::Canonical;
pub use canonical::Unsigned;
pub use hash::PayloadHash;
pub use key::SigningKey;

use std::fmt;
use std::sync::Arc;

/// The name of the algorithm, first word of the `Authorization` header.
pub const ALGORITHM: &str = "TC3-HMAC-SHA256";

/// The last part of a scope.
const END: &str = "/tc3_request";

/// What a signature is valid for: a time, the day of that time, and a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    timestamp: u64,
    /// As it stands in the string to sign: `2019-02-25/sts/tc3_request`.
    text: Arc<str>,
}

impl Scope {
    /// The scope of a time in Unix seconds, with its day in UTC, and of a service such as `sts`.
    #[must_use]
    pub fn new(timestamp: u64, service: &str) -> Self {
        Self {
            timestamp,
            text: [&*date::utc_date(timestamp), "/", service, END]
                .concat()
                .into(),
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
        self.parts().0
    }

    /// The service's short name.
    #[must_use]
    pub fn service(&self) -> &str {
        self.parts().1
    }

    fn parts(&self) -> (&str, &str) {
        let parts = self.text.strip_suffix(END);
        parts
            .and_then(|parts| parts.split_once('/'))
            .unwrap_or_default()
    }

    /// Whether a key for this scope signs for that time and service, too.
    pub(crate) fn covers(&self, timestamp: u64, service: &str) -> bool {
        date::is_same_day(self.timestamp, timestamp) && self.service() == service
    }

    /// The scope of another time of the same day.
    pub(crate) fn at(&self, timestamp: u64) -> Self {
        Self {
            timestamp,
            text: Arc::clone(&self.text),
        }
    }

    /// The text whose HMAC is the signature.
    #[must_use]
    pub fn string_to_sign(&self, canonical_request: &str) -> String {
        let hash = hash::sha256(canonical_request.as_bytes());
        let timestamp = self.timestamp.to_string();
        [
            ALGORITHM,
            "\n",
            &*timestamp,
            "\n",
            &*self.text,
            "\n",
            hash.as_str(),
        ]
        .concat()
    }

    /// The value of the `Authorization` header.
    #[must_use]
    pub fn authorization(&self, secret_id: &str, signed_headers: &str, signature: &str) -> String {
        [
            ALGORITHM,
            " Credential=",
            secret_id,
            "/",
            &self.text,
            ", SignedHeaders=",
            signed_headers,
            ", Signature=",
            signature,
        ]
        .concat()
    }
}

/// The scope as it stands in the string to sign.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
