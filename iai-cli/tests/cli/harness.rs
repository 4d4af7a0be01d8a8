//! Runs the program in an environment of its own.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use iai_emulator::{Emulator, EmulatorBuilder};
use serde_json::Value;
use tempfile::TempDir;

/// Keys of the emulator. The second one must be in no output.
pub(super) const SECRET_ID: &str = "AKIDofTheTests";
pub(super) const SECRET_KEY: &str = "kEyOfTheTests0987";

/// How the program ended, and what it wrote.
pub(super) struct Ended {
    pub(super) code: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Ended {
    /// The one JSON document on standard output, of a run that succeeded.
    #[track_caller]
    pub(super) fn document(&self) -> Value {
        assert_eq!(self.code, 0, "{self}");
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self}"))
    }

    /// The report on standard error, of a run that failed and wrote nothing else.
    #[track_caller]
    pub(super) fn report(&self) -> Value {
        assert_ne!(self.code, 0, "{self}");
        assert_eq!(self.stdout, "", "{self}");
        let last = self.stderr.lines().last().unwrap_or_default();
        serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {self}"))
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            stdout,
            stderr,
        } = self;
        write!(
            f,
            "exit code {code}\n--- stdout\n{stdout}\n--- stderr\n{stderr}"
        )
    }
}

/// An emulator, a home folder, and a working folder with pictures.
pub(super) struct Desk {
    pub(super) emulator: Emulator,
    pub(super) folder: TempDir,
    ahead: Arc<AtomicU64>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::with(|builder| builder)
    }

    pub(super) fn with(settings: impl FnOnce(EmulatorBuilder) -> EmulatorBuilder) -> Self {
        let folder = TempDir::new().unwrap();
        for side in [100, 120] {
            let picture = iai_tests::pictures::png(side, side);
            fs::write(folder.path().join(format!("{side}.png")), picture).unwrap();
        }
        let ahead = Arc::new(AtomicU64::new(0));
        let seconds = Arc::clone(&ahead);
        let clock = move || now() + seconds.load(Relaxed);
        let builder = Emulator::builder()
            .credentials(SECRET_ID, SECRET_KEY)
            .seed(7)
            .clock(clock);
        let emulator = settings(builder).start().unwrap();
        Self {
            emulator,
            folder,
            ahead,
        }
    }

    /// Sets the emulator's clock ahead.
    pub(super) fn pass(&self, seconds: u64) {
        self.ahead.fetch_add(seconds, Relaxed);
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with these arguments, which are told apart by spaces.
    pub(super) fn iai(&self, line: &str) -> Run {
        let run = Run::new(self.folder.path(), line);
        run.env("TENCENTCLOUD_SECRET_ID", SECRET_ID)
            .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)
            .env("TENCENTCLOUD_ENDPOINT", &self.emulator.url())
    }

    /// Runs it with success.
    #[track_caller]
    pub(super) fn ok(&self, line: &str) -> Value {
        self.iai(line).end().document()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "what is signed has the time of the machine"
)]
fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
}

/// A run that is prepared.
pub(super) struct Run {
    command: Command,
    input: Vec<u8>,
}

impl Run {
    /// With nothing in the environment but a home folder.
    pub(super) fn new(folder: &Path, line: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_iai"));
        command
            .args(line.split(' ').filter(|word| !word.is_empty()))
            .env_clear()
            .env("HOME", folder)
            .current_dir(folder);
        Self {
            command,
            input: Vec::new(),
        }
    }

    pub(super) fn arg(mut self, argument: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(super) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub(super) fn input(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.input = bytes.into();
        self
    }

    /// Runs it to its end. The key is in nothing that it writes.
    #[track_caller]
    pub(super) fn end(self) -> Ended {
        self.end_into(Stdio::piped())
    }

    /// The same, with standard output into something else.
    #[track_caller]
    pub(super) fn end_into(mut self, stdout: impl Into<Stdio>) -> Ended {
        let input = std::mem::take(&mut self.input);
        let mut child = self.spawn(stdout);
        let mut stdin = child.stdin.take().unwrap();
        // It may end without reading.
        let writer = thread::spawn(move || drop(stdin.write_all(&input)));
        let ended = Ended::of(child);
        writer.join().unwrap();
        ended
    }

    /// Starts it, with pipes.
    pub(super) fn spawn(&mut self, stdout: impl Into<Stdio>) -> Child {
        let pipes = self
            .command
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(Stdio::piped());
        pipes.spawn().unwrap()
    }
}

impl Ended {
    /// Waits for the end.
    #[track_caller]
    pub(super) fn of(child: Child) -> Self {
        let output = child.wait_with_output().unwrap();
        let ended = Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ended.to_string().contains(SECRET_KEY), "the key: {ended}");
        assert!(!ended.stderr.contains("panicked"), "{ended}");
        ended
    }
}
