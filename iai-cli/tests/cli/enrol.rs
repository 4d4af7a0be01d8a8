//! `iai enrol`: a table, its report, status, undo, shards, and mistakes.

use std::fs;

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use super::harness::{Desk, Ended};

const SCHEMA: &str = include_str!("../../../iai-enrol/schema/report.json");

/// A desk with a group, and a table of so many persons, each with a picture of its own.
fn desk(persons: u32) -> Desk {
    let desk = Desk::new();
    desk.ok("create-group --group-id staff --group-name Staff");
    fs::create_dir(desk.path("photos")).unwrap();
    let mut table = "person_id,person_name,pictures\n".to_owned();
    for number in 0..persons {
        let picture = iai_tests::pictures::png(70 + number, 70);
        fs::write(desk.path(&format!("photos/{number}.png")), picture).unwrap();
        table.push_str(&format!("p{number},Zebedee,{number}.png\n"));
    }
    fs::write(desk.path("people.csv"), table).unwrap();
    desk
}

const ENROL: &str = "enrol people.csv --pictures photos --group-id staff";

/// The totals of a document, in the order of the report.
fn totals(document: &Value) -> [u64; 6] {
    [
        "enrolled",
        "already_there",
        "duplicate_suspected",
        "refused",
        "unknown",
        "open",
    ]
    .map(|name| document[name].as_u64().unwrap())
}

/// The document of a run, whatever its exit code.
#[track_caller]
fn document(ended: &Ended, code: i32) -> Value {
    assert_eq!(ended.code, code, "{ended}");
    serde_json::from_str(&ended.stdout).unwrap_or_else(|error| panic!("{error}: {ended}"))
}

/// The report as JSON, which is as its schema says.
#[track_caller]
fn report(desk: &Desk) -> Value {
    let text = fs::read_to_string(desk.path("people.csv.report/report.json")).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = serde_json::from_str(SCHEMA).unwrap();
    compiler.add_resource("report.json", schema).unwrap();
    let index = compiler.compile("report.json", &mut schemas).unwrap();
    let valid = schemas.validate(&report, index);
    assert_eq!(valid.map_err(|error| error.to_string()), Ok(()), "{report}");
    report
}

fn persons(desk: &Desk) -> usize {
    let list = desk.ok("get-person-list --group-id staff --all");
    list["PersonInfos"].as_array().unwrap().len()
}

#[test]
fn people_are_enrolled_once_and_told_in_a_report() {
    let desk = desk(12);
    desk.ok("create-person --group-id staff --person-id p3 --person-name Ann --image 100.png");
    let first = desk.ok(ENROL);
    assert_eq!(totals(&first), [11, 1, 0, 0, 0, 0]);
    let again = desk.ok(ENROL);
    assert_eq!(totals(&again), [11, 1, 0, 0, 0, 0]);
    assert_eq!(persons(&desk), 12);

    let csv = fs::read_to_string(desk.path("people.csv.report/report.csv")).unwrap();
    assert_eq!(csv.lines().count(), 13);
    assert!(csv.contains("\n5,staff,p3,already_there,,,,,\n"), "{csv}");
    assert_eq!(totals(&report(&desk)["totals"]), [11, 1, 0, 0, 0, 0]);
    assert!(desk.path("people.csv.report/report.html").is_file());
    let status = desk.ok("enrol status people.csv");
    assert_eq!(totals(&status), [11, 1, 0, 0, 0, 0]);
    assert_eq!(status["group_id"], "staff");
}

#[test]
fn names_are_in_no_file_beside_the_table() {
    let desk = desk(3);
    desk.ok(ENROL);
    for file in [
        "people.csv.journal",
        "people.csv.report/report.csv",
        "people.csv.report/report.json",
        "people.csv.report/report.html",
    ] {
        let text = fs::read_to_string(desk.path(file)).unwrap();
        assert!(text.contains("p2") || file.ends_with("html"), "{file}");
        assert!(!text.contains("Zebedee"), "{file}");
    }
}

#[test]
fn undo_deletes_what_was_enrolled_and_nobody_else() {
    let desk = desk(5);
    desk.ok("create-person --group-id staff --person-id p3 --person-name Ann --image 100.png");
    desk.ok(ENROL);
    let refused = desk.iai("enrol undo people.csv").end().report();
    assert_eq!(refused["class"], "usage");
    assert_eq!(
        refused["message"],
        "4 persons would be deleted, and nobody can be asked"
    );
    assert_eq!(persons(&desk), 5);
    let undone = desk.ok("enrol undo people.csv --yes");
    assert_eq!(
        (&undone["persons"], &undone["faces"], &undone["left"]),
        (&json!(4), &json!(0), &json!(0))
    );
    assert_eq!(persons(&desk), 1);
    let again = desk.ok("enrol undo people.csv --yes");
    assert_eq!(again["persons"], 0);
}

