//! Settings of an emulator, and its start.

use std::error::Error;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use crate::behaviour::Account;
use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::identifiers::{Identifiers, any_seed};
use crate::picture::Folder;
use crate::protocol::Front;
use crate::signature::{Gate, Secrets};

/// Settings of an [`Emulator`]. At least one [`secret`](Self::secret) is needed.
#[derive(Debug)]
#[must_use = "an emulator runs only after `start`"]
pub struct Builder {
    secrets: Secrets,
    token: Option<Token>,
    clock: Clock,
    folder: Option<Folder>,
    seed: Option<u64>,
    listen: SocketAddr,
}

struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            secrets: Secrets::default(),
            token: None,
            clock: Clock::system(),
            folder: None,
            seed: None,
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
        }
    }

    /// Accepts requests signed with this key. Can be called several times.
    ///
    /// Keys of an emulator are made up; never give it a key of a real account.
    pub fn secret(mut self, id: impl Into<String>, key: impl Into<String>) -> Self {
        self.secrets.add(id.into(), key.into(), None);
        self
    }

    /// Accepts requests signed with this temporary key, when they carry its token in `X-TC-Token`.
    pub fn temporary_secret(
        mut self,
        id: impl Into<String>,
        key: impl Into<String>,
        token: impl Into<String>,
    ) -> Self {
        self.secrets.add(id.into(), key.into(), Some(token.into()));
        self
    }

    /// Makes all keys temporary: requests must carry this token in `X-TC-Token`, except for keys that were given
    /// with a token of their own.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(Token(token.into()));
        self
    }

    /// Takes the time from here, in seconds since 1970-01-01 UTC. Default: the machine's clock.
    pub fn clock(mut self, seconds: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(seconds);
        self
    }

    /// Serves pictures given by `Url` from this folder: the last segment of the address's path is the name of the
    /// file. Without it every `Url` fails with `FailedOperation.ImageDownloadError`. The network is never asked.
    pub fn pictures(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(Folder::new(folder));
        self
    }

    /// Makes request ids and face ids repeat from run to run. Default: other ids in each run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Listens here. Default: `127.0.0.1` with a free port. On any other address than a loopback one the emulator
    /// can be reached by other machines, without encryption.
    pub fn listen(mut self, address: impl Into<SocketAddr>) -> Self {
        self.listen = address.into();
        self
    }

    /// Starts to listen, on a thread of its own. When this returns, the emulator can be called.
    ///
    /// # Errors
    /// No secret was given, the folder of pictures does not exist, or the address is not free.
    pub fn start(mut self) -> Result<Emulator, StartError> {
        if let Some(Token(token)) = self.token.take() {
            self.secrets.require(&token);
        }
        if self.secrets.is_empty() {
            return Err(StartError::NoSecret);
        }
        if self.folder.as_ref().is_some_and(|folder| !folder.exists()) {
            return Err(StartError::NoFolder);
        }
        let identifiers = Arc::new(Identifiers::new(self.seed.unwrap_or_else(any_seed)));
        let account = Account::new(Arc::clone(&identifiers));
        let front = Front {
            api: Box::new(account.clone()),
            gate: Gate {
                secrets: self.secrets,
                services: vec!["iai".to_owned()],
            },
            clock: self.clock,
            identifiers,
            folder: self.folder,
        };
        let address = self.listen;
        Emulator::run(address, front, account).map_err(|error| StartError::Listen(address, error))
    }
}

/// Why an emulator did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// No key was given that requests could be signed with.
    NoSecret,
    /// The folder of pictures does not exist.
    NoFolder,
    /// The address cannot be listened on, or no thread can be had. Use another port, or port 0 for a free one.
    Listen(SocketAddr, io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecret => f.write_str("no secret is set: requests could not be signed"),
            Self::NoFolder => f.write_str("the folder of pictures does not exist"),
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
            Self::NoSecret | Self::NoFolder => None,
        }
    }
}
