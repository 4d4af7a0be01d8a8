//! Fetches a wheel with `pip download`, which unpacks and executes nothing of a wheel.

use super::failure::Failure;
use super::files::bytes;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The packages that hold definitions or error codes.
const PACKAGES: [&str; 2] = ["tccli", "tencentcloud-sdk-python"];

/// How pip is called, in the order in which it is looked for.
const PIPS: [&[&str]; 3] = [&["pip3"], &["pip"], &["python3", "-m", "pip"]];

/// The bytes of the wheel of a package of PyPI, at most `limit`.
pub(super) fn download(package: &str, version: &str, limit: u64) -> Result<Vec<u8>, Failure> {
    let shown = format!("{package}=={version}");
    let fails = |what: String, help: &str| Failure::new(shown.clone(), what, help);
    if !is_known(package) {
        let help = format!("packages with definitions are {}", PACKAGES.join(" and "));
        return Err(fails(
            format!("`{package}` is no package with definitions"),
            &help,
        ));
    }
    let is_version = version
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    if version.is_empty() || !is_version {
        return Err(fails(
            format!("`{version}` is no version of a package"),
            "write it as in `tccli==3.1.189.1`",
        ));
    }
    let folder = tempfile::tempdir()
        .map_err(|error| fails(error.to_string(), "make room for a temporary folder"))?;
    let done = run(folder.path(), &shown).map_err(|error| {
        fails(
            format!("pip does not run: {error}"),
            "install pip, or download the wheel from pypi.org and give its path",
        )
    })?;
    if !done.status.success() {
        let told = String::from_utf8_lossy(&done.stderr);
        let last = told
            .lines()
            .rfind(|line| !line.trim().is_empty())
            .unwrap_or("it does not say why");
        return Err(fails(
            format!("pip does not find it: {}", last.trim()),
            "see the package's page on pypi.org for its versions, and the network",
        ));
    }
    let wheel = wheel(folder.path()).ok_or_else(|| {
        fails(
            "pip brought no wheel".to_owned(),
            "download the wheel from pypi.org and give its path",
        )
    })?;
    bytes(&wheel, &shown, limit)
}

/// The SDK is split by service as well: `tencentcloud-sdk-python-iai`.
fn is_known(package: &str) -> bool {
    let of_service = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    PACKAGES.contains(&package)
        || package
            .strip_prefix("tencentcloud-sdk-python-")
            .is_some_and(of_service)
}

/// Runs the first pip that is there.
fn run(folder: &Path, package: &str) -> io::Result<Output> {
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for pip in PIPS {
        let Some((program, arguments)) = pip.split_first() else {
            continue;
        };
        let done = Command::new(program)
            .args(arguments)
            // Without a wheel there would be a source package, and pip executes those to learn of what they need.
            .args([
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
                "--no-input",
                "--dest",
            ])
            .arg(folder)
            .arg(package)
            .output();
        match done {
            Ok(done) => return Ok(done),
            Err(error) if error.kind() == io::ErrorKind::NotFound => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

fn wheel(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?;
    let mut paths = files.filter_map(|file| Some(file.ok()?.path()));
    paths.find(|path| path.extension() == Some(OsStr::new("whl")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_and_versions_are_given_to_pip() {
        let cases = [
            (
                "requests",
                "1",
                "requests==1: `requests` is no package with definitions",
            ),
            (
                "--index-url",
                "x",
                "--index-url==x: `--index-url` is no package with definitions",
            ),
            (
                "tccli",
                "1 --pre",
                "tccli==1 --pre: `1 --pre` is no version of a package",
            ),
            ("tccli", "", "tccli==: `` is no version of a package"),
        ];
        for (package, version, expected) in cases {
            let told = download(package, version, 1).unwrap_err().to_string();
            assert_eq!(told.lines().next(), Some(expected));
        }
        assert!(is_known("tencentcloud-sdk-python-iai"));
        assert!(!is_known("tencentcloud-sdk-python-iai[x]"));
    }
}