#[test]
fn mistakes_are_told_before_anything_is_sent() {
    let desk = desk(2);
    let table = "person_id,person_name,pictures\np 1,Ann,0.png\np2,Ben,none.png\np2,Ben,1.png\n";
    fs::write(desk.path("people.csv"), table).unwrap();
    for line in [ENROL.to_owned(), format!("{ENROL} --check")] {
        let found = document(&desk.iai(&line).end(), 3);
        let mistakes = found["mistakes"].as_array().unwrap();
        let lines: Vec<_> = mistakes
            .iter()
            .map(|one| one["line"].as_u64().unwrap())
            .collect();
        assert_eq!(lines, [2, 3, 4], "{found}");
    }
    assert_eq!(persons(&desk), 0);
    assert!(!desk.path("people.csv.journal").exists());
}

#[test]
fn a_refused_row_is_told_with_what_to_do() {
    let desk = Desk::with(|builder| builder.faces(iai_emulator::FaceDetection::Detect));
    desk.ok("create-group --group-id staff --group-name Staff");
    // Nobody is on the second one.
    let picture = iai_tests::pictures::png(90, 90);
    fs::write(desk.path("empty.png"), picture).unwrap();
    fs::write(
        desk.path("people.csv"),
        "person_id,person_name,picture\np1,Ann,empty.png\n",
    )
    .unwrap();
    let ended = desk.iai("enrol people.csv --group-id staff").end();
    assert_eq!(totals(&document(&ended, 5)), [0, 0, 0, 1, 0, 0]);
    assert_eq!(report(&desk)["rows"][0]["ending"], "refused");
    let page = fs::read_to_string(desk.path("people.csv.report/report.html")).unwrap();
    assert!(
        page.contains("<img src=\"data:image/jpeg;base64,"),
        "{page}"
    );
    let csv = fs::read_to_string(desk.path("people.csv.report/report.csv")).unwrap();
    assert!(
        csv.contains("2,staff,p1,refused,InvalidParameterValue.NoFaceInPhoto,"),
        "{csv}"
    );
}

#[test]
fn parts_of_a_table_make_one_report() {
    let desk = desk(20);
    let mut enrolled = 0;
    for part in ["1/3", "2/3"] {
        let document = desk.ok(&format!("{ENROL} --shard {part}"));
        enrolled += document["rows"].as_u64().unwrap();
    }
    let job = desk.iai(&format!("{ENROL} --shard job/3"));
    let job = job.env("JOB_COMPLETION_INDEX", "2").end().document();
    assert_eq!(enrolled + job["rows"].as_u64().unwrap(), 20);
    assert!(desk.path("people.csv.3-of-3.journal").is_file());
    assert!(desk.path("people.csv.3-of-3.report/report.csv").is_file());

    let merged = desk.ok("enrol report people.csv --pictures photos --group-id staff");
    assert_eq!(totals(&merged), [20, 0, 0, 0, 0, 0]);
    assert_eq!(merged["journals"].as_array().unwrap().len(), 3);
    let twice = "enrol status people.csv --journal people.csv.1-of-3.journal --journal people.csv.1-of-3.journal";
    assert_eq!(desk.iai(twice).end().report()["class"], "usage");
}

#[test]
fn command_lines_that_make_no_sense_are_refused() {
    let desk = desk(1);
    for (line, expected) in [
        ("enrol", "usage"),
        ("enrol people.csv --from-folder photos", "usage"),
        ("enrol people.csv --group-id staff --shard 0/3", "usage"),
        (
            "enrol people.csv --group-id staff --duplicates attach",
            "usage",
        ),
        (
            "enrol people.csv --group-id staff --encoding klingon",
            "usage",
        ),
        ("enrol status people.csv", "usage"),
        ("enrol none.csv --group-id staff", "invalid"),
    ] {
        assert_eq!(desk.iai(line).end().report()["class"], expected, "{line}");
    }
}

#[test]
fn a_journal_of_another_group_is_refused() {
    let desk = desk(2);
    desk.ok(ENROL);
    let other = desk
        .iai("enrol people.csv --pictures photos --group-id other")
        .end()
        .report();
    assert_eq!(other["class"], "usage", "{other}");
    let message = other["message"].as_str().unwrap();
    assert!(message.contains("it belongs to another group"), "{message}");
}

#[test]
fn a_folder_of_pictures_is_a_table() {
    let desk = desk(3);
    let done = desk.ok("enrol --from-folder photos --group-id staff");
    assert_eq!(totals(&done), [3, 0, 0, 0, 0, 0]);
    assert!(desk.path("photos.journal").is_file());
    assert!(desk.path("photos.report/report.html").is_file());
    assert_eq!(
        totals(&desk.ok("enrol status --from-folder photos")),
        [3, 0, 0, 0, 0, 0]
    );
}
