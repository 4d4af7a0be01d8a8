//! Prints what the generated code costs: lines per action, time of an expansion, and with `--build` builds of the client.

use iai_codegen::emit::Output;
use iai_codegen::{Problems, compile};
use iai_tests::spec;
use std::process::Command;
use std::time::{Duration, Instant};

/// The source of the macros by example that generated code calls; their lines count as generated.
const MACROS: &str = include_str!("../../../tc3-runtime/src/wire/macros.rs");

fn main() {
    lines();
    expansion();
    if std::env::args().any(|argument| argument == "--build") {
        build();
    }
}

fn lines() {
    let api = spec::api(&spec::sources());
    let output = spec::client(&api);
    println!("generated lines (formatted, without documentation, macros expanded):");
    let mut total = 0;
    for action in &api.actions {
        let lines = of_module(&output, &format!("actions::{}", action.module));
        println!(
            "  {:32} {lines:5}   budget 320 for CreatePerson",
            action.name
        );
        total += lines;
    }
    println!(
        "  {:32} {:5}   budget 150",
        "average per action",
        total / api.actions.len()
    );
    println!("  {:32} {:5}", "types", of_module(&output, "types"));
}

fn of_module(output: &Output, path: &str) -> usize {
    let items = output
        .modules()
        .iter()
        .filter(|module| module.path == path)
        .flat_map(|module| &module.items);
    items.map(|item| count(&spec::pretty(item))).sum()
}

fn count(code: &str) -> usize {
    let lines = code
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.trim().starts_with("///"));
    let calls = |name: &str| code.matches(&format!("{name}!")).count();
    let expanded = |name: &str| calls(name) * body(name).saturating_sub(1);
    let inside = calls("structure_impls") * (body("debug_impl") + body("serde_impls"));
    let names = [
        "debug_impl",
        "serde_impls",
        "structure_impls",
        "choice_impls",
    ];
    lines.count() + inside + names.map(expanded).iter().sum::<usize>()
}

/// Lines between `macro_rules! __name {` and its end, without the three of its frame.
fn body(name: &str) -> usize {
    let start = MACROS
        .split(&format!("macro_rules! __{name}"))
        .nth(1)
        .unwrap_or_default();
    let end = start.find("\n}").unwrap_or(start.len());
    start[..end]
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count()
        .saturating_sub(3)
}

fn expansion() {
    let run = || {
        let start = clock();
        let sources = spec::sources();
        let (api, _) = compile(&sources, Problems::default());
        let tokens = api.map(|api| spec::client(&api).tokens());
        (start.elapsed(), tokens.is_some())
    };
    let best = (0..5).map(|_| run().0).min().unwrap_or_default();
    println!(
        "expansion of the whole spec, best of 5: {} ms   budget 100 ms, release",
        best.as_millis()
    );
}

#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
fn clock() -> Instant {
    Instant::now()
}

fn build() {
    for (what, features) in [("all actions", "actions"), ("the group compare", "compare")] {
        let clean = compiler_alone(features).map_or(f32::NAN, |time| time.as_secs_f32());
        let again = timed(features, touch).as_secs_f32();
        println!(
            "debug build of iai-client with {what}: {clean:.1} CPU s of rustc (budget 7), incremental with cargo {again:.1} CPU s"
        );
    }
    let generator = || cargo(&["clean", "--quiet", "-p", "iai-codegen", "-p", "iai-macros"]);
    println!(
        "the same after a change of the generator, with the generator itself: {:.1} CPU s",
        timed("actions", generator).as_secs_f32()
    );
}

/// The compiler's own time for a whole build of the client, as cargo calls it: without what cargo itself and the build
/// script take, and without what an earlier build left behind.
fn compiler_alone(features: &str) -> Option<Duration> {
    let arguments = [
        "build",
        "-vv",
        "-p",
        "iai-client",
        "--no-default-features",
        "--features",
        features,
    ];
    cargo(&[&["build", "--quiet"][..], &arguments[2..]].concat());
    touch();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo).args(arguments).output().ok()?;
    let told = String::from_utf8_lossy(&told.stderr);
    let line = told
        .lines()
        .find(|line| line.contains("--crate-name iai_client "))?;
    let call = line.trim().strip_prefix("Running `")?.strip_suffix('`')?;
    let words = call.split(' ').collect::<Vec<_>>();
    let words = words.iter().enumerate().filter(|(at, word)| {
        let next = words
            .get(at + 1)
            .is_some_and(|next| next.starts_with("incremental="));
        !(word.starts_with("incremental=") || (**word == "-C" && next))
    });
    let call: Vec<&str> = words.map(|(_, word)| *word).collect();
    let before = cpu_of_children()?;
    let done = Command::new("sh")
        .args(["-c", &call.join(" ")])
        .output()
        .ok()?;
    done.status.success().then_some(cpu_of_children()? - before)
}

/// An edit of the client that changes nothing.
fn touch() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../iai-client/src/lib.rs");
    let again = std::fs::read(path).and_then(|text| std::fs::write(path, text));
    if let Err(error) = again {
        eprintln!("{path} cannot be written: {error}");
    }
}

/// Builds, takes something away, then times the build of the client, whose dependencies are built already.
fn timed(features: &str, take_away: impl FnOnce()) -> Duration {
    let build = || {
        let features = ["--no-default-features", "--features", features];
        cargo(&[&["build", "--quiet", "-p", "iai-client"][..], &features].concat());
    };
    build();
    take_away();
    let (start, before) = (clock(), cpu_of_children());
    build();
    let cpu = cpu_of_children().zip(before);
    cpu.map_or_else(|| start.elapsed(), |(after, before)| after - before)
}

/// CPU time of all programs that this one has run, where the system tells it (Linux, in hundredths of a second).
fn cpu_of_children() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may hold spaces; fields are counted from behind it.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(13)?.parse::<u64>().ok()? + fields.get(14)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

fn cargo(arguments: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo).args(arguments).status();
    if !done.is_ok_and(|status| status.success()) {
        eprintln!("cargo {} failed", arguments.join(" "));
    }
}
