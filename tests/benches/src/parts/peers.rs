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
    let program = rust()?;
    for name in RUST {
        peer(figures, &sink, name, &[&program])?;
        if has("valgrind") {
            let caller = caller(&format!("{name}-small"), &[&program]);
            let ir = instructions::instructions(&caller, &sink)?;
            figures.set(format!("{name}-small.instructions"), ir);
        }
    }
    let folder = workspace().join("tests/peers");
    for (name, program, script) in [
        ("python-sdk", "python3", "python"),
        ("nodejs-sdk", "node", "node"),
    ] {
        let runner = folder.join(script).join("run");
        let installed = has(program) && Command::new(&runner).arg("install").status()?.success();
        if !installed {
            eprintln!("SKIPPED {name}: it cannot be installed");
            continue;
        }
        let runner = runner.to_string_lossy().into_owned();
        peer(figures, &sink, name, &[&runner])?;
    }
    Ok(())
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

fn caller(name: &str, program: &[&str]) -> Caller {
    let words = program.iter().copied().chain([name]);
    Caller {
        name: name.to_owned(),
        program: words.map(str::to_owned).collect(),
    }
}

fn peer(figures: &mut Figures, sink: &Sink, name: &str, program: &[&str]) -> Result<(), Failed> {
    eprintln!("   {name}");
    calls::small(figures, sink, &[caller(&format!("{name}-small"), program)])?;
    let photo = [caller(&format!("{name}-photo"), program)];
    for size in calls::sizes() {
        calls::photo(figures, sink, &photo, *size, 1)?;
    }
    calls::photo(figures, sink, &photo, calls::PHOTO, 4)
}
