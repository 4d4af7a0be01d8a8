//! Prints how the cost of generated code grows with the number of actions: the real spec, and the same actions again
//! and again under other names, each in a crate of its own.

use iai_codegen::{Problems, Sources, compile};
use iai_tests::spec;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [35, 350, 1_000];

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()?;
    let folder = root.join("target/growth");
    println!("actions   expansion   check   build   (ms, and ms for each action)");
    for size in SIZES {
        let sources = grown(size);
        let krate = write(&root, &folder, size, &sources)?;
        // Builds what it depends on as well.
        cargo(&krate, &folder, "check")?;
        cargo(&krate, &folder, "build")?;
        let figures = [
            expansion(&sources),
            again(&krate, &folder, "check")?,
            again(&krate, &folder, "build")?,
        ];
        let shown = figures.map(|time| per_action(time, size));
        println!("{size:7}   {}", shown.join("   "));
    }
    Ok(())
}

fn per_action(time: Duration, size: usize) -> String {
    let ms = time.as_secs_f64() * 1e3;
    format!("{ms:6.0} ({:5.2})", ms / size as f64)
}

/// The real spec, its actions repeated until there are so many.
fn grown(size: usize) -> Sources {
    let real = spec::sources();
    let texts = real.files.iter().map(|file| {
        let name = file.name.trim_start_matches("spec/").to_owned();
        (name, file.text().to_owned())
    });
    let (actions, mut files): (Vec<_>, Vec<_>) =
        texts.partition(|(name, _)| name.starts_with("actions/"));
    let copies = (0..size).filter_map(|index| {
        let (name, text) = actions.get(index % actions.len())?;
        Some(copy(name, text, index / actions.len()))
    });
    files.extend(copies);
    let files = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    Sources::in_memory("spec", files)
}

/// An action under another name. Waiters and recovery still name the original of the action that they use.
fn copy(name: &str, text: &str, round: usize) -> (String, String) {
    if round == 0 {
        return (name.to_owned(), text.to_owned());
    }
    let name = name.replace(".yaml", &format!("_{round}.yaml"));
    let renamed = text
        .lines()
        .map(|line| match line.strip_prefix("action: ") {
            Some(action) => format!("action: {action}{round}\n"),
            None => format!("{line}\n"),
        });
    (name, renamed.collect())
}

#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
fn clock() -> Instant {
    Instant::now()
}

/// The generator alone, as this program is built.
fn expansion(sources: &Sources) -> Duration {
    let start = clock();
    let (api, _) = compile(sources, Problems::default());
    let tokens = api.map(|api| spec::client(&api).tokens());
    assert!(tokens.is_some(), "the grown spec compiles");
    start.elapsed()
}

fn write(
    root: &Path,
    folder: &Path,
    size: usize,
    sources: &Sources,
) -> Result<PathBuf, Box<dyn Error>> {
    let krate = folder.join(format!("of_{size}"));
    for file in &sources.files {
        let path = krate.join(&file.name);
        std::fs::create_dir_all(path.parent().unwrap_or(&krate))?;
        std::fs::write(path, file.text())?;
    }
    std::fs::create_dir_all(krate.join("src"))?;
    std::fs::write(
        krate.join("src/lib.rs"),
        "iai_macros::client! { spec: \"spec\" }\n",
    )?;
    // The macro is built as a user builds it for a release, so that its own cost is not that of a debug build.
    let manifest = format!(
        "[package]\nname = \"of_{size}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         iai-macros = {{ path = {:?} }}\ntc3-runtime = {{ path = {:?}, default-features = false }}\n\n\
         [profile.dev.build-override]\nopt-level = 3\n",
        root.join("iai-macros"),
        root.join("tc3-runtime")
    );
    std::fs::write(krate.join("Cargo.toml"), manifest)?;
    std::fs::copy(root.join("Cargo.lock"), krate.join("Cargo.lock"))?;
    Ok(krate)
}

/// The crate alone, once more.
fn again(krate: &Path, folder: &Path, command: &str) -> Result<Duration, Box<dyn Error>> {
    let lib = krate.join("src/lib.rs");
    let text = std::fs::read_to_string(&lib)?;
    std::fs::write(&lib, text)?;
    let start = clock();
    cargo(krate, folder, command)?;
    Ok(start.elapsed())
}

fn cargo(krate: &Path, folder: &Path, command: &str) -> Result<(), Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo)
        .args([command, "--quiet"])
        .current_dir(krate)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .status()?;
    match done.success() {
        true => Ok(()),
        false => Err(format!("cargo {command} of {} failed", krate.display()).into()),
    }
}
