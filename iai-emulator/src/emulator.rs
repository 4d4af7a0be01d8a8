//! A running emulator.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::{Builder as ThreadBuilder, JoinHandle, available_parallelism};

use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::faults::Faults;
use crate::journal::RequestRecord;
use crate::server::{self, AppState};

/// Connections that may wait to be taken.
const BACKLOG: u32 = 1024;

/// A running emulator. It stops when this is dropped.
///
/// It has a thread and a runtime of its own, so that it serves synchronous and asynchronous tests alike. Several of
/// them run side by side in one process, each with a state of its own.
pub struct Emulator {
    address: SocketAddr,
    site: Arc<AppState>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Emulator {
    /// The address to give to a client as its endpoint, such as `http://127.0.0.1:49152`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything that the account holds, as the last call left it, for assertions in tests: an object with the lists
    /// `Groups` and `Persons`, in the order of their ids, and `UpgradeJobs`, in the order of their start, in the
    /// service's own words. It holds names of persons, so take
    /// care where it is printed.
    pub fn state(&self) -> serde_json::Value {
        self.site.admin.account.store().dump()
    }

    /// Forgets all groups, persons and faces. Faults and the log of requests stay.
    pub fn reset(&self) {
        self.site.admin.account.forget();
    }

    /// The faults in play, to be added to and taken from while it runs.
    pub fn faults(&self) -> Faults {
        self.site.admin.faults.clone()
    }

    /// The last requests that were answered, the oldest first; see
    /// [`EmulatorBuilder::log_capacity`](crate::EmulatorBuilder::log_capacity). Those to the routes under `/_emulator/`
    /// are not among them.
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.site.admin.journal.records()
    }

    /// Empties the log of requests.
    pub fn clear_requests(&self) {
        self.site.admin.journal.clear();
    }

    pub(crate) fn run(listen: SocketAddr, site: AppState) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(heavy_threads())
            .build()?;
        let listener = listener(&runtime, listen)?;
        let address = listener.local_addr()?;
        let site = Arc::new(site);
        let (stop, stopped) = oneshot::channel();
        let served = Arc::clone(&site);
        let thread = ThreadBuilder::new()
            .name("iai-emulator".to_owned())
            .spawn(move || serve(runtime, listener, served, stopped))?;
        Ok(Self {
            address,
            site,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// Threads for calls with pictures; they are started when needed.
fn heavy_threads() -> usize {
    available_parallelism().map_or(2, |count| count.get().clamp(2, 8))
}

/// The usual listener lets 128 connections wait to be taken; the next one is lost for a second, whoever's it is.
fn listener(runtime: &Runtime, address: SocketAddr) -> io::Result<TcpListener> {
    let _runtime = runtime.enter();
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // Elsewhere it would let two programs listen on one address.
    if cfg!(unix) {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// A listener that fails later takes its connections along; clients see that by themselves.
fn serve(
    runtime: Runtime,
    listener: TcpListener,
    site: Arc<AppState>,
    stopped: oneshot::Receiver<()>,
) {
    let _ = runtime.block_on(async {
        let stop = async {
            let _ = stopped.await;
        };
        server::serve(listener, site, stop).await
    });
    // A picture that is still being read must not hold up whoever drops the emulator.
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
