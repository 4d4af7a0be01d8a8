//! Why an emulator did not start.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::account::{LoadError, OpenError};
use crate::faults::FaultError;
use crate::state_file::StateFileError;
#[cfg(feature = "tls")]
use crate::tls::TlsError;

/// Why an emulator did not start. `Debug`, which `main` and `unwrap` print, is the text.
#[non_exhaustive]
pub enum StartError {
    /// No key was given that requests could be signed with. Give one with
    /// [`EmulatorBuilder::credentials`](crate::EmulatorBuilder::credentials).
    NoSecret,
    /// This one, `SecretId`, `SecretKey` or `token`, has no characters.
    EmptySecret(&'static str),
    /// The folder of pictures does not exist, or is none.
    NoFolder(PathBuf),
    /// This host for the control routes is no name. Write it without a scheme and a port, such as `iai`.
    AdminHost(String),
    /// The state file cannot be used.
    State(StateFileError),
    /// A state cannot be loaded, from this file or folder if it was to come from one.
    Load(Option<PathBuf>, LoadError),
    /// https cannot be served.
    #[cfg(feature = "tls")]
    Tls(TlsError),
    /// A fault is not valid.
    Fault(FaultError),
    /// The address cannot be listened on, or no thread can be had. Use another port, or port 0 for a free one.
    Listen(SocketAddr, io::Error),
}

impl From<OpenError> for StartError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::State(error) => Self::State(error),
            OpenError::Load(path, error) => Self::Load(path, error),
        }
    }
}

impl fmt::Debug for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecret => f.write_str(
                "no key is set that requests could be signed with; give one with EmulatorBuilder::credentials(id, key)",
            ),
            Self::EmptySecret(which) => write!(
                f,
                "the {which} is empty; is a variable of the environment not set?"
            ),
            Self::NoFolder(path) => {
                write!(f, "there is no folder {} for the pictures", path.display())
            }
            Self::AdminHost(host) => write!(
                f,
                "{host:?} is no name of a host for the control routes; write it without a scheme and a port, such as iai"
            ),
            Self::State(error) => error.fmt(f),
            Self::Load(None, error) => error.fmt(f),
            Self::Load(Some(path), error) => write!(f, "{}: {error}", path.display()),
            #[cfg(feature = "tls")]
            Self::Tls(error) => write!(f, "https cannot be served: {error}"),
            Self::Fault(error) => write!(f, "a fault cannot be played: {error}"),
            Self::Listen(address, error) => {
                write!(
                    f,
                    "cannot listen on {address}: {error}; port 0 takes a free port"
                )
            }
        }
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Listen(_, error) => Some(error),
            Self::Fault(error) => Some(error),
            Self::State(error) => error.source(),
            Self::NoSecret
            | Self::EmptySecret(_)
            | Self::NoFolder(_)
            | Self::AdminHost(_)
            | Self::Load(..) => None,
            #[cfg(feature = "tls")]
            Self::Tls(error) => Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_prints_the_text() {
        assert_eq!(
            format!("{:?}", StartError::NoFolder("/nope".into())),
            "there is no folder /nope for the pictures"
        );
        assert_eq!(
            format!("{:?}", StartError::NoSecret),
            "no key is set that requests could be signed with; give one with EmulatorBuilder::credentials(id, key)"
        );
    }
}
