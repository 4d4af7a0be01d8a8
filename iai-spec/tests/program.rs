//! The program, as it is called.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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

fn run(folder: &Path, command: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_iai-spec"))
        .current_dir(folder)
        .arg(command)
        .args(arguments)
        .output()
        .unwrap()
}

fn expand(folder: &Path, arguments: &[&str]) -> Output {
    run(folder, "expand", arguments)
}

/// Exit code and standard error.
fn ending(output: &Output) -> (Option<i32>, String) {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    (output.status.code(), told)
}

/// A folder of this test alone.
fn folder(name: &str) -> PathBuf {
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

#[test]
fn the_file_of_the_runtime_is_what_its_spec_says() {
    let arguments = [&STS[..], &[STS_FILE, "--check"]].concat();
    let checked = expand(&root().join("tc3-runtime"), &arguments);
    assert_eq!(ending(&checked), (Some(0), String::new()));
}

#[test]
fn a_file_is_written_and_then_as_it_should_be() {
    let folder = folder("written");
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
            &["spec", "--out", "no/api.rs"],
            2,
            "no/api.rs: No such file or directory",
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

#[test]
fn a_spec_is_described_as_json() {
    let folder = folder("described");
    let whole = run(&folder, "describe", &["spec"]);
    assert_eq!(ending(&whole), (Some(0), String::new()));
    let part = run(&folder, "describe", &["spec", "--action", "Ping"]);
    let text = String::from_utf8(part.stdout).unwrap();
    let head =
        "{\n  \"schema_version\": 1,\n  \"service\": \"demo\",\n  \"version\": \"2024-01-01\",\n";
    assert!(text.starts_with(head), "{text}");
    // Of the 38 codes of the platform it has those that the service answers to wrong requests.
    assert_eq!(text.matches("\"remedy\"").count(), 3);
    let schema = run(&folder, "describe", &["--schema"]).stdout;
    assert_eq!(String::from_utf8(schema).unwrap(), iai_spec::SCHEMA);

    let told = "the spec has no action `Pin`; did you mean `Ping`?\n";
    let found = run(&folder, "describe", &["spec", "--action", "Pin"]);
    assert_eq!(ending(&found), (Some(2), told.to_owned()));
}

#[test]
fn a_spec_is_compared_with_the_tables_that_are_there() {
    let folder = folder("covered");
    fs::create_dir(folder.join("facts")).unwrap();
    let sites = folder.join("facts/sites.csv");
    let departures = folder.join("facts/departures.yaml");
    let covered = || run(&folder, "coverage", &["spec", "facts"]);
    let (code, told) = ending(&covered());
    assert_eq!(code, Some(2));
    assert!(told.starts_with("facts: no table of facts is there; known: parameters.csv, "));

    fs::write(&sites, "action,site\n").unwrap();
    let told = "facts/sites.csv: the first line must be `action,site,status`\n";
    assert_eq!(ending(&covered()), (Some(2), told.to_owned()));

    fs::write(&sites, "action,site,status\nPing,mainland,online\n").unwrap();
    let found = covered();
    let report = "sites                      0 of     1 facts\n  missing in the spec: Ping,mainland,online\n  \
                  in the spec alone:   Ping,both,online\n";
    assert_eq!(String::from_utf8(found.stdout.clone()).unwrap(), report);
    assert_eq!(ending(&found).0, Some(1));

    let departure = "- { table: sites, vendor: \"Ping,mainland,online\", spec: \"Ping,both,online\", why: Tried. }\n";
    fs::write(&departures, departure).unwrap();
    assert_eq!(ending(&covered()), (Some(0), String::new()));

    fs::write(&departures, departure.replace("mainland", "moon")).unwrap();
    let told = "facts/departures.yaml: `Ping,moon,online` is no line of sites.csv; correct it, or take the departure out\n";
    assert_eq!(ending(&covered()), (Some(2), told.to_owned()));
}

/// The committed tables are those of the committed definitions.
#[test]
fn the_tables_of_facts_are_those_of_the_definitions() {
    let data = root().join("tests/data");
    let definitions = "definitions/iai-2020-03-03.json";
    let made = |out: &str| run(&data, "facts", &[definitions, "--out", out, "--check"]);
    assert_eq!(ending(&made("facts")), (Some(0), String::new()));
}

#[test]
fn tables_of_facts_are_written_where_they_are_none_of_others() {
    let folder = folder("facts");
    let definitions = root().join("tests/data/definitions/iai-2020-03-03.json");
    let made = |more: &[&str]| {
        let arguments = [definitions.to_str().unwrap(), "--out", "facts"];
        ending(&run(&folder, "facts", &[&arguments, more].concat()))
    };
    let (code, told) = made(&[]);
    assert_eq!(code, Some(2), "{told}");
    fs::create_dir(folder.join("facts")).unwrap();
    let table = folder.join("facts/structures.csv");
    fs::write(&table, "mine\n").unwrap();
    let told = "facts/structures.csv was not made by iai-spec and is left alone; move it away, or name another file\n";
    assert_eq!(made(&[]), (Some(2), told.to_owned()));
    let count = || fs::read_dir(folder.join("facts")).unwrap().count();
    assert_eq!(count(), 1, "nothing is half written");

    fs::write(&table, "structure,field,type,nullable\n").unwrap();
    let told = "facts/parameters.csv: No such file or directory (os error 2)\n";
    assert_eq!(made(&["--check"]), (Some(2), told.to_owned()));
    assert_eq!(made(&[]), (Some(0), String::new()));
    assert_eq!((made(&["--check"]), count()), ((Some(0), String::new()), 3));

    fs::write(&table, "structure,field,type,nullable\n").unwrap();
    let told = "facts/structures.csv is stale; run the same command without --check, and read the difference\n";
    assert_eq!(made(&["--check"]), (Some(1), told.to_owned()));
}
