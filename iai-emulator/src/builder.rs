//! Settings of an emulator, and its start.

mod limits;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use crate::account::{Account, Keeping, Source};
use crate::admin::Admin;
use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::faults::{Fault, Faults};
use crate::journal::{self, Journal, Observer, RequestRecord};
use crate::picture::{FaceDetection, Folder, Reading};
use crate::server::{AppState, BodyMemory, ConnectionLimit, HeadLimits};
use crate::service::Service;
use crate::signature::{Authenticator, Secrets};
use crate::start_error::StartError;
use crate::state_file::Durability;
#[cfg(feature = "tls")]
use crate::tls::{ServedTls, Tls};

/// Time that a request may take to arrive unless told otherwise.
const IO_TIMEOUT: Duration = Duration::from_secs(60);

/// Calls at once unless told otherwise. Each takes two files where the client is in the same process, of which many
/// systems allow 1,024.
const CONNECTIONS: usize = 256;
/// Bytes of all large bodies together unless told otherwise: a dozen of the largest.
const BODY_MEMORY: usize = 128 * 1024 * 1024;
/// Values of a call unless told otherwise; the largest request of the API has a few hundred.
const VALUES: usize = 10_000;
/// Limits of heads unless told otherwise: a target of 64 KB fits, and SDKs send a dozen headers.
const HEAD: HeadLimits = HeadLimits {
    bytes: 80 * 1024,
    headers: 100,
};

/// Settings of an [`Emulator`]. At least one key is needed ([`credentials`](Self::credentials)).
#[must_use = "an emulator runs only after `start`"]
pub struct EmulatorBuilder {
    secrets: Secrets,
    token: Option<Token>,
    services: Vec<String>,
    clock: Clock,
    folder: Option<Folder>,
    reading: Reading,
    seed: Option<u64>,
    keeping: Keeping,
    listen: SocketAddr,
    faults: Vec<Fault>,
    log_capacity: usize,
    observer: Option<Observer>,
    admin: Option<bool>,
    admin_hosts: Vec<String>,
    io_timeout: Duration,
    max_connections: usize,
    max_body_memory: usize,
    max_values: usize,
    head: HeadLimits,
    threads: usize,
    #[cfg(feature = "tls")]
    tls: Option<Tls>,
}

struct Token(String);

impl Emulator {
    /// The default settings.
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
            reading: Reading::default(),
            seed: None,
            keeping: Keeping::default(),
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            faults: Vec::new(),
            log_capacity: journal::CAPACITY,
            observer: None,
            admin: None,
            admin_hosts: Vec::new(),
            io_timeout: IO_TIMEOUT,
            max_connections: CONNECTIONS,
            max_body_memory: BODY_MEMORY,
            max_values: VALUES,
            head: HEAD,
            threads: available_parallelism().map_or(2, |count| count.get().clamp(2, 8)),
            #[cfg(feature = "tls")]
            tls: None,
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

    /// Accepts signatures for this service name, besides `iai`. One of the vendor's SDKs takes the name
    /// from the first label of the endpoint, so that it signs for `127` when it calls `127.0.0.1`. Can be called
    /// several times.
    pub fn accept_service(mut self, name: impl Into<String>) -> Self {
        self.services.push(name.into());
        self
    }

    /// Uses this clock, in seconds since 1970-01-01 UTC. Default: the machine's clock.
    pub fn clock(mut self, seconds: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(seconds);
        self
    }

    /// Uses this clock, as the time since 1970-01-01 UTC. Only a [rate](crate::Fault::rate) needs parts of seconds.
    pub fn precise_clock(
        mut self,
        since_1970: impl Fn() -> Duration + Send + Sync + 'static,
    ) -> Self {
        self.clock = Clock::precise(since_1970);
        self
    }

    /// Sets the emulator's clock wrong by this many seconds. Beyond 300, the signature of a client with the right time
    /// is out of date. To be called after [`clock`](Self::clock); several calls add up.
    pub fn skew(mut self, seconds: i64) -> Self {
        self.clock = self.clock.skewed(seconds);
        self
    }

