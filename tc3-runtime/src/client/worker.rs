//! The thread that makes the calls of a blocking client.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;
use tracing::instrument::WithSubscriber;
use tracing::{Instrument, Span};

use crate::error::ConfigurationError;

/// A thread with a runtime. It ends when this is dropped, and nobody waits for that end: a client may be dropped where
/// blocking is forbidden, or on the thread itself.
pub(super) struct Worker {
    runtime: Handle,
    thread: ThreadId,
    _alive: oneshot::Sender<Infallible>,
}

impl Worker {
    /// # Errors
    ///
    /// The system grants no thread, or nothing to wait for sockets with.
    pub(super) fn start() -> Result<Self, ConfigurationError> {
        Self::started().map_err(|error| ConfigurationError::ThreadSpawn(error.to_string()))
    }

    fn started() -> io::Result<Self> {
        let (alive, ended) = oneshot::channel();
        let (tell, told) = mpsc::channel();
        let thread = thread::Builder::new().name("tc3-blocking".to_owned());
        let thread = thread.spawn(move || serve(&tell, ended))?;
        let runtime = told.recv().map_err(io::Error::other)??;
        Ok(Self {
            runtime,
            thread: thread.thread().id(),
            _alive: alive,
        })
    }

    /// Does `work` on the thread, with the caller's span and subscriber, and waits for its end. A panic in it goes on
    /// in the caller, as it would in an asynchronous call.
    ///
    /// The caller waits on a channel of the standard library. To block on a future would panic in a task of a runtime,
    /// or never end.
    ///
    /// # Errors
    ///
    /// The caller is the thread itself, which would wait for itself.
    pub(super) fn wait<F>(&self, work: F) -> Result<F::Output, ConfigurationError>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        if thread::current().id() == self.thread {
            return Err(ConfigurationError::ReentrantCall);
        }
        let (tell, told) = mpsc::sync_channel(1);
        let work = work.instrument(Span::current()).with_current_subscriber();
        let work = self.runtime.spawn(work);
        self.runtime.spawn(async move { tell.send(work.await) });
        match told.recv() {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(error)) if error.is_panic() => resume_unwind(error.into_panic()),
            Ok(Err(error)) => Err(ConfigurationError::ThreadSpawn(error.to_string())),
            Err(error) => Err(ConfigurationError::ThreadSpawn(error.to_string())),
        }
    }
}

/// Makes the runtime and keeps it until the end: it must not be dropped in a task of another runtime.
fn serve(tell: &mpsc::Sender<io::Result<Handle>>, ended: oneshot::Receiver<Infallible>) {
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = tell.send(Err(error));
            return;
        }
    };
    let _ = tell.send(Ok(runtime.handle().clone()));
    // Ends when the sender is dropped, with the worker.
    let _ = runtime.block_on(ended);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::{pending, ready};
    use std::time::Duration;

    const LONG: Duration = Duration::from_secs(30);

    #[test]
    fn work_is_done_on_the_thread_and_its_result_comes_back() {
        let worker = Worker::start().unwrap();
        let name = async { thread::current().name().map(str::to_owned) };
        assert_eq!(worker.wait(name).unwrap().as_deref(), Some("tc3-blocking"));
    }

    #[test]
    fn the_thread_and_its_work_end_with_the_worker() {
        let worker = Worker::start().unwrap();
        let (held, ended) = mpsc::channel::<Infallible>();
        worker.runtime.spawn(async move {
            let _held = held;
            pending::<()>().await;
        });
        worker.wait(ready(())).unwrap();
        assert_eq!(ended.try_recv(), Err(mpsc::TryRecvError::Empty));
        drop(worker);
        let end = ended.recv_timeout(LONG);
        assert_eq!(end, Err(mpsc::RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_panic_comes_to_the_caller_and_the_thread_goes_on() {
        let worker = Worker::start().unwrap();
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            worker.wait(async { panic!("as asked") })
        }));
        let told = caught.map(|_: Result<(), _>| ()).unwrap_err();
        assert_eq!(told.downcast_ref::<&str>(), Some(&"as asked"));
        assert_eq!(worker.wait(ready(7)).unwrap(), 7);
    }

    #[test]
    fn waiting_on_the_thread_itself_is_refused() {
        let worker = std::sync::Arc::new(Worker::start().unwrap());
        let inner = std::sync::Arc::clone(&worker);
        let refused = worker.wait(async move { inner.wait(ready(())) }).unwrap();
        assert_eq!(refused, Err(ConfigurationError::ReentrantCall));
    }

    #[test]
    fn work_that_needs_time_and_sockets_has_them() {
        let worker = Worker::start().unwrap();
        let work = async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            let accepted = tokio::time::timeout(Duration::from_millis(1), listener.accept()).await;
            io::Result::Ok(accepted.is_err())
        };
        assert!(worker.wait(work).unwrap().unwrap());
    }
}
