//! The program `iai enrol` as a process: run to its end, or killed.

use super::people::{GROUP, People};
use super::service::{ATTEMPT_TIMEOUT, Service};
use crate::raw::{SECRET_ID, SECRET_KEY};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

/// The program, and what stands before its arguments.
#[derive(Clone, Debug)]
pub struct Tool {
    command: Vec<OsString>,
}

impl Tool {
    /// The program in this file.
    #[must_use]
    pub fn new(program: impl Into<OsString>) -> Self {
        Self {
            command: vec![program.into()],
        }
    }

    /// The same under another program, such as one that counts system calls.
    #[must_use]
    pub fn under<T: AsRef<OsStr>>(&self, command: &[T]) -> Self {
        let outer = command.iter().map(|word| word.as_ref().to_owned());
        Self {
            command: outer.chain(self.command.iter().cloned()).collect(),
        }
    }

    /// `iai enrol` with further arguments. The pace of its own is lifted: throttling is to strike.
    #[must_use]
    pub fn enrol(&self, people: &People, service: &Service) -> Run {
        let mut run = self.run(people, service);
        run.command
            .arg(people.table())
            .arg("--pictures")
            .arg(people.pictures())
            .args(["--group-id", GROUP]);
        run
    }

    /// `iai enrol` without any arguments yet, in the folder of the table.
    ///
    /// # Panics
    ///
    /// When there is no program.
    #[must_use]
    pub fn run(&self, people: &People, service: &Service) -> Run {
        let (program, before) = self.command.split_first().expect("a program");
        let mut command = Command::new(program);
        command
            .args(before)
            .arg("enrol")
            .current_dir(people.folder())
            .env_clear()
            .env("HOME", people.folder())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("TENCENTCLOUD_ENDPOINT", service.emulator.url())
            .env("TENCENTCLOUD_SECRET_ID", SECRET_ID)
            .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY);
        Run {
            command,
            output: people.folder().join("output"),
        }
    }
}

/// A run that is prepared. What it writes goes to a file, so that no pipe is full when it is killed.
#[derive(Debug)]
pub struct Run {
    command: Command,
    output: PathBuf,
}

impl Run {
    /// Adds arguments.
    #[must_use]
    pub fn args<T: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = T>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Lifts the pace of the tool, and shortens how long it waits.
    #[must_use]
    pub fn unbridled(self) -> Self {
        self.args(["--rate-limit", "10000", "--concurrency", "32"])
            .impatient()
    }

    /// Shortens how long it waits.
    #[must_use]
    pub fn impatient(self) -> Self {
        self.args(["--attempt-timeout", ATTEMPT_TIMEOUT])
    }

    /// Has it write to another file.
    #[must_use]
    pub fn into_file(mut self, file: &Path) -> Self {
        self.output = file.to_owned();
        self
    }

    /// Starts it.
    ///
    /// # Panics
    ///
    /// When there is no such program.
    #[must_use]
    pub fn start(mut self) -> Process {
        let mut file = File::options();
        let output = file
            .create(true)
            .append(true)
            .open(&self.output)
            .expect("a file for output");
        let errors = output.try_clone().expect("a file for errors");
        self.command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors);
        Process {
            child: self.command.spawn().expect("the program"),
            output: self.output,
            peak: 0,
        }
    }
}

/// A process. It is killed with this, by nothing that it could notice.
#[derive(Debug)]
pub struct Process {
    child: Child,
    output: PathBuf,
    /// The most memory that it was seen to have, in bytes.
    pub peak: u64,
}

impl Process {
    /// Whether it has ended, and how. Looks at its memory, too.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn look(&mut self) -> io::Result<Option<ExitStatus>> {
        let peak = peak(self.child.id());
        self.peak = self.peak.max(peak.unwrap_or_default());
        self.child.try_wait()
    }

    /// Kills it.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn kill(&mut self) -> io::Result<ExitStatus> {
        self.child.kill()?;
        self.child.wait()
    }

    /// The last of what it and those before it have written.
    #[must_use]
    pub fn last_words(&self) -> String {
        let text = fs::read_to_string(&self.output).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// The most memory that a process has had, where the system tells it.
fn peak(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
