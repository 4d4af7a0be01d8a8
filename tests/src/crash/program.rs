//! The emulator as a process that can be killed.

use crate::raw::{self, SECRET_ID, SECRET_KEY};
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// How the emulator is started.
#[derive(Clone, Debug)]
pub struct Program {
    command: Vec<OsString>,
}

impl Program {
    /// A program, and what stands before the options of the emulator.
    #[must_use]
    pub fn new<T: Into<OsString>>(command: impl IntoIterator<Item = T>) -> Self {
        let command = command.into_iter().map(Into::into).collect();
        Self { command }
    }

    /// The same under another program, such as one that counts system calls.
    #[must_use]
    pub(super) fn under(&self, command: &[&str]) -> Self {
        let outer = command.iter().map(OsString::from);
        Self {
            command: outer.chain(self.command.iter().cloned()).collect(),
        }
    }

    /// Starts it without waiting; without a file it keeps everything in memory.
    pub(super) fn spawn(&self, state: Option<(&Path, &str)>) -> Process {
        let (program, arguments) = self.command.split_first().expect("a program");
        let mut command = Command::new(program);
        command
            .args(arguments)
            .args(["--secret-id", SECRET_ID, "--secret-key", SECRET_KEY]);
        command.args(["--log-capacity", "0"]);
        if let Some((file, durability)) = state {
            command
                .arg("--state")
                .arg(file)
                .args(["--durability", durability]);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        Process(command.spawn().expect("the emulator as a process"))
    }

    pub(super) fn start(&self, state: Option<(&Path, &str)>) -> Result<Running, String> {
        Running::of(self.spawn(state))
    }
}

/// A process that may not listen yet. It is killed with this, by nothing that it could notice.
#[derive(Debug)]
pub(super) struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A process that listens.
#[derive(Debug)]
pub(super) struct Running {
    process: Process,
    pub(super) address: SocketAddr,
}

impl Running {
    fn of(mut process: Process) -> Result<Self, String> {
        let mut line = String::new();
        let output = process.0.stdout.as_mut().expect("its output");
        let read = BufReader::new(output).read_line(&mut line);
        let address = line.trim_end().strip_prefix("listening on http://");
        let Some(address) = address.and_then(|address| address.parse().ok()) else {
            let ended = process.0.wait();
            return Err(format!("it has not started: {read:?}, {line:?}, {ended:?}"));
        };
        Ok(Self { process, address })
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Has it end by itself. Under another program it is that one's child.
    pub(super) fn end(mut self) -> bool {
        let pid = self.process.0.id();
        let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let inner = children.unwrap_or_default();
        let inner = inner.split_whitespace().next().map(str::to_owned);
        let pid = inner.unwrap_or_else(|| pid.to_string());
        let asked = Command::new("kill").args(["-INT", &pid]).status();
        let ended = self.process.0.wait();
        asked.is_ok_and(|status| status.success()) && ended.is_ok_and(|status| status.success())
    }

    /// The state that it tells.
    pub(super) fn state(&self) -> Value {
        let address = self.address;
        let head = format!("GET /_emulator/state HTTP/1.0\r\nHost: {address}\r\n\r\n");
        let response = raw::exchange(address, head.as_bytes(), b"");
        serde_json::from_str(&response.body).unwrap_or_default()
    }
}
