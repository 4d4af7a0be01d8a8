//! Prints what the generated code costs: lines per action, time of an expansion, and with `--build` builds of the runtime
//! and of the client. Fails when there are more lines than their budgets.

use iai_codegen::emit::Output;
use iai_codegen::{Problems, compile};
use iai_tests::spec;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// The source of the macros by example that generated code calls; their lines count as generated.
const MACROS: &str = include_str!("../../../tc3-runtime/src/wire/macros.rs");

/// Most lines of CreatePerson, the largest action.
const LARGEST: usize = 320;
/// Most lines of an action on average.
const AVERAGE: usize = 150;

fn main() -> ExitCode {
    let fits = lines();
    expansion();
    if std::env::args().any(|argument| argument == "--build") {
        build();
    }
    ExitCode::from(u8::from(!fits))
}

/// Prints them, and tells whether they keep their budgets.
fn lines() -> bool {
    let api = spec::api(&spec::sources());
    let output = spec::client(&api);
    println!("generated lines (formatted, without documentation, macros expanded):");
    let (mut total, mut largest) = (0, 0);
    for action in &api.actions {
        let lines = of_module(&output, &format!("actions::{}", action.module));
        println!("  {:32} {lines:5}   budget {LARGEST}", action.name);
        total += lines;
        largest = largest.max(lines);
    }
    let average = total / api.actions.len();
    println!(
        "  {:32} {average:5}   budget {AVERAGE}",
        "average per action"
    );
    println!("  {:32} {:5}", "types", of_module(&output, "types"));
    largest <= LARGEST && average <= AVERAGE
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
    let crates = [
        ("the runtime", "tc3-runtime", ""),
        ("the client with all actions", "iai-client", "actions"),
        ("the client with the group compare", "iai-client", "compare"),
    ];
    println!("debug builds, CPU s:");
    for (what, krate, features) in crates {
        let time = compiler_alone(krate, features).map_or(f32::NAN, |time| time.as_secs_f32());
        println!("  {what:40} {time:5.1}   rustc alone");
    }
    let (time, compiled) = after_editing_a_row();
    println!(
        "  {:40} {time:5.1}   with cargo, which compiled {compiled}",
        "after editing one row"
    );
}

/// Builds a crate as these figures have it, and returns what cargo tells.
fn built(krate: &str, features: &str, told: &str) -> Option<String> {
    let arguments = ["build", told, "-p", krate, "--no-default-features"];
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    let done = command
        .args(arguments)
        .args(["--features", features])
        .output();
    let done = done.ok()?;
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    if !done.status.success() {
        eprintln!("{krate} is not built: {told}");
        return None;
    }
    Some(told)
}

/// The compiler's own time for a whole build of a crate, as cargo calls it: without what cargo itself and the build
/// script take, and without what an earlier build left behind.
fn compiler_alone(krate: &str, features: &str) -> Option<Duration> {
    built(krate, features, "--quiet")?;
    change(&format!("{krate}/src/lib.rs"), str::to_owned);
    let told = built(krate, features, "-vv")?;
    let name = format!("--crate-name {} ", krate.replace('-', "_"));
    let line = told.lines().find(|line| line.contains(&name))?;
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
    let done = Command::new("sh").args(["-c", &call.join(" ")]).output();
    let done = done.ok()?;
    done.status.success().then_some(cpu_of_children()? - before)
}

/// The time of an incremental build after a row of the spec has changed, and the crates that were compiled. The row is
/// as it was when this returns.
fn after_editing_a_row() -> (f32, String) {
    const FILE: &str = "spec/actions/create_person.yaml";
    let build = || built("iai-client", "actions", "--color=never");
    build();
    let edited = |text: &str| text.replacen("max: 60", "max: 59", 1);
    let Some(text) = change(FILE, edited) else {
        return (f32::NAN, "nothing".to_owned());
    };
    let before = cpu_of_children();
    let told = build();
    let cpu = cpu_of_children().zip(before);
    change(FILE, |_| text.clone());
    let compiled = told.iter().flat_map(|told| told.lines());
    let names = compiled.filter_map(|line| line.trim().strip_prefix("Compiling "));
    let names: Vec<&str> = names.filter_map(|line| line.split(' ').next()).collect();
    let time = cpu.map_or(f32::NAN, |(after, before)| (after - before).as_secs_f32());
    (time, names.join(", "))
}

/// Writes a file of the workspace anew, and returns what was in it.
fn change(path: &str, new: impl FnOnce(&str) -> String) -> Option<String> {
    let path = format!("{}/../{path}", env!("CARGO_MANIFEST_DIR"));
    let changed = std::fs::read_to_string(&path)
        .and_then(|text| std::fs::write(&path, new(&text)).map(|()| text));
    changed
        .inspect_err(|error| eprintln!("{path} cannot be written: {error}"))
        .ok()
}

/// CPU time of all programs that this one has run, where the system tells it (Linux, in hundredths of a second).
fn cpu_of_children() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program may hold spaces; fields are counted from behind it.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(13)?.parse::<u64>().ok()? + fields.get(14)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}
