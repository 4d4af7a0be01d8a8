//! Why an emulator did not start.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::SocketAddr;

use crate::faults::FaultError;

/// Why an emulator did not start. `Debug`, which `main` and `unwrap` print, is the text.
#[non_exhaustive]
pub enum StartError {
    /// No key was given that requests could be signed with. Give one with
    /// [`EmulatorBuilder::credentials`](crate::EmulatorBuilder::credentials).
    NoSecret,
    /// A SecretId, a SecretKey or a token has no characters.
    EmptySecret,
    /// The folder of pictures does not exist.
    NoFolder,
    /// A fault is not valid.
    Fault(FaultError),
    /// The address cannot be listened on, or no thread can be had. Use another port, or port 0 for a free one.
    Listen(SocketAddr, io::Error),
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
            Self::EmptySecret => f.write_str(
                "a SecretId, a SecretKey or a token is empty; is a variable of the environment not set?",
            ),
            Self::NoFolder => f.write_str("the folder of pictures does not exist"),
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
            Self::NoSecret | Self::EmptySecret | Self::NoFolder => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_prints_the_text() {
        assert_eq!(
            format!("{:?}", StartError::NoFolder),
            "the folder of pictures does not exist"
        );
        assert_eq!(
            format!("{:?}", StartError::NoSecret),
            "no key is set that requests could be signed with; give one with EmulatorBuilder::credentials(id, key)"
        );
    }
}
