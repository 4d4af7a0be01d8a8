//! The program, as it is called.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod folder;

use folder::folder;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// The runtime's own spec, generated into a file, and the arguments that make it.
const STS: [&str; 6] = [
    "sts",
    "--runtime",
    "crate",
    "--path",
    "tc3_runtime::sts",
    "--out",
];
const STS_FILE: &str = "src/sts/api.rs";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn expand(folder: &Path, arguments: &[&str]) -> Output {
    folder::command(folder, &[&["expand"], arguments].concat())
        .output()
        .unwrap()
}

/// Exit code and standard error.
fn ending(output: &Output) -> (Option<i32>, String) {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    (output.status.code(), told)
}

#[test]
fn the_file_of_the_runtime_is_what_its_spec_says() {
    let arguments = [&STS[..], &[STS_FILE, "--check"]].concat();
    let checked = expand(&root().join("tc3-runtime"), &arguments);
    assert_eq!(ending(&checked), (Some(0), String::new()));
}

#[test]
fn a_file_is_written_and_then_as_it_should_be() {
    let folder = folder("written");
    let new = ["spec", "--out", "new/src/api.rs"];
    assert_eq!(ending(&expand(&folder, &new)), (Some(0), String::new()));
    assert!(folder.join("new/src/api.rs").is_file());
    let out = ["spec", "--out", "api.rs"];
    assert_eq!(ending(&expand(&folder, &out)), (Some(0), String::new()));
    let written = fs::read_to_string(folder.join("api.rs")).unwrap();
    let head = "// Generated from `spec` for contract 1 of tc3-runtime. Do not edit: change the spec and run\n\
                // iai-spec expand spec --out api.rs\n";
    assert!(written.starts_with(head), "{}", &written[..400]);
    assert!(written.contains(" pub fn ping(&self) -> PingBuilder<"));
    let check = ["spec", "--out", "api.rs", "--check"];
    assert_eq!(ending(&expand(&folder, &check)), (Some(0), String::new()));
    let otherwise = ["./spec/", "--out", "./api.rs", "--check"];
    assert_eq!(
        ending(&expand(&folder, &otherwise)),
        (Some(0), String::new())
    );
    let printed = expand(&folder, &["spec"]).stdout;
    assert_eq!(
        String::from_utf8(printed).unwrap().lines().count(),
        written.lines().count()
    );
}

#[test]
fn a_stale_file_is_one_sentence_with_the_command_that_mends_it() {
    let folder = folder("stale");
    fs::write(folder.join("api.rs"), "// Made by hand.\n").unwrap();
    let found = expand(&folder, &["spec", "--out", "api.rs", "--check"]);
    let told = "api.rs is stale; run `iai-spec expand spec --out api.rs`\n";
    assert_eq!(ending(&found), (Some(1), told.to_owned()));
    let kept = fs::read_to_string(folder.join("api.rs")).unwrap();
    assert_eq!(kept, "// Made by hand.\n");
}

#[test]
fn what_others_have_made_is_left_alone() {
    let folder = folder("others");
    let spec = folder.join("spec/service.yaml");
    let kept = fs::read_to_string(&spec).unwrap();
    let told = "spec/service.yaml was not made by iai-spec and is left alone; move it away, or name another file\n";
    let found = expand(&folder, &["spec", "--out", "spec/service.yaml"]);
    assert_eq!(ending(&found), (Some(2), told.to_owned()));
    assert_eq!(fs::read_to_string(&spec).unwrap(), kept);
    // What it has made itself is made anew.
    for _ in 0..2 {
        let found = expand(&folder, &["spec", "--out", "api.rs"]);
        assert_eq!(ending(&found), (Some(0), String::new()));
    }
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        2,
        "and nothing beside it"
    );
}

#[test]
fn a_broken_spec_is_told_with_its_places_and_writes_nothing() {
    let folder = folder("broken");
    let ping = folder.join("spec/actions/ping.yaml");
    let text = fs::read_to_string(&ping).unwrap();
    fs::write(&ping, text.replace("effect: read", "effect: reed")).unwrap();
    let (code, told) = ending(&expand(&folder, &["spec", "--out", "api.rs"]));
    assert_eq!(code, Some(1));
    assert!(
        told.starts_with("spec/actions/ping.yaml:4:9: error[S017]: "),
        "{told}"
    );
    assert!(told.contains("did you mean `read`?"), "{told}");
    assert!(!folder.join("api.rs").exists());
}

#[test]
fn what_cannot_be_used_is_named() {
    let folder = folder("unusable");
    let table: [(&[&str], i32, &str); 10] = [
        (
            &["nowhere"],
            2,
            "error[S006]: there is no spec folder at `nowhere`\n  = help: looked for nowhere; a relative path starts at the current directory",
        ),
        (
            &["spec/service.yaml"],
            2,
            "error[S006]: there is no spec folder at `spec/service.yaml`\n  = help: this is a file; give the folder that has service.yaml",
        ),
        (
            &["spec", "--out", "spec/service.yaml/api.rs"],
            2,
            "spec/service.yaml/api.rs: Not a directory",
        ),
        (
            &["spec", "--out", "none.rs", "--check"],
            2,
            "none.rs: No such file or directory",
        ),
        (
            &["spec", "--runtime", "my crate"],
            2,
            "`my crate` is no Rust path such as `::tc3_runtime`",
        ),
        (
            &["spec", "--runtime", "a<b::C>"],
            2,
            "`a<b::C>` is no Rust path such as `::tc3_runtime`",
        ),
        (
            &["spec", "--path", "x\n```\nfn y"],
            2,
            "`x\u{fffd}```\u{fffd}fn y` is no Rust path such as `::tc3_runtime`",
        ),
        (
            &["spec\ncompile_error!();"],
            2,
            "`spec\u{fffd}compile_error!();` has a character that ends a comment",
        ),
        (
            &["spec", "--out", "a\r.rs"],
            2,
            "`iai-spec expand spec --out 'a\u{fffd}.rs'` has a character that ends a comment",
        ),
        (
            &["spec", "--runtime", "a /*\n*/ ::b"],
            2,
            "has a character that ends a comment",
        ),
    ];
    for (arguments, code, told) in table {
        let (found, message) = ending(&expand(&folder, arguments));
        assert_eq!(found, Some(code), "{message}");
        assert!(message.contains(told), "{message}");
    }
}

#[test]
fn the_command_in_the_file_is_one_for_a_shell() {
    let folder = folder("quoted");
    fs::rename(folder.join("spec"), folder.join("it's a spec")).unwrap();
    let out = ["it's a spec", "--out", "an api.rs"];
    assert_eq!(ending(&expand(&folder, &out)), (Some(0), String::new()));
    let written = fs::read_to_string(folder.join("an api.rs")).unwrap();
    let line = written.lines().nth(1).unwrap();
    let command = r"// iai-spec expand 'it'\''s a spec' --out 'an api.rs'";
    assert_eq!(line, command);
}

/// `iai-spec … | head` is no failure.
#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = folder("enough");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = folder::command(&folder, &["expand", "spec"]);
    let output = command.stdout(writer).output().unwrap();
    assert_eq!(ending(&output), (Some(0), String::new()));
}
