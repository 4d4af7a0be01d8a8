//! Prints what the generated code costs: lines per action, time of an expansion, and with `--build` a clean build.

use iai_codegen::emit::Output;
use iai_codegen::{Problems, compile};
use iai_tests::spec;
use std::process::Command;
use std::time::{Duration, Instant};

/// The source of the macros by example that generated code calls; their lines count as generated.
const MACROS: &str = include_str!("../../../iai-client/src/wire/macros.rs");

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
    let message = expanded("message_impls") + calls("structure_impls") * body("message_impls");
    lines.count() + message + expanded("structure_impls") + expanded("choice_impls")
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
    println!(
        "clean debug build of iai-client itself: {:.1} s   budget 5 CPU s",
        timed(&["iai-client"]).as_secs_f32()
    );
    let generator = ["iai-codegen", "iai-macros"];
    println!(
        "clean debug build of the generator itself: {:.1} s",
        timed(&generator).as_secs_f32()
    );
}

/// Cleans the crates, then times the build of the client, whose other dependencies are built already.
fn timed(crates: &[&str]) -> Duration {
    let build = || {
        cargo(&[
            "build",
            "--quiet",
            "-p",
            "iai-client",
            "--no-default-features",
        ])
    };
    build();
    for name in crates {
        cargo(&["clean", "--quiet", "-p", name]);
    }
    let start = clock();
    build();
    start.elapsed()
}

fn cargo(arguments: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo).args(arguments).status();
    if !done.is_ok_and(|status| status.success()) {
        eprintln!("cargo {} failed", arguments.join(" "));
    }
}
