//! The vendor's command line, as the scenario of the official SDKs installs it.

use std::path::{Path, PathBuf};
use std::process::Command;

use iai_benches::Failed;

use super::{Case, Words};
use crate::figures::workspace;

/// The list of its actions, and the same call as ours: it knows https alone.
pub(super) fn cases(home: &Path, url: &str, ca: &str) -> Result<[Case; 2], Failed> {
    let programs = installed()?;
    trust(&programs, ca)?;
    let program = programs.join("tccli").to_string_lossy().into_owned();
    let command = |arguments: &[&str]| {
        let words = arguments.iter().map(|word| (*word).to_owned());
        Words {
            words: std::iter::once(program.clone()).chain(words).collect(),
            home: home.to_owned(),
        }
    };
    let endpoint = url.trim_start_matches("https://");
    let list = ["iai", "GetGroupList", "--endpoint", endpoint];
    Ok([
        Case::same("vendor.help", command(&["iai", "help"])),
        Case::same("vendor.list", command(&list)),
    ])
}

/// Installs it, and returns the folder of its programs.
fn installed() -> Result<PathBuf, Failed> {
    let mut install = Command::new("tests/sdk/run");
    install.args(["install", "tccli"]).current_dir(workspace());
    let done = install.output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    Ok(workspace().join("target/sdk/tccli/bin"))
}

/// It trusts the certificates of the package certifi, and has no option for others.
fn trust(programs: &Path, ca: &str) -> Result<(), Failed> {
    let python = Command::new(programs.join("python"))
        .args(["-m", "certifi"])
        .output()?;
    let bundle = PathBuf::from(String::from_utf8(python.stdout)?.trim());
    let before = bundle.with_extension("pem.before");
    if !before.exists() {
        std::fs::copy(&bundle, &before)?;
    }
    let certificates = [std::fs::read(before)?, std::fs::read(ca)?].concat();
    std::fs::write(bundle, certificates)?;
    Ok(())
}
