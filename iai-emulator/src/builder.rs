//! Settings of an emulator, and its start.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::admin::Admin;
use crate::behaviour::Account;
use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::faults::{Fault, Faults};
use crate::identifiers::{Identifiers, any_seed};
use crate::journal::{self, Journal, Observer, RequestRecord};
use crate::picture::Folder;
use crate::server::{AppState, Budget, Seats};
use crate::service::Service;
use crate::signature::{Authenticator, Secrets};
use crate::start_error::StartError;

/// Time that a request may take to arrive unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(60);

/// Calls at once unless told otherwise. Each takes two files where the client is in the same process, of which many
/// systems allow 1,024.
const CONNECTIONS: usize = 256;
/// Bytes of all large bodies together unless told otherwise: a dozen of the largest.
const BODY_MEMORY: usize = 128 * 1024 * 1024;
/// Values of a call unless told otherwise; the largest request of the API has a few hundred.
const VALUES: usize = 10_000;

/// Settings of an [`Emulator`]. At least one [`credentials`](Self::credentials) pair is needed.
#[must_use = "an emulator runs only after `start`"]
pub struct EmulatorBuilder {
    secrets: Secrets,
    token: Option<Token>,
    services: Vec<String>,
    clock: Clock,
    folder: Option<Folder>,
    seed: Option<u64>,
    listen: SocketAddr,
    faults: Vec<Fault>,
    log_capacity: usize,
    observer: Option<Observer>,
    admin: Option<bool>,
    io_timeout: Duration,
    max_connections: usize,
    max_body_memory: usize,
    max_values: usize,
}

struct Token(String);

impl Emulator {
    /// The settings to start one with.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::new()
    }
}

impl EmulatorBuilder {
    pub(crate) fn new() -> Self {
        Self {
            secrets: Secrets::default(),
            token: None,
            services: vec!["iai".to_owned()],
            clock: Clock::system(),
            folder: None,
            seed: None,
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            faults: Vec::new(),
            log_capacity: journal::CAPACITY,
            observer: None,
            admin: None,
            io_timeout: PATIENCE,
            max_connections: CONNECTIONS,
            max_body_memory: BODY_MEMORY,
            max_values: VALUES,
        }
    }