    /// Adds this fault from the start. Can be called several times; [`Emulator::faults`] changes them later.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Keeps this many records of requests, 100,000 at most. Default: 1000.
    pub fn log_capacity(mut self, records: usize) -> Self {
        self.log_capacity = records;
        self
    }

    /// Calls this with the record of every request, on a thread of the emulator, before the response leaves.
    pub fn on_request(mut self, observer: impl Fn(&RequestRecord) + Send + Sync + 'static) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Turns the control routes (under `/_emulator/`) on or off. They need no signature: whoever reaches them can read the
    /// state and change it. Default: on when the address is a loopback one, else off.
    pub fn admin(mut self, on: bool) -> Self {
        self.admin = Some(on);
        self
    }

    /// Lets requests to the control routes name this host in `Host`, with any port: the name of a container, such as `iai`.
    /// Without it only the machine's own addresses and `localhost` are taken, so that no web page can reach the routes under
    /// a name of its own. Can be called several times.
    pub fn admin_host(mut self, name: impl Into<String>) -> Self {
        self.admin_hosts.push(name.into());
        self
    }

    /// Serves pictures given by `Url` from this folder: the last segment of the address's path is the name of the
    /// file. Links that leave the folder are not followed. Without it every `Url` fails with `FailedOperation.ImageDownloadError`. The network is never asked.
    pub fn pictures(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(Folder::new(folder));
        self
    }

    /// What counts as a face in a picture. Default: every picture has one ([`FaceDetection::OnePerPicture`]).
    pub fn faces(mut self, detection: FaceDetection) -> Self {
        self.reading.detection = detection;
        self
    }

    /// Keeps the pictures of persons as they were sent, to be shown (`GET /_emulator/pictures/FACE_ID`, the page
    /// `/_emulator/ui`). They take as much memory as their files have bytes. With a state file they are in that, too.
    /// Default: nothing of a picture is kept but a fingerprint.
    pub fn keep_pictures(mut self, on: bool) -> Self {
        self.reading.keeps_files = on;
        self
    }

    /// Makes request ids, face ids and the random choices of faults repeat from run to run. Default: others in each run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Keeps the state in this file: groups, persons, faces, jobs and how many ids were given. A file that does not exist is
    /// made. A change is on disk before its response leaves; when it cannot be written, the call fails with `InternalError`
    /// and changes nothing. Only one emulator can use a file at a time. It holds names of persons and fingerprints of
    /// faces; pictures only with [`keep_pictures`](Self::keep_pictures). Default: the state is gone when the emulator ends.
    ///
    /// Needs the feature `state`.
    #[cfg(feature = "state")]
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.keeping.file = Some(path.into());
        self
    }

    /// When changes are written to the state file.
    pub fn durability(mut self, durability: Durability) -> Self {
        self.keeping.durability = durability;
        self
    }

    /// Begins with this state, in the form of [`Emulator::state`]; a reset goes back to it. Together with a state file, only
    /// a new file begins with it. What is loaded several times, or from several places, adds up.
    pub fn load(mut self, state: serde_json::Value) -> Self {
        self.keeping.sources.push(Source::Value(state));
        self
    }

