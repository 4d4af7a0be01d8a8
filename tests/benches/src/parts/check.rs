//! `cargo check` of generated code for each action, of services that were imported from the vendor's definitions.

use std::path::Path;

use iai_benches::Failed;

use crate::figures::{Figures, folder, workspace};
use crate::processes::{measured, median};

const ROUNDS: usize = 3;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let sample = workspace().join("target/services");
    write(&sample)?;
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
            // As if it had changed.
            let code = folder.join("src/api.rs");
            std::fs::write(&code, std::fs::read(&code)?)?;
            rounds.push(measured(&sample, &check, &environment)?);
        }
        let seconds = median(rounds.iter().map(|used| used.seconds));
        let peak_kib = median(rounds.iter().map(|used| used.peak_kib));
        figures.set(format!("check.{actions}.seconds"), seconds);
        figures.set(format!("check.{actions}.peak_kib"), peak_kib);
    }
    Ok(())
}

/// Writes the workspace of services anew, with the generator as it is now. Its target folder stays.
fn write(sample: &Path) -> Result<(), Failed> {
    let place = folder().join("definitions");
    let release = release()?;
    let wheel = place.join(format!("tccli-{release}-py2.py3-none-any.whl"));
    if !wheel.exists() {
        let place = place.to_string_lossy();
        let (source, words) = (format!("tccli=={release}"), ["pip", "download", "--quiet"]);
        let words = [&words[..], &["--no-deps", "--dest", &place, &source]].concat();
        measured(workspace(), &words, &[])?;
    }
    for name in services(sample).unwrap_or_default() {
        std::fs::remove_dir_all(sample.join(name))?;
    }
    let (wheel, sample) = (wheel.to_string_lossy(), sample.to_string_lossy());
    let words = [
        "cargo",
        "run",
        "--quiet",
        "--release",
        "-p",
        "iai-services",
        "--",
    ];
    let words = [&words[..], &[&wheel, "--sample", &sample]].concat();
    measured(workspace(), &words, &[]).map(drop)
}

/// The release of the definitions, which `.ci/more` names.
fn release() -> Result<String, Failed> {
    let script = std::fs::read_to_string(workspace().join(".ci/more"))?;
    let release = script
        .lines()
        .find_map(|line| line.strip_prefix("definitions="));
    Ok(release
        .ok_or(".ci/more names no release of the definitions")?
        .to_owned())
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
