//! Parts of the table, each measured by itself.

pub(crate) mod build;
pub(crate) mod calls;
pub(crate) mod check;
pub(crate) mod cli;
pub(crate) mod counts;
pub(crate) mod emulator;
pub(crate) mod instructions;
pub(crate) mod peers;
pub(crate) mod pieces;
pub(crate) mod program;

use iai_benches::Failed;

use crate::figures::Figures;

/// A part: its figures are measured together.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// Run where no part is named.
    pub(crate) by_default: bool,
    pub(crate) run: fn(&mut Figures) -> Result<(), Failed>,
}

/// All of them, in the order in which they run.
pub(crate) const ALL: &[Part] = &[
    Part {
        name: "counts",
        what: "allocations, and memory of hostile answers",
        by_default: true,
        run: counts::run,
    },
    Part {
        name: "pieces",
        what: "decoding, signing, validating, expansion, in this process",
        by_default: true,
        run: pieces::run,
    },
    Part {
        name: "calls",
        what: "whole calls on loopback: processor time and memory",
        by_default: true,
        run: calls::run,
    },
    Part {
        name: "instructions",
        what: "instructions of a small call, bytes copied of a photo; needs valgrind",
        by_default: true,
        run: instructions::run,
    },
    Part {
        name: "emulator",
        what: "the emulator with a client in the same process",
        by_default: true,
        run: emulator::run,
    },
    Part {
        name: "program",
        what: "the emulator as a program: size, start, memory, 100,000 persons in one group",
        by_default: true,
        run: program::run,
    },
    Part {
        name: "cli",
        what: "the command line as a program: size, start, calls, memory; beside the vendor's, which needs python3",
        by_default: true,
        run: cli::run,
    },
    Part {
        name: "cli-build",
        what: "debug builds of the crate of the command line alone",
        by_default: true,
        run: cli::build,
    },
    Part {
        name: "build",
        what: "clean release builds of two small programs, and their sizes",
        by_default: true,
        run: build::run,
    },
    Part {
        name: "check",
        what: "cargo check of generated clients of imported services; needs pip",
        by_default: true,
        run: check::run,
    },
    Part {
        name: "peers",
        what: "other clients, built and installed first, which takes minutes",
        by_default: false,
        run: peers::run,
    },
];

/// The part of a name.
pub(crate) fn find(name: &str) -> Option<&'static Part> {
    ALL.iter().find(|part| part.name == name)
}