    /// Accepts requests signed with this key. Can be called several times.
    ///
    /// Keys of an emulator are made up; never give it a key of a real account.
    pub fn credentials(mut self, id: impl Into<String>, key: impl Into<String>) -> Self {
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

    /// Takes signatures that are made for this service name, beside `iai`. One of the vendor's SDKs takes the name
    /// from the first label of the endpoint, so that it signs for `127` when it calls `127.0.0.1`. Can be called
    /// several times.
    pub fn accept_service(mut self, name: impl Into<String>) -> Self {
        self.services.push(name.into());
        self
    }

    /// Takes the time from here, in seconds since 1970-01-01 UTC. Default: the machine's clock.
    pub fn clock(mut self, seconds: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(seconds);
        self
    }

    /// Takes the time from here, as the time since 1970-01-01 UTC. Only a [rate](crate::Fault::rate) looks at the
    /// parts of seconds.
    pub fn precise_clock(
        mut self,
        since_1970: impl Fn() -> Duration + Send + Sync + 'static,
    ) -> Self {
        self.clock = Clock::precise(since_1970);
        self
    }

    /// Lets the emulator's clock be off by so many seconds. Beyond 300, the signature of a client with the right time
    /// is out of date. To be called after [`clock`](Self::clock); several calls add up.
    pub fn skew(mut self, seconds: i64) -> Self {
        self.clock = self.clock.skewed(seconds);
        self
    }

    /// Plays this fault from the start. Can be called several times; [`Emulator::faults`] changes them later.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Keeps so many records of requests, 100,000 at most. Default: 1000.
    pub fn log_capacity(mut self, records: usize) -> Self {
        self.log_capacity = records;
        self
    }

    /// Calls this with the record of every request, on a thread of the emulator, before the response leaves.
    pub fn on_request(mut self, observer: impl Fn(&RequestRecord) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Turns the routes under `/_emulator/` on or off. They need no signature: whoever reaches them can read the
    /// state and change it. Default: on when the address is a loopback one, else off.
    pub fn admin(mut self, on: bool) -> Self {
        self.admin = Some(on);
        self
    }

    /// Gives a request this much time to arrive, a response to be taken, and a connection to be idle, before the
    /// connection is closed. Default: 60 seconds.
    pub fn io_timeout(mut self, io_timeout: Duration) -> Self {
        self.io_timeout = io_timeout;
        self
    }

    /// Works on so many calls at once; others are refused with HTTP 503. With 32 further connections open, each new one
    /// takes the place of the one whose client has been waited for longest. Default: 256.
    pub fn max_connections(mut self, calls: usize) -> Self {
        self.max_connections = calls.max(1);
        self
    }

    /// Lets the bodies of all calls take so many bytes together; those up to 64 KB are not counted. The others take
    /// turns: one that waits longer than three seconds, or takes longer than one while others wait, is refused with
    /// HTTP 503. Default: 128 MB.
    pub fn max_body_memory(mut self, bytes: usize) -> Self {
        self.max_body_memory = bytes;
        self
    }

    /// Refuses parameters of more values than this with `InvalidParameter`, those inside of lists and objects counted.
    /// Default: 10,000.
    pub fn max_values(mut self, values: usize) -> Self {
        self.max_values = values;
        self
    }

    /// Serves pictures given by `Url` from this folder: the last segment of the address's path is the name of the
    /// file. Links that leave the folder are not followed. Without it every `Url` fails with `FailedOperation.ImageDownloadError`. The network is never asked.
    pub fn pictures(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(Folder::new(folder));
        self
    }

    /// Makes request ids, face ids and the chances of faults repeat from run to run. Default: others in each run.
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
    /// No secret was given or an empty one, the folder of pictures does not exist, a fault cannot be played, or the address is not
    /// free.
    pub fn start(mut self) -> Result<Emulator, StartError> {
        if let Some(Token(token)) = self.token.take() {
            self.secrets.require(&token);
        }
        if self.secrets.is_empty() {
            return Err(StartError::NoSecret);
        }
        if self.secrets.has_empty() {
            return Err(StartError::EmptySecret);
        }
        if self.folder.as_ref().is_some_and(|folder| !folder.exists()) {
            return Err(StartError::NoFolder);
        }
        let (address, site) = (self.listen, self.site()?);
        Emulator::run(address, site).map_err(|error| StartError::Listen(address, error))
    }

    pub(crate) fn site(self) -> Result<AppState, StartError> {
        let seed = self.seed.unwrap_or_else(any_seed);
        let identifiers = Arc::new(Identifiers::new(seed));
        let account = Account::new(Arc::clone(&identifiers));
        let faults = Faults::new(seed);
        for fault in self.faults {
            faults.add(fault).map_err(StartError::Fault)?;
        }
        let journal = Arc::new(Journal::new(self.log_capacity, self.observer));
        let front = Service {
            api: Box::new(account.clone()),
            gate: Authenticator {
                secrets: self.secrets,
                services: self.services,
            },
            clock: self.clock,
            identifiers,
            folder: self.folder,
            faults: faults.clone(),
            journal: Arc::clone(&journal),
            most_values: self.max_values,
        };
        let admin = Admin {
            enabled: self.admin.unwrap_or(self.listen.ip().is_loopback()),
            account,
            faults,
            journal,
        };
        Ok(AppState {
            front,
            admin,
            io_timeout: self.io_timeout,
            seats: Seats::new(self.max_connections),
            budget: Budget::new(self.max_body_memory),
        })
    }
}

/// Keys, tokens and paths stay out.
impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("secrets", &self.secrets)
            .field("services", &self.services)
            .field("seed", &self.seed)
            .field("listen", &self.listen)
            .field("faults", &self.faults.len())
            .finish_non_exhaustive()
    }
}
