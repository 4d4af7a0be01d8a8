use std::fs;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::super::row::tests::row;
use super::*;
use crate::ending::Refusal;
use crate::journal::{Journal, Shard, Step, StepOutcome};

/// A folder with a journal, and pictures whose content is their name.
struct Desk {
    folder: TempDir,
    journal: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let journal = folder.path().join("people.csv.journal");
        Self { folder, journal }
    }

    fn open(&self, shard: Option<Shard>) -> Journal {
        let input = Input {
            name: "people.csv".to_owned(),
            group_id: Some("staff".to_owned()),
            shard,
            service: "somewhere".to_owned(),
            made_at: 1,
        };
        Journal::open(&self.journal, &input).unwrap()
    }

    fn row(&self, person: &str, pictures: &[&str]) -> Row {
        for name in pictures {
            fs::write(self.folder.path().join(name), name).unwrap();
        }
        Row {
            pictures: pictures.iter().map(PathBuf::from).collect(),
            ..row(2, person)
        }
    }

    fn outcomes(&self) -> Outcomes {
        Outcomes::read(std::slice::from_ref(&self.journal)).unwrap()
    }
}

fn hash(name: &str) -> Fingerprint {
    Fingerprint(Sha256::digest(name).into())
}

fn step(row: &Row, kind: StepKind, picture: &str) -> Step {
    Step {
        line: row.line,
        group_id: row.group_id.clone(),
        person_id: row.person_id.clone(),
        kind,
        fingerprints: vec![hash(picture)],
    }
}

fn refusal(code: &str) -> StepOutcome {
    StepOutcome::Refused(Refusal {
        code: code.to_owned(),
        message: "It was refused.".to_owned(),
        remedy: "Take another one.".to_owned(),
    })
}

fn enrolled(face: &str) -> StepOutcome {
    let face_id = face.to_owned();
    StepOutcome::Enrolled { face_id }
}

/// Begins a step and ends it.
async fn done(journal: &Journal, step: &Step, outcome: StepOutcome) {
    journal.begin(step).await.unwrap();
    let picture = step.fingerprints.first().copied();
    journal.end(step.key(), picture, &outcome).await.unwrap();
}

#[tokio::test]
async fn persons_end_as_their_creation_did() {
    let desk = Desk::new();
    let journal = desk.open(None);
    let similar_person_id = "p0".to_owned();
    let table = [
        (
            "p1",
            enrolled("3526891231231"),
            Some(Ending::Enrolled),
            "3526891231231",
        ),
        ("p2", enrolled("007"), Some(Ending::Enrolled), "007"),
        (
            "p3",
            StepOutcome::AlreadyThere,
            Some(Ending::AlreadyThere),
            "",
        ),
        (
            "p4",
            StepOutcome::DuplicateSuspected { similar_person_id },
            Some(Ending::DuplicateSuspected),
            "p0",
        ),
        ("p5", refusal("NoFace"), Some(Ending::Refused), "NoFace"),
        ("p6", StepOutcome::Unknown, Some(Ending::Unknown), ""),
        ("p7", StepOutcome::NotDone, None, ""),
    ];
    for (person, outcome, ..) in table.clone() {
        let step = step(&row(2, person), StepKind::CreatePerson, person);
        done(&journal, &step, outcome).await;
    }
    let begun = step(&row(2, "p8"), StepKind::CreatePerson, "p8");
    journal.begin(&begun).await.unwrap();
    let outcomes = desk.outcomes();
    for (person, _, ended, detail) in table {
        let told = outcomes.row(&row(2, person), desk.folder.path());
        assert_eq!(told.ended, ended, "{person}");
        let details = [told.face_id, told.similar_person_id, told.code].concat();
        assert_eq!(details, detail, "{person}");
    }
    for person in ["p8", "p9"] {
        let told = outcomes.row(&row(2, person), desk.folder.path());
        assert_eq!(told.ending, "open");
    }
    let counts = outcomes.counts();
    assert_eq!((counts.rows, counts.open, counts.ended.enrolled), (8, 2, 2));
}

#[tokio::test]
async fn a_refused_further_picture_is_the_one_that_is_shown() {
    let desk = Desk::new();
    let journal = desk.open(None);
    let row = desk.row("p1", &["a", "b", "c"]);
    let create = step(&row, StepKind::CreatePerson, "a");
    done(&journal, &create, enrolled("1")).await;
    let face = StepOutcome::FaceAdded {
        face_id: "2".to_owned(),
    };
    done(&journal, &step(&row, StepKind::CreateFace, "b"), face).await;
    assert_eq!(
        desk.outcomes().row(&row, desk.folder.path()).ending,
        "enrolled"
    );
    let refused = step(&row, StepKind::CreateFace, "c");
    done(&journal, &refused, refusal("NoFace")).await;

    let told = desk.outcomes().row(&row, desk.folder.path());
    assert_eq!(
        (told.ending, &*told.code, &*told.face_id),
        ("refused", "NoFace", "1")
    );
    assert_eq!(told.picture, Some("c".into()));
    // Another picture in its place was not sent yet; one that is gone cannot be told from the refused one.
    fs::write(desk.folder.path().join("c"), "another").unwrap();
    assert_eq!(
        desk.outcomes().row(&row, desk.folder.path()).ending,
        "enrolled"
    );
    fs::remove_file(desk.folder.path().join("c")).unwrap();
    assert_eq!(
        desk.outcomes().row(&row, desk.folder.path()).ending,
        "refused"
    );
    assert_eq!(desk.outcomes().counts().ended.refused, 1);
}

#[tokio::test]
async fn a_further_picture_that_is_under_way_leaves_the_row_open() {
    let desk = Desk::new();
    let journal = desk.open(None);
    let row = desk.row("p1", &["a", "b"]);
    let create = step(&row, StepKind::CreatePerson, "a");
    done(&journal, &create, enrolled("1")).await;
    let face = step(&row, StepKind::CreateFace, "b");
    journal.begin(&face).await.unwrap();
    assert_eq!(desk.outcomes().row(&row, desk.folder.path()).ending, "open");
    journal
        .end(face.key(), hash("b"), &StepOutcome::Unknown)
        .await
        .unwrap();
    assert_eq!(
        desk.outcomes().row(&row, desk.folder.path()).ending,
        "unknown"
    );
    assert_eq!(desk.outcomes().counts().ended.unknown, 1);
}

#[tokio::test]
async fn what_was_undone_has_not_ended() {
    let desk = Desk::new();
    let journal = desk.open(None);
    let row = desk.row("p1", &["a"]);
    let create = step(&row, StepKind::CreatePerson, "a");
    done(&journal, &create, enrolled("1")).await;
    let delete = Step {
        fingerprints: Vec::new(),
        ..step(&row, StepKind::DeletePerson, "a")
    };
    done(&journal, &delete, refusal("NoRight")).await;
    assert_eq!(
        desk.outcomes().row(&row, desk.folder.path()).ending,
        "enrolled"
    );
    done(&journal, &delete, StepOutcome::Deleted).await;
    let told = desk.outcomes().row(&row, desk.folder.path());
    assert_eq!(told.ending, "open");
    assert_eq!(told.message, "it was enrolled, and deleted again by undo");
}
