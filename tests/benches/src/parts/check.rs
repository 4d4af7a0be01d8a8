//! `cargo check` of generated code for each action, of services that were imported from the vendor's definitions.

use std::path::Path;

use iai_benches::Failed;

use crate::figures::{Figures, workspace};
use crate::processes::{measured, median};

const ROUNDS: usize = 3;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let sample = workspace().join("target/services");
    if !sample.join("Cargo.toml").exists() {
        return Err("run `.ci/more services` first, which writes target/services".into());
    }
    let target = sample.join("target").to_string_lossy().into_owned();
    let environment = [
        ("CARGO_TARGET_DIR", target.as_str()),
        ("CARGO_INCREMENTAL", "0"),
    ];
    measured(
        &sample,
        &["cargo", "check", "--quiet", "--workspace"],
        &environment,
    )?;
    for name in services(&sample)? {
        let folder = sample.join(&name);
        let actions = actions(&folder)?;
        let check = ["cargo", "check", "--quiet", "-p", &name];
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let main = folder.join("src/main.rs");
            std::fs::write(&main, std::fs::read(&main)?)?;
            rounds.push(measured(&sample, &check, &environment)?);
        }
        let seconds = median(rounds.iter().map(|used| used.seconds));
        let peak_kib = median(rounds.iter().map(|used| used.peak_kib));
        figures.set(format!("check.{actions}.seconds"), seconds);
        figures.set(format!("check.{actions}.peak_kib"), peak_kib);
    }
    Ok(())
}

/// Packages of the sample.
fn services(sample: &Path) -> Result<Vec<String>, Failed> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(sample)? {
        let entry = entry?;
        if entry.path().join("src/api.rs").exists() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// How many actions the client of a service has.
fn actions(folder: &Path) -> Result<usize, Failed> {
    let code = std::fs::read_to_string(folder.join("src/api.rs"))?;
    Ok(code
        .lines()
        .filter(|line| line.starts_with("    pub mod "))
        .count())
}
