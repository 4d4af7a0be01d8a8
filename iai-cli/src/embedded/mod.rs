//! The embedded emulator: with `--emulator` a command runs against an emulator in the same process, which keeps its state in
//! a file. So a command finds what the one before it has left.

mod flags;
mod opened;
mod place;
mod refused;

use std::path::Path;

use clap::ArgMatches;
use iai_client::{ClientBuilder, Credentials, Error};
use iai_emulator::{Emulator, EmulatorBuilder};

use crate::failure::Failure;

pub(crate) use flags::{flags, is_wanted};

use flags::Wanted;

/// The key of calls to it, made up: it takes no other, and no other program can reach it by accident.
const SECRET_ID: &str = "AKIDembedded";
/// The SecretKey that belongs to it.
const SECRET_KEY: &str = "key-of-the-embedded-emulator";

/// A running emulator. It stops when this is dropped, which is to be after the last call.
#[derive(Debug)]
pub(crate) struct Embedded {
    emulator: Emulator,
}

impl Embedded {
    /// Starts it if the flags ask for it, and tells in a note where it keeps its state.
    ///
    /// # Errors
    /// Its flags are wrong together, its file cannot be used, or it cannot listen.
    #[expect(
        clippy::disallowed_methods,
        reason = "another program has the file, and nothing else happens in this one meanwhile"
    )]
    pub(crate) fn start(
        matches: &ArgMatches,
        note: impl FnOnce(&str),
    ) -> Result<Option<Self>, Failure> {
        let Some(wanted) = Wanted::from(matches)? else {
            return Ok(None);
        };
        let state = match &wanted.state {
            Some(file) => file.clone(),
            None => place::default_file()?,
        };
        let emulator = opened::patiently(|| builder(&wanted, &state).start(), std::thread::sleep);
        let emulator = emulator.map_err(|error| refused::failure(&error))?;
        note(&format!("emulator: state in {}", state.display()));
        Ok(Some(Self { emulator }))
    }

    /// The settings of a client of it: its address and its key.
    ///
    /// # Errors
    /// Never, as far as is known: address and key are its own.
    pub(crate) fn client_builder(&self) -> Result<ClientBuilder, Failure> {
        Ok(self.emulator.client_builder()?)
    }

    /// Its key.
    ///
    /// # Errors
    /// Never, as far as is known.
    pub(crate) fn credentials() -> Result<Credentials, Failure> {
        Ok(Credentials::new(SECRET_ID, SECRET_KEY).map_err(Error::from)?)
    }
}

/// The emulator that is wanted. It has no control routes: they would let other programs of this machine in without a key.
fn builder(wanted: &Wanted, state: &Path) -> EmulatorBuilder {
    let builder = Emulator::builder()
        .credentials(SECRET_ID, SECRET_KEY)
        .state_file(state)
        .faces(wanted.faces)
        .admin(false);
    match &wanted.pictures {
        Some(folder) => builder.pictures(folder),
        None => builder,
    }
}

#[cfg(test)]
mod tests;
