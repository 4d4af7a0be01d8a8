//! Files with profiles.

use super::harness::said;
use iai_client::credentials::{CredentialsError, ProfileCredentialsProvider};
use iai_tests::folder::Folder;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

/// A provider without any variables.
fn bare() -> ProfileCredentialsProvider {
    ProfileCredentialsProvider::new().environment(|_| None)
}

/// The id of a profile, or what is wrong: the part, where after the file's path, and the problem.
fn read(file: &Path, profile: &str) -> Result<String, (String, String, String)> {
    let loaded = bare().file(file).profile(profile).load();
    loaded
        .map(|found| found.secret_id().to_owned())
        .map_err(|error| told(file, &error))
}

fn told(file: &Path, error: &CredentialsError) -> (String, String, String) {
    let path = file.display().to_string();
    let place = error
        .source_name()
        .strip_prefix(&path)
        .expect("the source is named");
    (error.what().to_owned(), place.to_owned(), said(error))
}

/// Files with what is wrong: which part, where behind the path, and the problem.
const ERRORS: [(&str, &str, &str, &str); 15] = [
    (
        "[p]\nsecret_id=A\nsecret_key=K\n[p]\n",
        "the profile",
        "",
        "S, line 4: the profile stands there twice, first in line 1",
    ),
    (
        "[p]\nsecret_id=A\nSecret_ID=B\n",
        "the key",
        "",
        "S, line 3: the key stands there twice, first in line 2",
    ),
    (
        "[p]\nsecret_key=K",
        "secret_id",
        "",
        "S: the profile of line 1 has no secret_id",
    ),
    (
        "[q]\n[p]\nsecret_id=A",
        "secret_key",
        "",
        "S: the profile of line 2 has no secret_key",
    ),
    (
        "[q]\nsecret_id=A\nsecret_key=K",
        "profile p",
        "",
        "S has no profile p",
    ),
    ("", "profile p", "", "S has no profile p"),
    (
        "secret_id=A",
        "line",
        "",
        "S, line 1: neither a [profile], a comment nor key = value",
    ),
    (
        "[p]\nsecret_id",
        "line",
        "",
        "S, line 2: neither a [profile], a comment nor key = value",
    ),
    (
        "{\"secret_id\": 1",
        "line",
        "",
        "S, line 1: neither a [profile], a comment nor key = value",
    ),
    (
        "[p]\nsecret_id=\nsecret_key=K",
        "SecretId",
        ", line 2",
        "the SecretId of S is empty",
    ),
    (
        "[p]\nsecret_id=A B\nsecret_key=K",
        "SecretId",
        ", line 2",
        "the SecretId of S has white space or a line break in it",
    ),
    (
        "[p]\nsecret_id=A\nsecret_key=\"K\"",
        "SecretKey",
        ", line 3",
        "the SecretKey of S stands in quotation marks",
    ),
    (
        "[p]\nsecret_id=A\nsecret_key=K ; x",
        "SecretKey",
        ", line 3",
        "the SecretKey of S has white space or a line break in it",
    ),
    (
        "[p]\nsecret_id=A\nsecret_key=K\ntoken=",
        "token",
        ", line 4",
        "the token of S is empty",
    ),
    (
        "[p]\nsecret_id=ключ\nsecret_key=K",
        "SecretId",
        ", line 2",
        "the SecretId of S has a character that no key has",
    ),
];

