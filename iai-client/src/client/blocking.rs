//! The blocking mode: the calling thread waits while a thread of the client's own makes the call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::call::Outcome;
use super::mode::Sealed;
use super::worker::Worker;
use super::{Answer, Client, ClientBuilder, Mode, SendFuture};
use crate::action::Response;
use crate::error::{Error, ErrorKind};

/// Calls return when they have ended; the calling thread waits. The mode of a
/// [`blocking::Client`](crate::blocking::Client).
#[derive(Clone)]
pub struct Blocking {
    worker: Arc<Worker>,
}

impl Sealed for Blocking {}

impl Mode for Blocking {
    type Sent<R: Response> = Result<Answer<R>, Error>;

    fn hand_over<R: Response>(
        &self,
        call: SendFuture<R>,
        action: &'static str,
    ) -> Result<Answer<R>, Error> {
        // What crosses the threads is the same for all actions, so that it is compiled once.
        let refused = |error| Error::before_sending(ErrorKind::Configuration(error), action);
        let outcome = self.worker.wait(call.into_call()).map_err(refused)?;
        outcome.and_then(Outcome::read)
    }
}

impl Client<Blocking> {
    /// Waits on the client's timer.
    pub(crate) fn pause(&self, duration: Duration) -> Result<(), Error> {
        let client = self.asynchronous();
        // The pause must begin on the thread that keeps its time.
        let pause = async move { client.pause(duration).await };
        Ok(self.mode.worker.wait(pause)?)
    }
}

impl ClientBuilder {
    /// Makes a client whose calls block. It has connections, a retry budget and a background thread of its own, which
    /// all clones share. Connects to nothing yet.
    ///
    /// # Errors
    ///
    /// Those of [`build`](Self::build), and that the thread cannot be started.
    pub fn build_blocking(self) -> Result<Client<Blocking>, Error> {
        let Client {
            shared, settings, ..
        } = self.build()?;
        let worker = Arc::new(Worker::start()?);
        Ok(Client {
            shared,
            settings,
            mode: Blocking { worker },
        })
    }
}

impl fmt::Debug for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blocking")
    }
}
