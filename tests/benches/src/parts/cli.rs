//! The command line as people run it: how large it is, how soon a command has ended, and what memory it takes; beside the vendor's
//! command line with the same call. Another part is what the crate costs a build.

mod vendor;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use iai_benches::Failed;

use super::program::{self, KEYS, Started, clock, stripped};
use crate::figures::{Figures, folder, workspace};
use crate::processes::{measured, median};

/// How often each command is run, in turn with the others; once on the wall, once for its processor time and memory. Those of the
/// vendor take a second.
const ROUNDS: usize = 15;
const ROUNDS_OF_VENDOR: usize = 3;
const GROUP: &str = "staff";

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let program = built()?;
    figures.set("cli.bytes", stripped(&program)?);
    let home = folder().join("cli");
    if home.exists() {
        std::fs::remove_dir_all(&home)?;
    }
    std::fs::create_dir_all(&home)?;
    let emulator = program::program()?;
    let plain = Started::new(&emulator, &[])?;
    let ca = home.join("ca.pem").to_string_lossy().into_owned();
    let tls = Started::new(&emulator, &["--tls", "--tls-ca", &ca])?;

    let desk = Desk { program, home };
    let state = format!("--emulator={}", desk.home.join("state").display());
    let create = ["create-group", "--group-id", GROUP, "--group-name", GROUP];
    let served = ["--endpoint", &plain.url];
    desk.command(&[&create[..], &served].concat()).once()?;
    desk.command(&[&create[..], &[&state]].concat()).once()?;

    let list = ["get-group-list"];
    let secure = ["--endpoint", &tls.url, "--ca", &ca];
    let mut cases = vec![
        Case::same("help", desk.command(&["--help"])),
        Case::same("list", desk.command(&[&list[..], &served].concat())),
        Case::same("list.tls", desk.command(&[&list[..], &secure].concat())),
        Case::same("list.state", desk.command(&[&list[..], &[&state]].concat())),
        desk.creates("create", &served),
        desk.creates("create.state", &[&state]),
    ];
    match vendor::cases(&desk.home, &tls.url, &ca) {
        Ok(vendors) => cases.extend(vendors.map(Case::of_vendor)),
        Err(error) => eprintln!("SKIPPED the vendor's command line: {error}"),
    }
    measure(figures, &cases)
}

/// The program as it is handed out; `IAI` names another one.
fn built() -> Result<PathBuf, Failed> {
    if let Some(named) = std::env::var_os("IAI") {
        return Ok(named.into());
    }
    let words = [
        "cargo",
        "build",
        "--quiet",
        "--profile",
        "dist",
        "-p",
        "iai-cli",
    ];
    measured(workspace(), &words, &[])?;
    let own = std::env::current_exe()?;
    let target = own.ancestors().nth(2).ok_or("no folder of builds")?;
    Ok(target.join("dist/iai"))
}

/// Where the program runs: a home folder of its own.
struct Desk {
    program: PathBuf,
    home: PathBuf,
}

impl Desk {
    fn command(&self, arguments: &[&str]) -> Words {
        let program = self.program.to_string_lossy().into_owned();
        let words = arguments.iter().map(|word| (*word).to_owned());
        Words {
            words: std::iter::once(program).chain(words).collect(),
            home: self.home.clone(),
        }
    }

    /// Creates persons of a photo, each with another id.
    fn creates(&self, name: &'static str, more: &[&str]) -> Case {
        let photo = workspace().join("tests/data/astronaut.png");
        let photo = photo.to_string_lossy();
        let create = ["create-person", "--group-id", GROUP, "--image", &photo];
        let create = [&create[..], &["--person-name", "n"], more].concat();
        let create = self.command(&create);
        Case {
            name,
            rounds: ROUNDS,
            words: Box::new(move |number| {
                let mut create = create.clone();
                let id = format!("p{number}");
                create.words.extend(["--person-id".to_owned(), id]);
                create
            }),
        }
    }
}

