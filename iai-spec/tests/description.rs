//! A spec as data, and beside the facts of its service.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod folder;

use folder::{Ending, folder};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn run(folder: &Path, command: &str, arguments: &[&str]) -> Ending {
    folder::run(folder, &[&[command], arguments].concat())
}

/// Exit code and standard error.
fn ending(run: &Ending) -> (Option<i32>, String) {
    (Some(run.code), run.stderr.clone())
}

#[test]
fn a_spec_is_described_as_json() {
    let folder = folder("described");
    let whole = run(&folder, "describe", &["spec"]);
    assert_eq!(ending(&whole), (Some(0), String::new()));
    let part = run(&folder, "describe", &["spec", "--action", "Ping"]);
    let text = part.stdout;
    let head =
        "{\n  \"schema_version\": 1,\n  \"service\": \"demo\",\n  \"version\": \"2024-01-01\",\n";
    assert!(text.starts_with(head), "{text}");
    // Of the 38 codes of the platform it has those that the service answers to wrong requests.
    assert_eq!(text.matches("\"remedy\"").count(), 3);
    let schema = run(&folder, "describe", &["--schema"]).stdout;
    assert_eq!(schema, iai_spec::SCHEMA);

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
    assert_eq!(found.stdout, report);
    assert_eq!(ending(&found).0, Some(1));

    let departure = "- { table: sites, vendor: \"Ping,mainland,online\", spec: \"Ping,both,online\", why: Tried. }\n";
    fs::write(&departures, departure).unwrap();
    assert_eq!(ending(&covered()), (Some(0), String::new()));

    fs::write(&departures, departure.replace("mainland", "moon")).unwrap();
    let told = "facts/departures.yaml: `Ping,moon,online` is no line of sites.csv; correct it, or take the departure out\n";
    assert_eq!(ending(&covered()), (Some(2), told.to_owned()));
}

/// A date is a text, and a spec may take it for no more; a number is none.
#[test]
fn a_text_covers_a_date() {
    let folder = folder("dates");
    fs::create_dir(folder.join("facts")).unwrap();
    let ping = folder.join("spec/actions/ping.yaml");
    let rows = "  - { name: At, type: String }\n  - { name: Days, type: [String] }\n  - { name: Day, type: Date }\n";
    let text = fs::read_to_string(&ping).unwrap() + rows;
    fs::write(&ping, text).unwrap();
    let facts = "action,name,type,nullable\nPing,RequestId,string,no\nPing,At,datetime,no\nPing,Days,list<date>,no\n";
    let compared = |day: &str| {
        let table = format!("{facts}Ping,Day,{day},no\n");
        fs::write(folder.join("facts/responses.csv"), table).unwrap();
        run(&folder, "coverage", &["spec", "facts"])
    };
    assert_eq!(
        compared("date").stdout,
        "response fields            4 of     4 facts\n"
    );
    let other = "response fields            3 of     4 facts\n  missing in the spec: Ping,Day,string,no\n  \
                 in the spec alone:   Ping,Day,date,no\n";
    assert_eq!(compared("string").stdout, other);
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
    assert_eq!(made(&[]), (Some(0), String::new()));
    for table in fs::read_dir(folder.join("facts")).unwrap() {
        fs::remove_file(table.unwrap().path()).unwrap();
    }
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
