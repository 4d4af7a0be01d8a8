//! Two small programs, one with the HTTP library alone and one that enrols a person: how long a clean release build of each
//! takes, and how large it is.

use std::path::Path;

use iai_benches::Failed;

use crate::figures::{Figures, folder, workspace};
use crate::processes::measured;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    for name in ["bare", "enrol"] {
        let program = folder().join("programs").join(name);
        copy(
            &workspace().join("tests/benches/programs").join(name),
            &program,
        )?;
        // The versions of the workspace.
        for file in ["Cargo.lock", "rust-toolchain.toml"] {
            std::fs::copy(workspace().join(file), program.join(file))?;
        }
        let target = program.join("target");
        if target.exists() {
            std::fs::remove_dir_all(&target)?;
        }
        let place = target.to_string_lossy().into_owned();
        let environment = [
            ("CARGO_TARGET_DIR", place.as_str()),
            ("CARGO_INCREMENTAL", "0"),
        ];
        measured(&program, &["cargo", "fetch", "--quiet"], &environment)?;
        let build = ["cargo", "build", "--quiet", "--release"];
        let used = measured(&program, &build, &environment)?;
        let size = std::fs::metadata(target.join("release").join(name))?.len();
        figures.set(format!("build.{name}.seconds"), used.seconds);
        figures.set(format!("build.{name}.bytes"), size as f64);
        std::fs::remove_dir_all(&target)?;
    }
    Ok(())
}

/// Copies manifest and source. The path to the crates of the workspace is the same from there: as many folders up.
fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    std::fs::create_dir_all(to.join("src"))?;
    for file in ["Cargo.toml", "src/main.rs"] {
        std::fs::copy(from.join(file), to.join(file))?;
    }
    Ok(())
}
