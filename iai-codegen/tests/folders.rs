//! Folders and files that are not what a spec is made of: each is told, and reading ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

use iai_codegen::{Problems, Sources, compile};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

const SERVICE: &str = "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 32768, post_bytes: 10485760 }\n\
    codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n";
const PING: &str = "action: Ping\nsummary: Asks.\nsite: both\neffect: read\nerrors: {}\n";

/// A spec without mistakes in a folder of this test alone.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("actions")).unwrap();
    fs::write(folder.join("service.yaml"), SERVICE).unwrap();
    fs::write(folder.join("actions/ping.yaml"), PING).unwrap();
    folder
}

/// The first line of each problem, and the number of actions; fails when reading does not end.
fn read(folder: &Path) -> (Vec<String>, usize) {
    let (send, found) = mpsc::channel();
    let folder = folder.to_owned();
    std::thread::spawn(move || {
        let mut problems = Problems::default();
        let sources = Sources::read(&folder, "spec", &mut problems);
        let (api, problems) = compile(&sources, problems);
        let reports = problems.render(&sources);
        let first = |text: &String| text.lines().next().unwrap().to_owned();
        let _ = send.send((
            reports.iter().map(first).collect(),
            api.unwrap().actions.len(),
        ));
    });
    found
        .recv_timeout(Duration::from_secs(10))
        .expect("reading ends")
}

#[cfg(unix)]
#[test]
fn links_to_a_folder_around_them_are_told_and_not_followed() {
    let folder = folder("loops");
    for link in ["actions/around", "here", "there"] {
        std::os::unix::fs::symlink(&folder, folder.join(link)).unwrap();
    }
    let told = |link| {
        format!("spec/{link}/: error[S021]: cannot be read: the folder is part of the spec already")
    };
    let expected = ["actions/around", "here", "there"].map(told);
    assert_eq!(read(&folder), (expected.to_vec(), 1));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_and_not_waited_for() {
    let folder = folder("pipes");
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("actions/pipe.yaml"))
        .status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", folder.join("actions/zero.yaml")).unwrap();
    let told =
        |name| format!("spec/actions/{name}.yaml: error[S021]: cannot be read: it is no file");
    assert_eq!(read(&folder), (["pipe", "zero"].map(told).to_vec(), 1));
}

#[test]
fn capitals_do_not_hide_a_file() {
    let folder = folder("capitals");
    fs::write(
        folder.join("actions/pong.YAML"),
        PING.replace("Ping", "Pong"),
    )
    .unwrap();
    assert_eq!(read(&folder), (vec![], 2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_does_not_hide_a_file() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("bytes");
    let name = std::ffi::OsStr::from_bytes(b"p\xff.yaml");
    fs::write(folder.join("actions").join(name), PING).unwrap();
    let told = "spec/actions/p\u{fffd}.yaml: error[S021]: cannot be read: its name is not UTF-8";
    assert_eq!(read(&folder), (vec![told.to_owned()], 1));
}

#[test]
fn an_empty_file_is_called_empty() {
    let folder = folder("empty");
    for (name, text) in [("types.yaml", ""), ("errors.yaml", "# Nothing yet.\n")] {
        fs::write(folder.join(name), text).unwrap();
    }
    let (told, _) = read(&folder);
    assert_eq!(told.len(), 2, "{told:?}");
    for line in told {
        assert!(line.ends_with("error[S001]: the file is empty"), "{line}");
    }
}

#[test]
fn numbers_of_many_digits_are_numbers() {
    let folder = folder("digits");
    for digits in ["99999999999999999999", "-99999999999999999999"] {
        let row =
            format!("parameters:\n  - {{ name: A, type: Integer, default: {digits}, typ: x }}\n");
        fs::write(folder.join("actions/ping.yaml"), format!("{PING}{row}")).unwrap();
        let column = 42 + digits.len();
        let expected = [
            "spec/actions/ping.yaml:7:40: error[S013]: the default of `A` is a number, but the type is Integer".to_owned(),
            format!("spec/actions/ping.yaml:7:{column}: error[S003]: unknown key `typ`"),
        ];
        assert_eq!(read(&folder), (expected.to_vec(), 1));
    }
}
