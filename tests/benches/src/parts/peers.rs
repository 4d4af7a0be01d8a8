//! Other clients, which make the same calls to the same sink: `tests/peers`.

use std::process::Command;

use iai_benches::Failed;

use super::{calls, instructions};
use crate::figures::{Figures, workspace};
use crate::processes::{Caller, Sink, has};

/// Peers in Rust, kinds of one program: figures of small calls, and of calls with a picture, have their own kinds.
const RUST: [&str; 3] = ["hyper", "tencentcloud-sdk", "aws-sdk-rekognition"];

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let sink = Sink::start()?;
    let program = [rust()?];
    for name in RUST {
        peer(figures, &sink, name, &program)?;
        if has("valgrind") {
            let caller = caller(&format!("{name}-small"), &program);
            let ir = instructions::instructions(&caller, &sink)?;
            figures.set(format!("{name}-small.instructions"), ir);
        }
    }
    for (name, sdk) in [("python-sdk", "python"), ("nodejs-sdk", "node")] {
        match installed(sdk) {
            Ok(program) => peer(figures, &sink, name, &program)?,
            Err(error) => eprintln!("SKIPPED {name}: {error}"),
        }
    }
    Ok(())
}

/// Installs an official SDK as its tests do, and returns the words that run calls with it.
fn installed(sdk: &str) -> Result<Vec<String>, Failed> {
    let mut install = Command::new(workspace().join("tests/sdk/run"));
    if !install.args(["install", sdk]).status()?.success() {
        return Err("it cannot be installed".into());
    }
    let place = |path: &str| workspace().join(path).to_string_lossy().into_owned();
    Ok(match sdk {
        "python" => vec![
            place("target/sdk/venv/bin/python"),
            place("tests/peers/sdk/call.py"),
        ],
        _ => vec![
            "env".to_owned(),
            format!("NODE_PATH={}", place("target/sdk/node/node_modules")),
            "node".to_owned(),
            place("tests/peers/sdk/call.js"),
        ],
    })
}

/// Builds the peers in Rust, outside of the workspace.
fn rust() -> Result<String, Failed> {
    let target = workspace().join("target/peers");
    let build = Command::new("cargo")
        .args(["build", "--quiet", "--release"])
        .current_dir(workspace().join("tests/peers"))
        .env("CARGO_TARGET_DIR", &target)
        .status()?;
    if !build.success() {
        return Err("tests/peers is not built".into());
    }
    Ok(target.join("release/peers").to_string_lossy().into_owned())
}

fn caller(name: &str, program: &[String]) -> Caller {
    Caller {
        name: name.to_owned(),
        program: [program, &[name.to_owned()]].concat(),
    }
}

fn peer(figures: &mut Figures, sink: &Sink, name: &str, program: &[String]) -> Result<(), Failed> {
    eprintln!("   {name}");
    calls::small(figures, sink, &[caller(&format!("{name}-small"), program)])?;
    let photo = [caller(&format!("{name}-photo"), program)];
    for size in calls::sizes() {
        calls::photo(figures, sink, &photo, *size, 1)?;
    }
    calls::photo(figures, sink, &photo, calls::PHOTO, 4)
}
