//! The blocking mode: the calling thread waits while the client's own thread makes the call.

use std::fmt;
use std::sync::Arc;

use super::future::SendFuture;
use super::mode::{Mode, Sealed};
use super::worker::Worker;
use crate::action::ActionOutput;
use crate::call;
use crate::error::{ConfigurationError, Error, ErrorKind};
use crate::response::Response;
use crate::time::Sleep;

/// The mode of a blocking client: a call returns its result, and the calling thread waits for it.
#[derive(Clone)]
pub struct Blocking {
    worker: Arc<Worker>,
}

impl Sealed for Blocking {}

impl Mode for Blocking {
    type Sent<R: ActionOutput> = Result<Response<R>, Error>;
    type Slept = Result<(), Error>;

    fn start() -> Result<Self, ConfigurationError> {
        let worker = Arc::new(Worker::start()?);
        Ok(Self { worker })
    }

    fn hand_over<R: ActionOutput>(
        &self,
        call: SendFuture<R>,
        action: &'static str,
    ) -> Result<Response<R>, Error> {
        // What crosses the threads is the same for all actions, so that it is compiled once.
        let refused = |error| Error::before_sending(ErrorKind::Configuration(error), action);
        let output = self.worker.wait(call.into_call()).map_err(refused)?;
        output.and_then(call::finish)
    }

    fn wait(&self, sleep: Sleep) -> Result<(), Error> {
        Ok(self.worker.wait(sleep)?)
    }
}

impl fmt::Debug for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blocking")
    }
}
