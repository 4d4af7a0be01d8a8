//! The rooms of each crate, from bottom to top. `cargo run -p iai-floors -- FOLDER` tells an order that fits.

use std::io;
use std::path::Path;

use iai_floors::{Plan, Sources};

/// Fails with all that breaks the plan of a crate, whose folder is given from the workspace's.
fn holds(name: &str, plan: Plan<'_>) -> io::Result<()> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = Sources::read(&workspace.join(name).join("src"))?;
    let broken = plan.check(&sources);
    assert!(broken.is_empty(), "{name}/src:\n{}\n", broken.join("\n"));
    Ok(())
}

#[test]
fn iai_codegen() -> io::Result<()> {
    let rooms = &["diagnostic", "load", "read", "model", "check", "emit"];
    let generated = &[];
    holds("iai-codegen", Plan { rooms, generated })
}

#[test]
fn iai_macros() -> io::Result<()> {
    let rooms = &["arguments", "expand"];
    let generated = &[];
    holds("iai-macros", Plan { rooms, generated })
}

#[test]
fn iai_client() -> io::Result<()> {
    let rooms = &[
        "code",
        "endpoint",
        "image",
        "method",
        "time",
        "random",
        "timer",
        "wire",
        "validate",
        "signing",
        "action",
        "credentials",
        "error",
        "retry",
        "intercept",
        "rate",
        "answer",
        "client",
        "paging",
        "waiting",
        "typestate",
        "testing",
        "blocking",
        "runtime",
        "fuzzing",
    ];
    let generated = &["types", "actions", "ErrorCode", "credentials::sts::api::*"];
    holds("iai-client", Plan { rooms, generated })
}

#[test]
fn iai_emulator() -> io::Result<()> {
    let rooms = &[
        "identifiers",
        "percent",
        "clock",
        "calendar",
        "picture",
        "rules",
        "runtime",
        "api",
        "faults",
        "journal",
        "parameters",
        "protocol",
        "signature",
        "store",
        "behaviour",
        "admin",
        "server",
        "start_error",
        "builder",
        "emulator",
        "fuzzing",
        "program",
    ];
    let generated = &["api::*"];
    holds("iai-emulator", Plan { rooms, generated })
}

#[test]
fn iai_floors() -> io::Result<()> {
    let rooms = &[
        "sources",
        "attributes",
        "circles",
        "imports",
        "tokens",
        "mentions",
        "tree",
        "resolve",
        "survey",
        "plan",
    ];
    let generated = &[];
    holds("tests/floors", Plan { rooms, generated })
}
