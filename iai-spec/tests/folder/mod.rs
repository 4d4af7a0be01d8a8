//! The program in a folder with a spec.

#![allow(dead_code, reason = "each test uses its share")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How a run ended, and what it told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ending {
    pub(crate) fn of(code: i32, stdout: &str, stderr: &str) -> Self {
        Self {
            code,
            stdout: stdout.to_owned(),
            stderr: stderr.to_owned(),
        }
    }
}

/// The program, to be run in that folder, in an environment that says nothing of colours.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_iai-spec"));
    command.current_dir(folder).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ending {
    let output = command(folder, arguments).output().unwrap();
    Ending {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of this test alone, with a spec of one action.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("spec/actions")).unwrap();
    let service = "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 32768, post_bytes: 10485760 }\n\
                   codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n";
    fs::write(folder.join("spec/service.yaml"), service).unwrap();
    let ping = "action: Ping\nsummary: Asks for a sign of life.\nsite: both\neffect: read\nerrors: {}\n\
                response:\n  - { name: RequestId, type: String, always: true, doc: Id of this call. }\n";
    fs::write(folder.join("spec/actions/ping.yaml"), ping).unwrap();
    folder
}