#[test]
fn each_file_is_a_value_or_a_typed_error() {
    let folder = Folder::new();
    let whole =
        "\u{feff}[q]\nrole = x\n[p]\r\nsecret_id = AK;ID#1\r\nsecret_key=K\r\nregion=ap-x\ntoken=T";
    let file = folder.write("c", whole.as_bytes());
    assert_eq!(read(&file, "p").as_deref(), Ok("AK;ID#1"));
    for (text, what, place, problem) in ERRORS {
        let found = read(&folder.write("c", text.as_bytes()), "p").unwrap_err();
        assert_eq!(
            found,
            (what.to_owned(), place.to_owned(), problem.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_text_file_is_told() {
    let folder = Folder::new();
    let problem = |file: &Path| read(file, "p").unwrap_err().2;
    assert_eq!(
        problem(&folder.write("c", b"[p]\nsecret_id=\xff")),
        "S is not UTF-8 text"
    );
    assert_eq!(
        problem(&folder.write("c", &[b'\n'; 65_537])),
        "S: longer than 65536 bytes"
    );
    assert_eq!(
        problem(folder.path()),
        "S is a folder, or something else that is no file"
    );
    assert_eq!(
        problem(Path::new("/dev/null")),
        "S is a folder, or something else that is no file"
    );
    assert_eq!(problem(&folder.path().join("gone")), "S does not exist");
    let ring = folder.path().join("ring");
    symlink(&ring, &ring).unwrap();
    let loop_of_links = problem(&ring);
    assert!(
        loop_of_links.starts_with("S cannot be read: "),
        "{loop_of_links}"
    );
}

#[test]
fn a_file_of_the_allowed_size_is_read() {
    let folder = Folder::new();
    let mut text = b"[p]\nsecret_id=AKID1\nsecret_key=K\n".to_vec();
    text.resize(65_536, b'\n');
    assert_eq!(read(&folder.write("c", &text), "p").as_deref(), Ok("AKID1"));
}

#[test]
fn a_file_that_others_may_read_or_change_is_told() {
    let folder = Folder::new();
    let file = folder.write("c", b"[default]\nsecret_id=A\nsecret_key=K");
    let provider = bare().file(&file);
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
    assert!(provider.exposed_file().is_none());
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
    let found = provider.exposed_file().unwrap();
    assert_eq!((found.path(), found.mode()), (&*file, 0o644));
    let text = "/c has mode 644: others than its owner may read or change the keys";
    assert!(found.to_string().ends_with(text), "{found}");
    let read = provider.load().unwrap();
    assert_eq!(read.secret_id(), "A", "it is read all the same");
}

const TWO: &[u8] =
    b"[default]\nsecret_id=usual\nsecret_key=K\n[work]\nsecret_id=work\nsecret_key=K";

/// Which file and profile are taken: by what the program says, what variables say, and the usual ones.
#[test]
fn file_and_profile_are_chosen_in_order() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join(".tencentcloud")).unwrap();
    folder.write(".tencentcloud/credentials", TWO);
    let named = folder.write("named", b"[default]\nsecret_id=named\nsecret_key=K");
    let home = folder.path().display().to_string();
    let named = named.display().to_string();
    let with = |pairs: &[(&'static str, &str)]| {
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
        ProfileCredentialsProvider::new().environment(move |name| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone())
        })
    };
    let (file, profile) = ("TENCENTCLOUD_CREDENTIALS_FILE", "TENCENTCLOUD_PROFILE");
    let usual = [("HOME", &*home)];
    let by_file = [("HOME", &*home), (file, &*named)];
    let by_profile = [("HOME", &*home), (profile, "work")];
    let id = |provider: ProfileCredentialsProvider| match provider.load() {
        Ok(found) => found.secret_id().to_owned(),
        Err(error) => format!("{:?} {}", error.kind(), error.is_absent()),
    };
    assert_eq!(id(with(&usual)), "usual");
    assert_eq!(id(with(&by_file)), "named");
    assert_eq!(id(with(&by_profile)), "work");
    assert_eq!(id(with(&by_profile).profile("default")), "usual");
    assert_eq!(
        id(with(&by_file).file(format!("{home}/.tencentcloud/credentials"))),
        "usual"
    );
    assert_eq!(id(with(&[(file, "")])), "Malformed false");
    assert_eq!(id(with(&[(file, "/nowhere/at/all")])), "Missing false");
    assert_eq!(
        id(with(&[("HOME", &*home), (profile, "none")])),
        "Missing false"
    );
    assert_eq!(
        id(with(&[(file, &*named), (profile, "")])),
        "Malformed false"
    );
    assert_eq!(id(with(&[("HOME", "/dev/null")])), "Missing true");
    assert_eq!(id(with(&[])), "Missing true");
}
