//! A running emulator.

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{Builder as ThreadBuilder, JoinHandle};

use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::behaviour::Account;
use crate::builder::Builder;
use crate::protocol::Front;
use crate::server;

/// A running emulator. It stops when this is dropped.
///
/// It has a thread and a runtime of its own, so that it serves synchronous and asynchronous tests alike. Several of
/// them run side by side in one process, each with a state of its own.
pub struct Emulator {
    address: SocketAddr,
    account: Account,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Emulator {
    /// The settings to start one with.
    pub fn builder() -> Builder {
        Builder::new()
    }

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
        self.account.store().dump()
    }

    pub(crate) fn run(listen: SocketAddr, front: Front, account: Account) -> io::Result<Self> {
        let listener = TcpListener::bind(listen)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = ThreadBuilder::new()
            .name("iai-emulator".to_owned())
            .spawn(move || serve(&runtime, listener, front, stopped))?;
        Ok(Self {
            address,
            account,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// A listener that fails later takes its connections along; clients see that by themselves.
fn serve(runtime: &Runtime, listener: TcpListener, front: Front, stopped: oneshot::Receiver<()>) {
    let _ = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let stop = async {
            let _ = stopped.await;
        };
        server::serve(listener, Arc::new(front), stop).await
    });
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
