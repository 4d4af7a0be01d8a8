//! The account: its state with a lock, the ids for new things, and what is kept of it: in a file, in snapshots, and as what a
//! reset goes back to.

mod change;
mod loading;
mod open;
#[cfg(test)]
mod tests;
mod writer;

pub use loading::LoadError;
pub(crate) use loading::Loading;
pub(crate) use open::{Keeping, OpenError, Source};

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use crate::identifiers::Identifiers;
use crate::picture::Reading;
use crate::runtime::Call;
use crate::state_file::{Durability, StateFile};
use crate::store::Store;
use crate::sync::lock;
use crate::ticket::{Reason, Ticket};
use change::Change;
use writer::Writer;

/// Snapshots with names that are kept at most.
pub(crate) const SNAPSHOTS: usize = 100;

/// The account that the emulator keeps. All copies are of the same one.
#[derive(Clone)]
pub(crate) struct Account {
    /// A lock for many readers: searches take long, and other calls that only read do not wait for them.
    store: Arc<RwLock<Store>>,
    pub(crate) identifiers: Arc<Identifiers>,
    /// How pictures are read that are loaded.
    reading: Reading,
    /// What a reset goes back to.
    origin: Arc<Mutex<Store>>,
    snapshots: Arc<Mutex<BTreeMap<String, Snapshot>>>,
    writer: Option<Arc<Writer>>,
}

/// The state of an emulator at one time, to go back to. It holds names of persons and fingerprints of faces, and shows
/// none of them.
#[derive(Clone)]
pub struct Snapshot(Store);

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Snapshot").field(&self.0).finish()
    }
}

impl Account {
    /// An account with this state. A reset goes back to `origin`.
    pub(crate) fn new(
        identifiers: Arc<Identifiers>,
        reading: Reading,
        store: Store,
        origin: Store,
    ) -> Self {
        Self {
            store: Arc::new(RwLock::new(store)),
            identifiers,
            reading,
            origin: Arc::new(Mutex::new(origin)),
            snapshots: Arc::default(),
            writer: None,
        }
    }

    /// An empty one.
    #[cfg(test)]
    pub(crate) fn empty(identifiers: Arc<Identifiers>) -> Self {
        Self::new(
            identifiers,
            Reading::default(),
            Store::default(),
            Store::default(),
        )
    }

    /// Keeps the state in this file, which says the same as the state does.
    pub(crate) fn kept_in(mut self, file: StateFile, durability: Durability) -> io::Result<Self> {
        let writer = Writer::start(file, durability, Arc::clone(&self.store))?;
        self.writer = Some(Arc::new(writer));
        Ok(self)
    }

    /// The state. Each change checks everything before it writes, so that a panic leaves no half-made change: a poisoned lock is
    /// used like any other.
    pub(crate) fn store(&self) -> RwLockReadGuard<'_, Store> {
        self.store.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<'a>(&'a self, call: Option<&'a Call<'a>>) -> Change<'a> {
        Change {
            store: self.store.write().unwrap_or_else(PoisonError::into_inner),
            writer: self.writer.as_deref(),
            identifiers: &self.identifiers,
            call,
        }
    }

    /// The state at the time of a call, for reading. Jobs that have ended by then are completed first.
    pub(crate) fn store_at(&self, call: &Call<'_>) -> RwLockReadGuard<'_, Store> {
        if !self.store().is_settled(call.now()) {
            self.change(None).settle(call.now());
        }
        let store = self.store();
        if let Some(writer) = &self.writer {
            call.depends_on(writer.last());
        }
        store
    }

    /// The same for a call that changes it.
    pub(crate) fn change_at<'a>(&'a self, call: &'a Call<'a>) -> Change<'a> {
        let mut store = self.change(Some(call));
        store.settle(call.now());
        store
    }

    /// Waits until everything that the state says is on disk.
    ///
    /// # Errors
    /// Something of it could not be written.
    pub(crate) fn written(&self) -> Result<(), Reason> {
        let store = self.store();
        let last = self.writer.as_ref().map(|writer| writer.last());
        drop(store);
        wait(last)
    }

    /// Notes in the file that a run has begun, and loads a state into it.
    fn begin(&self, loaded: Option<Store>) -> Result<(), Reason> {
        if let Some(loaded) = loaded {
            self.replace(loaded)?;
        }
        if let Some(writer) = &self.writer {
            writer.submit(vec![self.identifiers.issued().row()]);
        }
        self.written()
    }

    /// Goes back to what was loaded; to nothing if nothing was.
    pub(crate) fn reset(&self) -> Result<(), Reason> {
        let origin = lock(&self.origin).clone();
        self.replace(origin)
    }

    /// Takes over a state; a reset goes back to it from now on.
    pub(crate) fn load(&self, state: Store) -> Result<(), LoadError> {
        let replaced = self.replace(state.clone());
        replaced.map_err(|reason| LoadError::unwritten(&reason))?;
        *lock(&self.origin) = state;
        Ok(())
    }

    /// Begins to load a state. `now` is the time of creation of what does not tell one.
    pub(crate) fn loading(&self, now: u64) -> Loading<'_> {
        Loading::new(&self.identifiers, self.reading, now)
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot(self.store().clone())
    }

    pub(crate) fn restore(&self, snapshot: &Snapshot) -> Result<(), Reason> {
        self.replace(snapshot.0.clone())
    }

    /// Keeps a snapshot under a name; `false` when there is no room for another one.
    pub(crate) fn keep_snapshot(&self, name: &str) -> bool {
        let snapshot = self.snapshot();
        let mut snapshots = lock(&self.snapshots);
        let fits = snapshots.len() < SNAPSHOTS || snapshots.contains_key(name);
        if fits {
            snapshots.insert(name.to_owned(), snapshot);
        }
        fits
    }

    pub(crate) fn kept_snapshot(&self, name: &str) -> Option<Snapshot> {
        lock(&self.snapshots).get(name).cloned()
    }

    pub(crate) fn drop_snapshot(&self, name: &str) -> bool {
        lock(&self.snapshots).remove(name).is_some()
    }

    /// Names and sizes of the snapshots, in groups and persons.
    pub(crate) fn snapshots(&self) -> Vec<(String, usize, usize)> {
        let snapshots = lock(&self.snapshots);
        let sizes = |(name, Snapshot(store)): (&String, &Snapshot)| {
            (name.clone(), store.group_count(), store.person_count())
        };
        snapshots.iter().map(sizes).collect()
    }

    /// Freeing a large state takes a while, so it happens after the lock is released.
    fn replace(&self, state: Store) -> Result<(), Reason> {
        let mut store = self.change(None);
        let state = state.replacing(&store);
        let replaced = std::mem::replace(&mut *store, state);
        let change = store.submit();
        drop(store);
        drop(replaced);
        wait(change)
    }

    /// Writes what is left to write, and closes the file.
    pub(crate) fn close(&self) {
        if let Some(writer) = &self.writer {
            writer.close();
        }
    }
}

fn wait(change: Option<Ticket>) -> Result<(), Reason> {
    change.map_or(Ok(()), |change| change.wait())
}

/// The state has names in it.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").finish_non_exhaustive()
    }
}
