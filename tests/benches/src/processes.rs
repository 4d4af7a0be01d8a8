//! Other processes: the sink, the clients, compilers.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use iai_benches::Failed;
use iai_benches::cases::Picture;

use crate::figures::folder;

/// How often each client is run, in turn with the others.
const ROUNDS: usize = 5;

/// A running sink.
pub(crate) struct Sink {
    process: Child,
    /// Where it listens.
    pub(crate) url: String,
}

impl Sink {
    pub(crate) fn start() -> Result<Self, Failed> {
        let mut command = Command::new(std::env::current_exe()?);
        let command = command
            .arg("sink")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command.spawn()?;
        let mut url = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut url)?;
        }
        let url = url.trim().to_owned();
        Ok(Self { process, url })
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // It ends when its input does.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// A program that makes calls: `PROGRAM … KIND URL FILE CALLS AT_ONCE`.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    /// The name of its figures.
    pub(crate) name: String,
    /// Program and first arguments, the kind included.
    pub(crate) program: Vec<String>,
}

impl Caller {
    /// A client of this program.
    pub(crate) fn own(kind: &str) -> Result<Self, Failed> {
        let program = std::env::current_exe()?.to_string_lossy().into_owned();
        Ok(Self {
            name: kind.to_owned(),
            program: vec![program, "client".to_owned(), kind.to_owned()],
        })
    }
}

/// What a caller is to do.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) url: String,
    pub(crate) file: String,
    pub(crate) calls: usize,
    pub(crate) at_once: usize,
}

/// What a call took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// Processor time of a call.
    pub(crate) ns: f64,
    /// Memory of the program at its most.
    pub(crate) peak_kib: f64,
}

/// Runs a caller once, under the words of `tool`, and returns its output and what it printed as errors.
pub(crate) fn output(
    tool: &[String],
    caller: &Caller,
    task: &Task,
) -> Result<(String, String), Failed> {
    let mut words = tool.iter().chain(&caller.program);
    let mut command = Command::new(words.next().ok_or("no program")?);
    let command = command.args(words).args([&task.url, &task.file]);
    let command = command.args([task.calls.to_string(), task.at_once.to_string()]);
    let done = command.output()?;
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    if !done.status.success() {
        return Err(format!("{}: {}", caller.name, last_line(&told)).into());
    }
    Ok((String::from_utf8_lossy(&done.stdout).into_owned(), told))
}

fn last_line(text: &str) -> &str {
    text.trim().lines().last().unwrap_or("no message")
}

fn once(caller: &Caller, task: &Task) -> Result<Cost, Failed> {
    let (output, _) = output(&[], caller, task)?;
    let value = |name: &str| {
        let line = output.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|value| value.trim().parse::<f64>().ok())
    };
    let ns = value("cpu_ns ").ok_or("no time")?;
    let peak_kib = value("peak_kib ").ok_or("no memory")?;
    Ok(Cost {
        ns: ns / task.calls as f64,
        peak_kib,
    })
}

/// Runs all callers in turn, some rounds, and returns the median of each.
pub(crate) fn medians(callers: &[Caller], task: &Task) -> Result<Vec<Cost>, Failed> {
    let mut costs = vec![Vec::new(); callers.len()];
    for _ in 0..ROUNDS {
        for (caller, costs) in callers.iter().zip(&mut costs) {
            costs.push(once(caller, task)?);
        }
    }
    let of = |costs: &Vec<Cost>| Cost {
        ns: median(costs.iter().map(|cost| cost.ns)),
        peak_kib: median(costs.iter().map(|cost| cost.peak_kib)),
    };
    Ok(costs.iter().map(of).collect())
}

/// The one in the middle.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A file with a picture of so many bytes.
pub(crate) fn picture(bytes: usize) -> Result<String, Failed> {
    std::fs::create_dir_all(folder())?;
    let file = folder().join(format!("{bytes}.png"));
    std::fs::write(&file, Picture::of_size(bytes).bytes())?;
    Ok(file.to_string_lossy().into_owned())
}

/// Whether a program can be run.
pub(crate) fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// What a compiler or another program took, with those that it ran.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Used {
    pub(crate) seconds: f64,
    pub(crate) peak_kib: f64,
}

/// Runs a program in a folder and measures it and its children.
pub(crate) fn measured(
    folder: &PathBuf,
    command: &[&str],
    environment: &[(&str, &str)],
) -> Result<Used, Failed> {
    let mut measuring = Command::new(std::env::current_exe()?);
    let measuring = measuring.arg("measure").args(command).current_dir(folder);
    let done = measuring.envs(environment.iter().copied()).output()?;
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    let line = told
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("measured "));
    let (ns, kib) = line
        .and_then(|line| line.split_once(' '))
        .ok_or("nothing was measured")?;
    if !done.status.success() {
        return Err(format!("{} failed: {told}", command.join(" ")).into());
    }
    Ok(Used {
        seconds: ns.parse::<f64>()? / 1e9,
        peak_kib: kib.parse()?,
    })
}