/// A program with its arguments, run in a home folder.
#[derive(Clone)]
struct Words {
    words: Vec<String>,
    home: PathBuf,
}

impl Words {
    fn environment(&self) -> [(&'static str, String); 5] {
        let [id, key] = KEYS.map(str::to_owned);
        let home = self.home.to_string_lossy().into_owned();
        [
            ("HOME", home),
            ("TENCENTCLOUD_SECRET_ID", id),
            ("TENCENTCLOUD_SECRET_KEY", key),
            ("TENCENTCLOUD_REGION", "ap-guangzhou".to_owned()),
            ("NO_PROXY", "*".to_owned()),
        ]
    }

    /// Runs it, and returns its time on the wall.
    fn once(&self) -> Result<f64, Failed> {
        let (program, arguments) = self.words.split_first().ok_or("no program")?;
        let mut command = Command::new(program);
        command.args(arguments).envs(self.environment());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let begun = clock();
        let done = command.stderr(Stdio::piped()).output()?;
        let time = begun.elapsed();
        if !done.status.success() {
            let told = String::from_utf8_lossy(&done.stderr).into_owned();
            return Err(format!("{program} {}: {told}", arguments.join(" ")).into());
        }
        Ok(time.as_nanos() as f64)
    }
}

/// A command that is measured. It gets a number that no other run has.
struct Case {
    name: &'static str,
    rounds: usize,
    words: Box<dyn Fn(usize) -> Words>,
}

impl Case {
    fn same(name: &'static str, words: Words) -> Self {
        Self {
            name,
            rounds: ROUNDS,
            words: Box::new(move |_| words.clone()),
        }
    }

    fn of_vendor(self) -> Self {
        Self {
            rounds: ROUNDS_OF_VENDOR,
            ..self
        }
    }
}

/// Runs them in turn. Of the times on the wall the shortest counts: what else the machine does makes the others longer.
fn measure(figures: &mut Figures, cases: &[Case]) -> Result<(), Failed> {
    let mut times = vec![[const { Vec::new() }; 3]; cases.len()];
    for round in 0..ROUNDS {
        let cases = cases.iter().zip(&mut times);
        for (case, [wall, cpu, peak]) in cases.filter(|(case, _)| round < case.rounds) {
            wall.push((case.words)(2 * round).once()?);
            let run = (case.words)(2 * round + 1);
            let words: Vec<&str> = run.words.iter().map(String::as_str).collect();
            let environment = run.environment();
            let environment = environment
                .each_ref()
                .map(|(name, value)| (*name, &**value));
            let used = measured(Path::new("."), &words, &environment)?;
            cpu.push(used.seconds * 1e9);
            peak.push(used.peak_kib);
        }
    }
    for (case, [wall, cpu, peak]) in cases.iter().zip(times) {
        let name = case.name;
        let shortest = wall.into_iter().fold(f64::INFINITY, f64::min);
        figures.set(format!("cli.{name}.ns"), shortest);
        figures.set(format!("cli.{name}.cpu_ns"), median(cpu.into_iter()));
        figures.set(format!("cli.{name}.kib"), median(peak.into_iter()));
    }
    Ok(())
}

/// Debug builds of the crate alone, whose dependencies are built, without what an earlier build of it left behind.
pub(crate) fn build(figures: &mut Figures) -> Result<(), Failed> {
    let whole = "profile.dev.package.iai-cli.incremental=false";
    for command in ["check", "build"] {
        let words = [
            "cargo", command, "--quiet", "-p", "iai-cli", "--config", whole,
        ];
        measured(workspace(), &words, &[])?;
        let source = workspace().join("iai-cli/src/lib.rs");
        std::fs::write(&source, std::fs::read(&source)?)?;
        let used = measured(workspace(), &words, &[])?;
        figures.set(format!("cli.{command}.seconds"), used.seconds);
    }
    Ok(())
}
