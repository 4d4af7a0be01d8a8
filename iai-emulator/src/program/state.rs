//! The options of what is kept and loaded.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::builder::EmulatorBuilder;
use crate::state_file::Durability;

#[derive(Args)]
pub(super) struct StateOptions {
    /// Keeps the state in this file, which is made if there is none; else it is gone at the end. A change is on disk
    /// before its response leaves. It holds names of persons, and pictures with --keep-pictures
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,

    /// Syncs of the state file: one for each change, or one for all changes that wait at the same time
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "batched",
        requires = "state"
    )]
    durability: WhenSynced,

    /// Begins with the state in this file, as GET /_emulator/state gives it, and goes back to it at a reset. Of a
    /// state file, only a new one begins with it
    #[arg(long, value_name = "FILE")]
    load: Option<PathBuf>,

    /// Begins with a person for each picture GROUP/PERSON.jpg in this folder, or folder of pictures GROUP/PERSON;
    /// otherwise like --load
    #[arg(long, value_name = "DIR")]
    load_pictures: Vec<PathBuf>,

    /// Keeps the pictures of persons, to be shown; else nothing is kept of them but a fingerprint
    #[arg(long)]
    keep_pictures: bool,
}

/// [`Durability`] as a word.
#[derive(Clone, Copy, ValueEnum)]
enum WhenSynced {
    Each,
    Batched,
}

impl From<WhenSynced> for Durability {
    fn from(when: WhenSynced) -> Self {
        match when {
            WhenSynced::Each => Self::Each,
            WhenSynced::Batched => Self::Batched,
        }
    }
}

impl StateOptions {
    /// The emulator with these settings.
    pub(super) fn applied_to(self, builder: EmulatorBuilder) -> EmulatorBuilder {
        let mut builder = builder.keep_pictures(self.keep_pictures);
        if let Some(file) = self.state {
            builder = builder.state_file(file).durability(self.durability.into());
        }
        let files = self.load.into_iter();
        builder = files.fold(builder, EmulatorBuilder::load_file);
        let folders = self.load_pictures.into_iter();
        folders.fold(builder, EmulatorBuilder::load_pictures)
    }
}
