//! An error in one line.

use std::fmt;

use super::{Error, ErrorKind};

/// Why the client did not renew the credentials by itself.
const NOT_RENEWED: &str = "the client got no other credentials; it renews them only through \
    ClientBuilder::credentials_provider";

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(action) = self.action() {
            write!(f, "{action}: ")?;
        }
        let mut kind = self.kind().to_string();
        // A message of the service ends as it likes; here the sentence goes on.
        if self.attempts() > 1 || self.is_outcome_unknown() {
            kind.truncate(kind.trim_end_matches(['.', '。']).len());
        }
        f.write_str(&kind)?;
        match self.code_str() {
            Some("AuthFailure.TokenFailure") if self.attempts() == 1 => {
                write!(f, " ({NOT_RENEWED})")?
            }
            _ => {}
        }
        if self.attempts() > 1 {
            write!(f, "; given up after {} attempts", self.attempts())?;
        }
        if self.is_outcome_unknown() {
            f.write_str("; the outcome is unknown, it may have taken effect")?;
        }
        match self.request_id() {
            Some(id) => write!(f, " [request id {id}]"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Validation(found) => write!(f, "refused before sending: {found}"),
            Self::Image(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Endpoint(error) => error.fmt(f),
            Self::Configuration(error) => error.fmt(f),
            Self::TooLarge(error) => error.fmt(f),
            Self::RateLimited(error) => error.fmt(f),
            Self::Interceptor(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Status(error) => error.fmt(f),
            Self::Decode(failure) => failure.fmt(f),
            Self::Service(error) => error.fmt(f),
        }
    }
}
