//! A running emulator.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
#[cfg(feature = "tls")]
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread::{Builder as ThreadBuilder, JoinHandle};

#[cfg(feature = "tls")]
use iai_client::transport::{RootCertificates, TransportConfig};
use iai_client::{Client, ClientBuilder, Credentials, Endpoint, Error};
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::account::{LoadError, Snapshot};
use crate::faults::Faults;
use crate::journal::RequestRecord;
use crate::server::{self, AppState};

/// Connections that may wait to be accepted.
const BACKLOG: u32 = 4096;

/// A running emulator. It stops when this is dropped.
///
/// It has a thread and a runtime of its own, so that it serves synchronous and asynchronous tests alike. Several of
/// them run side by side in one process, each with a state of its own.
pub struct Emulator {
    address: SocketAddr,
    state: Arc<AppState>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Emulator {
    /// The address to give to a client as its endpoint, such as `http://127.0.0.1:49152`.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme(), self.address)
    }

    fn scheme(&self) -> &'static str {
        #[cfg(feature = "tls")]
        if self.state.tls.is_some() {
            return "https";
        }
        "http"
    }

    /// The certificates that a client has to trust, as PEM: that of the authority, or the given ones. `None` without
    /// https.
    #[cfg(feature = "tls")]
    pub fn ca_certificate(&self) -> Option<&str> {
        self.state.tls.as_ref().map(|tls| &*tls.ca_certificate)
    }

    /// The file that the authority's certificate was written to; see [`Tls::ca_file`](crate::Tls::ca_file).
    #[cfg(feature = "tls")]
    pub fn ca_file(&self) -> Option<&Path> {
        self.state.tls.as_ref()?.ca_file.as_deref()
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A client of this emulator: it signs with the first key that the emulator was given, and with its token if there
    /// is one. In other ways it is like every client.
    ///
    /// ```
    /// use iai_emulator::Emulator;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let emulator = Emulator::builder().credentials("AKIDlocal", "local-key").start()?;
    /// let client = emulator.client()?;
    /// client.create_group().group_id("staff").group_name("Staff").send().await?;
    /// assert_eq!(emulator.state()["Groups"][0]["GroupId"], "staff");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The client refuses the key, for instance one with a space in it. The emulator takes every key that is not empty.
    pub fn client(&self) -> Result<Client, Error> {
        self.client_builder()?.build()
    }

    /// The settings of [`client`](Self::client), to be changed before the client is built.
    ///
    /// ```
    /// use iai_client::{RequestConfig, RetryConfig};
    /// use iai_emulator::Emulator;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let emulator = Emulator::builder().credentials("AKIDlocal", "local-key").start()?;
    /// let once = RequestConfig::new().retry(RetryConfig::off());
    /// let client = emulator.client_builder()?.request_config(once).build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Where the emulator speaks https, [`ClientBuilder::transport`] is used to trust it; whoever calls that again adds
    /// [`ca_certificate`](Self::ca_certificate) to its root certificates.
    ///
    /// # Errors
    ///
    /// Those of [`client`](Self::client).
    pub fn client_builder(&self) -> Result<ClientBuilder, Error> {
        let mut builder = Client::builder();
        if let Some(secret) = self.state.service.authenticator.secrets.first() {
            let key = Credentials::new(&secret.id, &secret.key)?;
            builder = builder.credentials(match &secret.token {
                Some(token) => key.with_session_token(token)?,
                None => key,
            });
        }
        #[cfg(feature = "tls")]
        if let Some(authority) = self.ca_certificate() {
            let roots = RootCertificates::empty().add(authority.as_bytes())?;
            builder = builder.transport(TransportConfig::new().root_certificates(roots));
        }
        let endpoint = Endpoint::custom(&format!("{}://{}", self.scheme(), self.reachable()))?;
        Ok(builder.endpoint(endpoint.allow_plain_http()))
    }

    /// The address for a program on this machine: one that stands for all of them cannot be connected to everywhere.
    fn reachable(&self) -> SocketAddr {
        let mut address = self.address;
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        address
    }

    /// Everything that the account holds, as the last call left it, for assertions in tests: an object with the lists
    /// `Groups` and `Persons`, in the order of their ids, and `UpgradeJobs`, in the order of their start. Names of fields
    /// are the service's. It holds names of persons, so take care where it is printed.
    pub fn state(&self) -> serde_json::Value {
        self.state.admin.account.store().dump()
    }

    /// Takes over a state in the form of [`state`](Self::state), in place of what there is; a reset goes back to it from
    /// now on. What such a state may leave out, and that it may have pictures in it, is told by its JSON Schema
    /// (`GET /_emulator/state/schema`).
    ///
    /// ```
    /// use iai_emulator::Emulator;
    /// use serde_json::json;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let emulator = Emulator::builder().credentials("AKIDlocal", "local-key").start()?;
    /// emulator.load(&json!({ "Groups": [{ "GroupId": "staff" }] }))?;
    /// assert_eq!(emulator.state()["Groups"][0]["GroupName"], "staff");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Something in it does not fit, or the state file could not be written. Nothing was loaded then.
    pub fn load(&self, state: &serde_json::Value) -> Result<(), LoadError> {
        let account = &self.state.admin.account;
        let mut loading = account.loading(self.state.service.clock.now());
        loading.dump(state.to_string().as_bytes())?;
        account.load(loading.finish())
    }

    /// The state as it is now, to [`restore`](Self::restore) it later: so each test can begin with the same one. It takes milliseconds,
    /// and shares its memory with the state until that changes.
    ///
    /// ```
    /// use iai_emulator::Emulator;
    /// use serde_json::json;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let emulator = Emulator::builder().credentials("AKIDlocal", "local-key").start()?;
    /// let empty = emulator.snapshot();
    /// emulator.load(&json!({ "Groups": [{ "GroupId": "staff" }] }))?;
    /// emulator.restore(&empty)?;
    /// assert_eq!(emulator.state()["Groups"], json!([]));
    /// # Ok(())
    /// # }
    /// ```
    pub fn snapshot(&self) -> Snapshot {
        self.state.admin.account.snapshot()
    }

    /// Goes back to a snapshot. Ids that were given since are not given again. Faults and the log of requests stay.
    ///
    /// # Errors
    ///
    /// The state file could not be written. Nothing was changed then.
    pub fn restore(&self, snapshot: &Snapshot) -> Result<(), LoadError> {
        let restored = self.state.admin.account.restore(snapshot);
        restored.map_err(|reason| LoadError::unwritten(&reason))
    }

    /// Goes back to what was loaded; if nothing was, forgets all groups, persons and faces. Faults and the log of requests
    /// stay. Where a state file cannot be written, nothing is changed.
    pub fn reset(&self) {
        // The state tells whether it worked.
        let _ = self.state.admin.account.reset();
    }

    /// The active faults; more can be added, and some taken out, while the emulator runs.
    pub fn faults(&self) -> Faults {
        self.state.admin.faults.clone()
    }

    /// The last requests that were answered, the oldest first; see
    /// [`EmulatorBuilder::log_capacity`](crate::EmulatorBuilder::log_capacity). Requests to the control routes under `/_emulator/` are not among them.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.state.admin.journal.records()
    }

    /// Empties the log of requests.
    pub fn clear_requests(&self) {
        self.state.admin.journal.clear();
    }

    /// The runtime is made, and dropped, on the emulator's thread: a caller's runtime would panic where it drops one.
    pub(crate) fn run(listen: SocketAddr, threads: usize, state: AppState) -> io::Result<Self> {
        let state = Arc::new(state);
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = mpsc::sync_channel(1);
        let served = Arc::clone(&state);
        let thread = ThreadBuilder::new()
            .name("iai-emulator".to_owned())
            .spawn(move || match listening(listen, threads) {
                Ok((runtime, listener)) => {
                    let _ = tell.send(listener.local_addr());
                    serve(runtime, listener, served, stopped);
                }
                Err(error) => {
                    let _ = tell.send(Err(error));
                }
            })?;
        let address = told.recv().map_err(io::Error::other)??;
        Ok(Self {
            address,
            state,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// A runtime, and a listener of it. The threads are for calls with pictures, and are started when needed.
fn listening(address: SocketAddr, threads: usize) -> io::Result<(Runtime, TcpListener)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(threads)
        .build()?;
    let listener = listener(&runtime, address)?;
    Ok((runtime, listener))
}

/// A listener with a longer queue than usual. Behind 128 connections, the next one would lose its first packet and wait
/// for a second.
fn listener(runtime: &Runtime, address: SocketAddr) -> io::Result<TcpListener> {
    let _runtime = runtime.enter();
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // On other systems this option would let two programs listen on one address.
    if cfg!(unix) {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// When the listener fails later, the thread ends with all its connections, and clients see that.
fn serve(
    runtime: Runtime,
    listener: TcpListener,
    state: Arc<AppState>,
    stopped: oneshot::Receiver<()>,
) {
    let _ = runtime.block_on(async {
        let stop = async {
            let _ = stopped.await;
        };
        server::serve(listener, state, stop).await
    });
    // Does not wait for a picture that is still being read.
    runtime.shutdown_background();
}

impl Drop for Emulator {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        self.state.admin.account.close();
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
