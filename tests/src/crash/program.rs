//! The emulator as a process that can be killed.

use crate::raw::{self, SECRET_ID, SECRET_KEY};
use serde_json::Value;
use std::ffi::OsString;
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
    pub(super) fn spawn(&self, state: Option<(&Path, &str)>) -> Child {
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
        command.spawn().expect("the emulator as a process")
    }

    pub(super) fn start(&self, state: Option<(&Path, &str)>) -> Result<Running, String> {
        Running::of(self.spawn(state))
    }
}

/// A process that listens. It is killed with it.
#[derive(Debug)]
pub(super) struct Running {
    child: Child,
    pub(super) address: SocketAddr,
}

impl Running {
    fn of(mut child: Child) -> Result<Self, String> {
        let mut line = String::new();
        let output = child.stdout.as_mut().expect("its output");
        let read = BufReader::new(output).read_line(&mut line);
        let address = line.trim_end().strip_prefix("listening on http://");
        let Some(address) = address.and_then(|address| address.parse().ok()) else {
            let ended = child.wait();
            return Err(format!("it has not started: {read:?}, {line:?}, {ended:?}"));
        };
        Ok(Self { child, address })
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends it as nothing but a power cut does.
    pub(super) fn kill(mut self) {
        kill(&mut self.child);
    }

    /// Has it end by itself; the process may be another one's child.
    pub(super) fn end(mut self) -> bool {
        let pid = self.child.id();
        let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"));
        let inner = children
            .ok()
            .and_then(|text| text.split_whitespace().next().map(str::to_owned));
        let pid = inner.unwrap_or_else(|| pid.to_string());
        let asked = Command::new("kill").args(["-TERM", &pid]).status();
        let ended = self.child.wait();
        asked.is_ok_and(|status| status.success()) && ended.is_ok_and(|status| status.success())
    }

    /// The state that it tells.
    pub(super) fn state(&self) -> Value {
        let head = format!(
            "GET /_emulator/state HTTP/1.0\r\nHost: {}\r\n\r\n",
            self.address
        );
        let response = raw::exchange(self.address, head.as_bytes(), b"");
        serde_json::from_str(&response.body).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        kill(&mut self.child);
    }
}

pub(super) fn kill(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
