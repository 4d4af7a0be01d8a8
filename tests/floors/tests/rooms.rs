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
fn tc3_runtime() -> io::Result<()> {
    let rooms = &[
        "date_time",
        "argument",
        "explain",
        "image",
        "code",
        "method",
        "sync",
        "time",
        "tls",
        "random",
        "service",
        "description",
        "header",
        "contract",
        "wire",
        "validate",
        "signing",
        "endpoint",
        "action",
        "credentials",
        "error",
        "retry",
        "intercept",
        "rate",
        "response",
        "transport",
        "call",
        "client",
        "paging",
        "waiting",
        "dynamic",
        "request_builder",
        "sts",
        "testing",
        "rt",
        "fuzzing",
    ];
    let generated = &[
        "description::action::*",
        "description::constraint::*",
        "description::field::*",
        "description::service::*",
        "description::types::*",
    ];
    holds("tc3-runtime", Plan { rooms, generated })
}

#[test]
fn iai_codegen() -> io::Result<()> {
    let rooms = &[
        "node",
        "place",
        "diagnostic",
        "model",
        "load",
        "render",
        "read",
        "check",
        "describe",
        "emit",
    ];
    let generated = &["read::keys::*"];
    holds("iai-codegen", Plan { rooms, generated })
}

#[test]
fn iai_macros() -> io::Result<()> {
    let rooms = &["arguments", "expand"];
    let generated = &[];
    holds("iai-macros", Plan { rooms, generated })
}

#[test]
fn iai_spec() -> io::Result<()> {
    let rooms = &[
        "vendor_type",
        "definitions",
        "page",
        "import",
        "expand",
        "source",
        "describe",
        "coverage",
        "facts",
        "explain",
        "check",
        "diff",
        "cli",
    ];
    let generated = &[];
    holds("iai-spec", Plan { rooms, generated })
}

#[test]
fn iai_cli() -> io::Result<()> {
    let rooms = &[
        "exit",
        "facts",
        "failure",
        "flags",
        "terminal",
        "output",
        "embedded",
        "settings",
        "call",
        "completion",
        "secret_id",
        "configure",
        "doctor",
        "emulator",
        "enrol",
        "man",
        "mcp",
        "schema",
        "commands",
    ];
    let generated = &[];
    holds("iai-cli", Plan { rooms, generated })
}

#[test]
fn iai_emulator() -> io::Result<()> {
    let rooms = &[
        "sync",
        "ticket",
        "state_file",
        "tls",
        "near",
        "documented",
        "percent",
        "calendar",
        "clock",
        "identifiers",
        "pretty",
        "journal",
        "refusal",
        "table",
        "picture",
        "store",
        "protocol",
        "parameters",
        "rules",
        "runtime",
        "signature",
        "api",
        "account",
        "faults",
        "service",
        "behaviour",
        "admin",
        "ui",
        "server",
        "start_error",
        "emulator",
        "builder",
        "fuzzing",
        "program",
    ];
    let generated = &["api::*"];
    holds("iai-emulator", Plan { rooms, generated })
}

#[test]
fn iai_enrol() -> io::Result<()> {
    let rooms = &[
        "ending", "person", "table", "check", "journal", "engine", "report",
    ];
    let generated = &[];
    holds("iai-enrol", Plan { rooms, generated })
}

#[test]
fn iai_faces() -> io::Result<()> {
    let rooms = &[
        "face", "map", "weights", "layers", "network", "frames", "picture",
    ];
    let generated = &[];
    holds("iai-faces", Plan { rooms, generated })
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