    /// Begins with the state in this file, as JSON; see [`load`](Self::load).
    pub fn load_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.keeping.sources.push(Source::File(path.into()));
        self
    }

    /// Begins with a person for each picture in this folder; see [`load`](Self::load). A folder in it is a group, and a picture in
    /// that a person, whose id and name are the file's name without its ending. A folder in a group is a person
    /// with several pictures. Pictures in the folder itself are persons of a group that has the folder's name.
    pub fn load_pictures(mut self, folder: impl Into<PathBuf>) -> Self {
        self.keeping.sources.push(Source::Pictures(folder.into()));
        self
    }

    /// Speaks https, and nothing else. Default: plain HTTP.
    ///
    /// Plain HTTP is answered with a 400 that says so. With a certificate that is [made](Tls::generated),
    /// [`Emulator::client`] and [`Emulator::client_builder`] need nothing else; other clients have to trust
    /// [`Emulator::ca_certificate`].
    #[cfg(feature = "tls")]
    pub fn tls(mut self, tls: Tls) -> Self {
        self.tls = Some(tls);
        self
    }

    /// Listens on this address. Default: `127.0.0.1` with a free port. On any other address than a loopback one the emulator
    /// can be reached by other machines, without encryption unless it speaks https.
    pub fn listen(mut self, address: impl Into<SocketAddr>) -> Self {
        self.listen = address.into();
        self
    }

    /// Starts to listen, on a thread of its own. When this returns, the emulator can be called.
    ///
    /// # Errors
    /// No key was given, or an empty one; the folder of pictures does not exist; a fault is not valid; a host for the
    /// control routes is no name; the state file cannot be used; a state cannot be loaded; https cannot be served; the
    /// address is not free.
    pub fn start(mut self) -> Result<Emulator, StartError> {
        if let Some(Token(token)) = self.token.take() {
            self.secrets.require(&token);
        }
        if self.secrets.is_empty() {
            return Err(StartError::NoSecret);
        }
        if let Some(which) = self.secrets.empty() {
            return Err(StartError::EmptySecret(which));
        }
        if let Some(path) = self.folder.as_ref().and_then(Folder::missing) {
            return Err(StartError::NoFolder(path.to_owned()));
        }
        if let Some(host) = self.admin_hosts.iter().find(|host| !is_name(host)) {
            return Err(StartError::AdminHost(host.clone()));
        }
        let (address, threads, state) = (self.listen, self.threads, self.app_state()?);
        Emulator::run(address, threads, state).map_err(|error| StartError::Listen(address, error))
    }

    /// Makes or reads the certificate, if https is wanted. Clients look at it by the machine's clock, whatever the
    /// emulator's own tells.
    #[cfg(feature = "tls")]
    fn served_tls(&self) -> Result<Option<ServedTls>, StartError> {
        let Some(tls) = self.tls.clone() else {
            return Ok(None);
        };
        let now = Clock::system().exact();
        let served = tls.prepare(self.listen.ip(), &self.admin_hosts, now);
        served.map(Some).map_err(StartError::Tls)
    }

    pub(crate) fn app_state(self) -> Result<AppState, StartError> {
        #[cfg(feature = "tls")]
        let tls = self.served_tls()?;
        let account = Account::open(self.keeping, self.reading, self.seed, self.clock.now())?;
        let identifiers = Arc::clone(&account.identifiers);
        let faults = Faults::new(identifiers.issued().seed);
        for fault in self.faults {
            faults.add(fault).map_err(StartError::Fault)?;
        }
        let journal = Arc::new(Journal::new(self.log_capacity, self.observer));
        let service = Service {
            api: Box::new(account.clone()),
            authenticator: Authenticator {
                secrets: self.secrets,
                services: self.services,
            },
            clock: self.clock.clone(),
            identifiers,
            folder: self.folder,
            reading: self.reading,
            faults: faults.clone(),
            journal: Arc::clone(&journal),
            max_values: self.max_values,
        };
        let admin = Admin {
            enabled: self.admin.unwrap_or(self.listen.ip().is_loopback()),
            hosts: self.admin_hosts,
            account,
            clock: self.clock,
            state_bytes: self.max_body_memory,
            faults,
            journal,
        };
        Ok(AppState {
            service,
            admin,
            io_timeout: self.io_timeout,
            head: self.head,
            connections: ConnectionLimit::new(self.max_connections),
            body_memory: BodyMemory::new(self.max_body_memory),
            #[cfg(feature = "tls")]
            tls,
        })
    }
}

/// Whether it is a host's name, without a scheme and a port.
fn is_name(host: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !host.is_empty() && host.bytes().all(fits)
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
