//! A folder as it is in a revision of git. Nothing is checked out.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::facts::RECORD;

/// A file: its path inside of the folder, and its text.
pub(super) type File = (String, String);

/// Reads all YAML files and `vendor.json` of `REV:path`, as `git show` writes it, with the git repository of `at`.
///
/// The error says what git said.
pub(super) fn files(at: &Path, revision: &str) -> Result<Vec<File>, String> {
    // Git takes `./` for the current folder, and no other path with a slash at its end.
    let named = match revision.strip_suffix('/') {
        Some(folder) if !folder.ends_with(['.', ':']) => folder,
        _ => revision,
    };
    let found = git(
        at,
        [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            named,
        ],
        "",
    );
    let hash = match found {
        Ok(hash) => text(hash)?,
        // It is quiet about a revision that does not exist.
        Err(said) if said.is_empty() => {
            return Err("git knows no such folder in such a revision".to_owned());
        }
        Err(said) => return Err(said),
    };
    let list = text(git(
        at,
        ["ls-tree", "-r", "-z", "--full-tree", hash.trim()],
        "",
    )?)?;
    let blobs: Vec<(&str, &str)> = list.split('\0').filter_map(entry).collect();
    let hashes: String = blobs.iter().map(|(hash, _)| format!("{hash}\n")).collect();
    let contents = git(at, ["cat-file", "--batch"], &hashes)?;
    let mut rest = &contents[..];
    let mut files = Vec::new();
    for (_, name) in blobs {
        let content = next(&mut rest).ok_or("git cat-file ends too early")?;
        let content = String::from_utf8(content.to_vec());
        files.push((
            name.to_owned(),
            content.map_err(|_| format!("{name} is not UTF-8"))?,
        ));
    }
    Ok(files)
}

/// Hash and path of a line `100644 blob HASH<tab>PATH`; links and other files are left out.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (head, path) = line.split_once('\t')?;
    let mut words = head.split(' ');
    let (mode, kind, hash) = (words.next()?, words.next()?, words.next()?);
    let wanted = path == RECORD || path.ends_with(".yaml") || path.ends_with(".yml");
    (kind == "blob" && mode != "120000" && wanted).then_some((hash, path))
}

/// The next content of `cat-file --batch`: a line `HASH blob SIZE`, the bytes, and a line break.
fn next<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&rest[..end]).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let content = rest.get(end + 1..end + 1 + size)?;
    *rest = rest.get(end + 2 + size..)?;
    Some(content)
}

/// Runs git with some input; the error is what it said.
fn git<const N: usize>(at: &Path, arguments: [&str; N], input: &str) -> Result<Vec<u8>, String> {
    let started = Command::new("git")
        .current_dir(at)
        .args(arguments.map(OsStr::new))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            "there is no program `git` on this machine; install it, or give two folders".to_owned()
        }
        _ => format!("git cannot be started: {error}"),
    })?;
    let stdin = child.stdin.take();
    let output = thread::scope(|scope| {
        // Beside reading its output: git stops reading when nobody takes what it writes.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait_with_output()
    });
    let output = output.map_err(|error| format!("git: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| "git says something that is not UTF-8".to_owned())
}
