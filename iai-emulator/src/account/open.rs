//! The account at the start: what the state file has kept, or what is to be loaded.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::{Account, LoadError, Loading};
use crate::identifiers::{Identifiers, Issued, any_seed};
use crate::picture::Reading;
use crate::state_file::{Durability, StateFile, StateFileError};
use crate::store::{Loader, Store};

/// Where the state is kept, and what it begins with.
#[derive(Default)]
pub(crate) struct Keeping {
    pub(crate) file: Option<PathBuf>,
    pub(crate) durability: Durability,
    pub(crate) sources: Vec<Source>,
}

/// A state to load.
pub(crate) enum Source {
    Value(Value),
    File(PathBuf),
    Pictures(PathBuf),
}

/// Why an account cannot be opened.
pub(crate) enum OpenError {
    State(StateFileError),
    Load(Option<PathBuf>, LoadError),
}

impl From<StateFileError> for OpenError {
    fn from(error: StateFileError) -> Self {
        Self::State(error)
    }
}

impl Account {
    /// The account as the file has kept it. A new file, and an account without one, begin with what is to be loaded.
    ///
    /// # Errors
    /// The file cannot be used, or something cannot be loaded.
    pub(crate) fn open(
        keeping: Keeping,
        reading: Reading,
        seed: Option<u64>,
        now: u64,
    ) -> Result<Self, OpenError> {
        let Some(path) = keeping.file else {
            let seed = seed.unwrap_or_else(any_seed);
            let identifiers = Arc::new(Identifiers::new(seed));
            let loaded = load(Loading::new(&identifiers, reading, now), keeping.sources)?;
            return Ok(Self::new(identifiers, reading, loaded.clone(), loaded));
        };
        let file = StateFile::open(&path)?;
        let issued = file.issued()?;
        let is_new = issued.is_none();
        let identifiers = Arc::new(identifiers(&file, issued, seed)?);
        let loaded = load(Loading::new(&identifiers, reading, now), keeping.sources)?;
        let mut loader = Loader::new(now);
        file.read(|row| loader.add_row(row))?;
        let mut kept = loader.finish();
        kept.forget_changes();
        let account = Self::new(identifiers, reading, kept, loaded.clone());
        let account = account
            .kept_in(file, keeping.durability)
            .map_err(|error| StateFileError::Io(path.clone(), error))?;
        // Else there is nothing to write before the first change.
        if is_new || seed.is_some() {
            let written = account.begin(is_new.then_some(loaded));
            written.map_err(|reason| StateFileError::Unwritten(path, reason.to_string()))?;
        }
        Ok(account)
    }
}

/// Those of the file's earlier runs, or new ones.
fn identifiers(
    file: &StateFile,
    issued: Option<Vec<u8>>,
    seed: Option<u64>,
) -> Result<Identifiers, StateFileError> {
    let Some(row) = issued else {
        return Ok(Identifiers::new(seed.unwrap_or_else(any_seed)));
    };
    let issued: Issued = serde_json::from_slice(&row)
        .map_err(|_| StateFileError::Damaged(file.path().to_owned(), "ids".to_owned()))?;
    // With another seed, an id might be given that somebody has.
    if seed.is_some_and(|seed| seed != issued.seed) {
        return Err(StateFileError::OtherSeed(
            file.path().to_owned(),
            issued.seed,
        ));
    }
    let resumed = Identifiers::resumed(Issued {
        runs: issued.runs.saturating_add(1),
        ..issued
    });
    Ok(match seed {
        Some(_) => resumed,
        None => resumed.with_other_requests(),
    })
}

fn load(mut loading: Loading<'_>, sources: Vec<Source>) -> Result<Store, OpenError> {
    for source in sources {
        let (path, loaded) = match source {
            Source::Value(state) => (None, loading.dump(state.to_string().as_bytes())),
            Source::File(path) => {
                let json = std::fs::read(&path);
                let json = json.map_err(|error| LoadError::unreadable(&error));
                let loaded = json.and_then(|json| loading.dump(&json));
                (Some(path), loaded)
            }
            Source::Pictures(path) => {
                let loaded = loading.pictures(&path);
                (Some(path), loaded)
            }
        };
        loaded.map_err(|error| OpenError::Load(path, error))?;
    }
    Ok(loading.finish())
}
