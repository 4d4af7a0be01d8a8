mod damage;
mod disks;

use std::fs;

use super::*;
use crate::ending::Refusal;

fn input() -> Input {
    Input {
        name: "people.csv".to_owned(),
        group_id: Some("staff".to_owned()),
        shard: None,
        service: "localhost:9000 ap-guangzhou".to_owned(),
        made_at: 1_732_000_000,
    }
}

fn picture(byte: u8) -> Fingerprint {
    Fingerprint([byte; 32])
}

fn step(person: &str, kind: StepKind, pictures: &[u8]) -> Step {
    Step {
        line: 2,
        group_id: "staff".to_owned(),
        person_id: person.to_owned(),
        kind,
        fingerprints: pictures.iter().copied().map(picture).collect(),
    }
}

fn create(person: &str, first: u8) -> Step {
    step(person, StepKind::CreatePerson, &[first])
}

fn key(person: &str) -> PersonKey {
    PersonKey::of("staff", person)
}

fn enrolled() -> StepOutcome {
    StepOutcome::Enrolled {
        face_id: "1".to_owned(),
    }
}

fn refused() -> StepOutcome {
    StepOutcome::Refused(Refusal {
        code: "FailedOperation.ImageFacedetectFailed".to_owned(),
        message: "no face".to_owned(),
        remedy: "Take another picture.".to_owned(),
    })
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("people.csv.journal")
    }

    fn open(&self) -> Result<Journal, JournalError> {
        Journal::open(&self.path(), &input())
    }

    /// What opening finds wrong with these bytes.
    fn problem(&self, bytes: &[u8]) -> Option<JournalProblem> {
        fs::write(self.path(), bytes).unwrap();
        self.open().err().map(|error| error.problem)
    }
}

/// Every way for a step to end: begun and killed, created, with more pictures, refused, there before, deleted.
async fn write_all(journal: &Journal) {
    journal.begin(&create("killed", 1)).await.unwrap();
    journal.begin(&create("done", 2)).await.unwrap();
    journal
        .end(key("done"), picture(2), &enrolled())
        .await
        .unwrap();
    journal
        .begin(&step("done", StepKind::CreateFace, &[3, 4, 5]))
        .await
        .unwrap();
    let face = StepOutcome::FaceAdded {
        face_id: "2".to_owned(),
    };
    journal.end(key("done"), picture(3), &face).await.unwrap();
    journal
        .end(key("done"), picture(4), &refused())
        .await
        .unwrap();
    journal
        .note(&create("there", 6), &StepOutcome::AlreadyThere)
        .await
        .unwrap();
    journal.begin(&create("gone", 7)).await.unwrap();
    journal
        .end(key("gone"), picture(7), &enrolled())
        .await
        .unwrap();
    journal
        .begin(&step("gone", StepKind::DeletePerson, &[]))
        .await
        .unwrap();
    journal
        .end(key("gone"), None, &StepOutcome::Deleted)
        .await
        .unwrap();
}

const PERSONS: [(&str, PersonState); 4] = [
    ("killed", PersonState::Begun),
    ("done", PersonState::Enrolled),
    ("there", PersonState::AlreadyThere),
    ("gone", PersonState::Deleted),
];

const PICTURES: [(&str, u8, Option<PictureState>); 8] = [
    ("killed", 1, Some(PictureState::Begun)),
    ("killed", 9, None),
    ("done", 2, Some(PictureState::Added)),
    ("done", 3, Some(PictureState::Added)),
    ("done", 4, Some(PictureState::Refused)),
    ("done", 5, Some(PictureState::Begun)),
    ("there", 6, Some(PictureState::AlreadyThere)),
    ("gone", 7, Some(PictureState::Deleted)),
];

fn assert_all(journal: &Journal) {
    for (person, state) in PERSONS {
        assert_eq!(journal.person(key(person)), Some(state), "{person}");
    }
    for (person, byte, state) in PICTURES {
        assert_eq!(
            journal.picture(key(person), picture(byte)),
            state,
            "{person} {byte}"
        );
    }
    assert_eq!(journal.person(key("nobody")), None);
    assert_eq!(
        (journal.persons(), journal.persons_in(PersonState::Begun)),
        (4, 1)
    );
}

async fn written(place: &Place) -> Vec<u8> {
    write_all(&place.open().unwrap()).await;
    fs::read(place.path()).unwrap()
}

#[tokio::test]
async fn states_are_the_same_after_opening_again() {
    let place = Place::new();
    let journal = place.open().unwrap();
    write_all(&journal).await;
    assert_all(&journal);
    assert_eq!((journal.syncs(), journal.cut()), (11, 0));
    drop(journal);
    let journal = place.open().unwrap();
    assert_all(&journal);
    assert_eq!((journal.syncs(), journal.cut()), (0, 0));
}

#[tokio::test]
async fn it_is_for_the_owner_alone_and_has_no_pictures() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let text = String::from_utf8(written(&place).await).unwrap();
    assert_eq!(
        fs::metadata(place.path()).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(text.starts_with("iai-enrol journal 1 "), "{text}");
    assert_eq!(text.lines().count(), 12);
}

#[tokio::test]
async fn entries_are_read_while_it_is_held() {
    let place = Place::new();
    let journal = place.open().unwrap();
    write_all(&journal).await;
    let entries: Vec<Entry> = read(&place.path())
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(entries.len(), 11);
    assert_eq!(entries[1], Entry::Begin(create("done", 2)));
    assert_eq!(entries[5].outcome(), Some(&refused()));
    assert_eq!(entries[10].key(), key("gone"));
    assert_eq!(read(&place.path()).unwrap().input, input());
}

