//! In place of the state file, where the feature `state` is off: there never is one.

use std::convert::Infallible;
use std::path::Path;

use super::{Row, StateFileError};

/// A state file, of which there is none.
pub(crate) struct StateFile(Infallible);

impl StateFile {
    pub(crate) fn open(path: &Path) -> Result<Self, StateFileError> {
        Err(StateFileError::NoFeature(path.to_owned()))
    }

    pub(crate) fn path(&self) -> &Path {
        match self.0 {}
    }

    pub(crate) fn issued(&self) -> Result<Option<Vec<u8>>, StateFileError> {
        match self.0 {}
    }

    pub(crate) fn read(
        &self,
        _: impl FnMut(&Row) -> Result<(), &'static str>,
    ) -> Result<(), StateFileError> {
        match self.0 {}
    }

    pub(crate) fn write<'a>(
        &mut self,
        _: impl Iterator<Item = &'a Row>,
    ) -> Result<(), StateFileError> {
        match self.0 {}
    }

    pub(crate) fn reopen(&mut self) -> Result<(), StateFileError> {
        match self.0 {}
    }
}
