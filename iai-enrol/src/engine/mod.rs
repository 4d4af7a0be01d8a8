//! Enrols the rows of a table: one person after the other, many at a time, at the pace that the service allows.
//!
//! A creation is begun in the journal only for a person who was in no list at the start, or whom this journal has begun
//! before. So a person who is there later, and whose creation was begun, is this journal's.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use iai_client::{ClientBuilder, RateLimit};
//! use iai_enrol::Row;
//! use iai_enrol::engine::{Engine, EngineOptions, StopSignal};
//! use iai_enrol::journal::Journal;
//!
//! # async fn enrol(rows: Vec<Row>, journal: Journal) -> Result<(), Box<dyn std::error::Error>> {
//! let client = ClientBuilder::from_env()?
//!     .rate_limit(RateLimit::documented())
//!     .build()?;
//! let engine = Engine::new(client, Arc::new(journal), EngineOptions::new("pictures"));
//! let table = || Ok::<_, String>(rows.iter().cloned().map(Ok::<_, String>));
//! let totals = engine.run(table, StopSignal::new()).await?;
//! println!("{} enrolled", totals.enrolled);
//! # Ok(())
//! # }
//! ```

mod attach;
mod brake;
mod caller;
mod creation;
mod error;
mod event;
mod face;
mod faces;
mod options;
mod pace;
mod pictures;
mod ret_code;
mod row;
mod run;
mod settle;
mod stop;
mod stored;
mod survey;
#[cfg(test)]
mod tests;
mod twins;
mod undo;
mod verdict;
mod work;

use std::fmt::{self, Display};
use std::sync::Arc;

use iai_client::Client;

pub use error::EnrolError;
pub use event::Event;
pub use options::{Duplicates, EngineOptions, MultipleFaces};
pub use stop::StopSignal;
pub use undo::Undone;

use crate::ending::Totals;
use crate::journal::Journal;
use crate::person::Row;
use brake::Brake;
use caller::{Caller, Progress};
use run::Run;
use survey::Survey;

/// Enrols people, with a client and a journal.
#[derive(Clone)]
pub struct Engine {
    client: Client,
    journal: Arc<Journal>,
    options: EngineOptions,
    progress: Progress,
}

impl Engine {
    /// An engine that calls through this client, at the client's own rate limit at most. How often something is sent again is
    /// the engine's matter, whatever the client's settings say.
    #[must_use]
    pub fn new(client: Client, journal: Arc<Journal>, options: EngineOptions) -> Self {
        Self {
            client,
            journal,
            options,
            progress: Arc::new(|_| {}),
        }
    }

    /// Tells this of what happens.
    #[must_use]
    pub fn on_event(mut self, progress: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        self.progress = Arc::new(progress);
        self
    }

    /// Enrols all rows, of which `table` reads the same ones each time: it is called twice. The totals count the rows that have
    /// ended, those of earlier runs too; after a stop there may be fewer than the table has.
    ///
    /// The future can be dropped at any time, like the process can be killed: the next run finds out what became of the calls
    /// that were under way.
    ///
    /// # Errors
    ///
    /// Something that is about all rows: a table that cannot be read, a journal that cannot be written, a wrong key, no
    /// network, no room. All rows without an ending can be gone on with.
    pub async fn run<T, I, E, M>(&self, table: T, stop: StopSignal) -> Result<Totals, EnrolError>
    where
        T: Fn() -> Result<I, E>,
        I: Iterator<Item = Result<Row, M>>,
        E: Display,
        M: Display,
    {
        let rows = || table().map_err(|error| EnrolError::Table(error.to_string()));
        let survey = Survey::of(rows()?, &self.journal, self.options.shard)?;
        if survey.deleting > 0 {
            let persons = survey.deleting;
            return Err(EnrolError::HalfUndone { persons });
        }
        let caller = self.caller(stop);
        let run = Run::prepare(caller, Arc::clone(&self.journal), survey).await?;
        run.all(rows()?).await
    }

    fn caller(&self, stop: StopSignal) -> Caller {
        let (options, progress) = (self.options.clone(), Arc::clone(&self.progress));
        Caller::new(&self.client, Brake::new(stop), options, progress)
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine")
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