#[test]
fn a_journal_of_another_input_is_refused() {
    let place = Place::new();
    drop(place.open().unwrap());
    let later = Input {
        made_at: 1_800_000_000,
        ..input()
    };
    assert_eq!(
        Journal::open(&place.path(), &later)
            .unwrap()
            .input()
            .made_at,
        1_732_000_000
    );
    let other = Input {
        group_id: Some("guests".to_owned()),
        ..input()
    };
    let error = Journal::open(&place.path(), &other)
        .unwrap_err()
        .to_string();
    assert!(error.ends_with("it belongs to another group: \"staff\", and this run has \"guests\". Run with what it belongs to, or move it away to begin anew"), "{error}");
    assert_eq!(
        Journal::open_existing(&place.path()).unwrap().input(),
        &input()
    );
}

#[tokio::test]
async fn another_table_of_the_same_name_is_refused() {
    let place = Place::new();
    let journal = place.open().unwrap();
    assert_eq!(journal.check_people([key("a")]), Ok(()));
    journal.begin(&create("a", 1)).await.unwrap();
    assert_eq!(journal.check_people([key("b"), key("a")]), Ok(()));
    let error = journal.check_people([key("b"), key("c")]).unwrap_err();
    assert_eq!(error.problem, JournalProblem::OtherPeople { persons: 1 });
}

#[test]
fn two_at_once_are_refused() {
    let place = Place::new();
    let first = place.open().unwrap();
    assert_eq!(place.open().unwrap_err().problem, JournalProblem::InUse);
    drop(first);
    place.open().unwrap();
}

#[tokio::test]
async fn what_was_not_begun_has_no_end() {
    let place = Place::new();
    let journal = place.open().unwrap();
    let not_begun =
        |error: Result<(), JournalError>| error.unwrap_err().problem == JournalProblem::NotBegun;
    assert!(not_begun(
        journal.end(key("a"), picture(1), &enrolled()).await
    ));
    journal.begin(&create("a", 1)).await.unwrap();
    assert!(not_begun(
        journal.end(key("a"), picture(2), &enrolled()).await
    ));
    journal
        .end(key("a"), picture(1), &enrolled())
        .await
        .unwrap();
    assert!(not_begun(
        journal.end(key("a"), picture(1), &enrolled()).await
    ));
}

#[tokio::test]
async fn what_did_not_run_may_begin_again() {
    let place = Place::new();
    let journal = place.open().unwrap();
    journal.begin(&create("a", 1)).await.unwrap();
    journal
        .end(key("a"), picture(1), &StepOutcome::NotDone)
        .await
        .unwrap();
    assert_eq!(journal.person(key("a")), Some(PersonState::NotDone));
    journal.begin(&create("a", 2)).await.unwrap();
    journal
        .end(key("a"), picture(2), &enrolled())
        .await
        .unwrap();
    assert_eq!(journal.person(key("a")), Some(PersonState::Enrolled));
    assert_eq!(journal.picture(key("a"), picture(1)), None);
}

#[tokio::test]
async fn a_deletion_that_fails_leaves_the_person_and_one_unknown_stays_open() {
    let place = Place::new();
    let journal = place.open().unwrap();
    journal.note(&create("a", 1), &enrolled()).await.unwrap();
    for (outcome, expected) in [
        (StepOutcome::Unknown, PersonState::Deleting),
        (StepOutcome::NotDone, PersonState::Enrolled),
        (refused(), PersonState::Enrolled),
        (StepOutcome::Deleted, PersonState::Deleted),
    ] {
        journal
            .begin(&step("a", StepKind::DeletePerson, &[]))
            .await
            .unwrap();
        journal.end(key("a"), None, &outcome).await.unwrap();
        assert_eq!(journal.person(key("a")), Some(expected), "{outcome:?}");
    }
}

#[tokio::test]
async fn long_texts_are_cut_and_long_ids_refused() {
    let place = Place::new();
    let journal = place.open().unwrap();
    let refusal = |text: String| Refusal {
        code: "InternalError".to_owned(),
        message: text,
        remedy: String::new(),
    };
    let long = StepOutcome::Refused(refusal("\u{1}".repeat(100_000)));
    journal.note(&create("a", 1), &long).await.unwrap();
    let error = journal
        .begin(&create(&"b".repeat(70_000), 1))
        .await
        .unwrap_err();
    assert_eq!(
        error.problem,
        JournalProblem::Write("an id is too long".to_owned())
    );
    drop(journal);
    assert_eq!(place.open().unwrap().cut(), 0);
    let entry = read(&place.path()).unwrap().next().unwrap().unwrap();
    assert_eq!(
        entry.outcome(),
        Some(&StepOutcome::Refused(refusal("\u{1}".repeat(2000))))
    );
}

#[tokio::test]
async fn an_end_that_is_written_twice_at_once_does_no_harm() {
    let place = Place::new();
    let journal = place.open().unwrap();
    journal.begin(&create("a", 1)).await.unwrap();
    let (outcome, unknown) = (enrolled(), StepOutcome::Unknown);
    let (one, other) = (
        journal.end(key("a"), picture(1), &outcome),
        journal.end(key("a"), picture(1), &unknown),
    );
    let (one, other) = tokio::join!(one, other);
    assert_eq!((one, other), (Ok(()), Ok(())));
    drop(journal);
    assert_eq!(
        place.open().unwrap().person(key("a")),
        Some(PersonState::Enrolled)
    );
}
