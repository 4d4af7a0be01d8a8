use std::fs;

use super::*;
use crate::Refusal;

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

/// How many entries are whole in the first `length` bytes.
fn whole(bytes: &[u8], length: usize) -> usize {
    bytes[..length]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        .saturating_sub(1)
}

#[tokio::test]
async fn cut_at_every_byte_it_opens_with_what_is_whole() {
    let place = Place::new();
    let bytes = written(&place).await;
    let (header, last) = (whole_line(&bytes, 0), bytes.len() - whole_line(&bytes, 11));
    for length in 0..=bytes.len() {
        fs::write(place.path(), &bytes[..length]).unwrap();
        let entries = read(&place.path()).map_or(0, |entries| entries.map(Result::unwrap).count());
        assert_eq!(entries, whole(&bytes, length), "{length}");
        // Each of these waits for the disk.
        if length <= header + 5 || length >= last || length % 23 == 0 {
            let cut = place.open().unwrap().cut();
            assert_eq!(
                cut > 0,
                length > header && bytes[length - 1] != b'\n',
                "{length}"
            );
        }
    }
}

#[tokio::test]
async fn what_follows_a_torn_end_is_whole() {
    let place = Place::new();
    let bytes = written(&place).await;
    for length in (0..=bytes.len()).step_by(37) {
        fs::write(place.path(), &bytes[..length]).unwrap();
        let journal = place.open().unwrap();
        journal.begin(&create("next", 8)).await.unwrap();
        drop(journal);
        assert_eq!(
            place.open().unwrap().person(key("next")),
            Some(PersonState::Begun),
            "{length}"
        );
        assert_eq!(
            read(&place.path()).unwrap().count(),
            whole(&bytes, length) + 1,
            "{length}"
        );
    }
}

#[tokio::test]
async fn a_torn_end_is_told_with_its_length() {
    let place = Place::new();
    let bytes = written(&place).await;
    fs::write(place.path(), &bytes[..bytes.len() - 10]).unwrap();
    let last = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .next_back()
        .unwrap()
        .len();
    assert_eq!(place.open().unwrap().cut(), last as u64 - 10);
    assert_eq!(place.open().unwrap().cut(), 0);
}

/// What reading finds wrong within these bytes.
fn damage(place: &Place, bytes: &[u8]) -> Option<JournalProblem> {
    fs::write(place.path(), bytes).unwrap();
    read(&place.path())
        .unwrap()
        .find_map(Result::err)
        .map(|error| error.problem)
}

#[tokio::test]
async fn a_flipped_bit_within_is_refused_with_its_line() {
    let place = Place::new();
    let bytes = written(&place).await;
    let (header, last) = (whole_line(&bytes, 0), bytes.len() - whole_line(&bytes, 11));
    for at in header..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let offset = bytes[..at].iter().rposition(|byte| *byte == b'\n').unwrap() as u64 + 1;
        // Damage of the last line cannot be told from a torn end.
        let expected = (at < last).then_some(JournalProblem::Damaged { line, offset });
        assert_eq!(damage(&place, &flipped), expected, "byte {at}");
        if at % 31 == 0 {
            assert_eq!(place.problem(&flipped), expected, "byte {at}");
            assert!(
                at >= last || fs::read(place.path()).unwrap() == flipped,
                "byte {at}: it is left as it is"
            );
        }
    }
}

fn whole_line(bytes: &[u8], number: usize) -> usize {
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .nth(number)
        .unwrap()
        .len()
}

#[tokio::test]
async fn a_line_missing_twice_or_moved_is_refused() {
    let place = Place::new();
    let bytes = written(&place).await;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let with = |order: &[usize]| {
        order
            .iter()
            .flat_map(|line| lines[*line])
            .copied()
            .collect::<Vec<u8>>()
    };
    for order in [
        &[0, 1, 3][..],
        &[0, 1, 2, 4, 5],
        &[0, 1, 1, 2],
        &[0, 2, 1, 3],
        &[0, 1, 2, 3, 3],
    ] {
        let found = place.problem(&with(order));
        assert!(
            matches!(found, Some(JournalProblem::Damaged { .. })),
            "{order:?}: {found:?}"
        );
    }
    assert_eq!(place.problem(&with(&[0, 1, 2, 3])), None);
}

#[tokio::test]
async fn a_header_with_a_flipped_bit_is_refused() {
    let place = Place::new();
    let bytes = written(&place).await;
    for at in 0..whole_line(&bytes, 0) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        assert!(place.problem(&flipped).is_some(), "byte {at}");
        assert_eq!(
            fs::read(place.path()).unwrap(),
            flipped,
            "byte {at}: it is left as it is"
        );
    }
}

#[test]
fn other_files_are_refused_and_left() {
    let place = Place::new();
    for (text, problem) in [
        ("person_id,person_name\n1,x\n", JournalProblem::NotAJournal),
        ("hello", JournalProblem::NotAJournal),
        (
            "iai-enrol journal 7 x\n",
            JournalProblem::Newer { version: 7 },
        ),
    ] {
        assert_eq!(place.problem(text.as_bytes()), Some(problem), "{text}");
        assert_eq!(fs::read_to_string(place.path()).unwrap(), text);
    }
    let folder = Journal::open(place.folder.path(), &input()).unwrap_err();
    assert!(
        matches!(folder.problem, JournalProblem::Read(_)),
        "{folder}"
    );
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

mod disks {
    use std::io::{self, Write};
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    /// A disk of a few bytes, or one whose syncs wait for leave.
    struct Small {
        room: usize,
        leave: Option<Receiver<()>>,
    }

    impl Write for Small {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let length = bytes.len().min(self.room);
            self.room -= length;
            if length == 0 {
                Err(io::ErrorKind::StorageFull.into())
            } else {
                Ok(length)
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Disk for Small {
        fn sync(&mut self) -> io::Result<()> {
            if let Some(leave) = &self.leave {
                leave.recv().unwrap();
            }
            Ok(())
        }

        fn cut(&mut self, _: u64) -> io::Result<()> {
            Ok(())
        }
    }

    fn journal(room: usize, leave: Option<Receiver<()>>) -> Journal {
        let disk = Box::new(Small { room, leave });
        Journal::start(
            Path::new("people.csv.journal"),
            input(),
            Index::default(),
            disk,
            0,
            0,
        )
        .unwrap()
    }

    #[tokio::test]
    async fn on_a_full_disk_nothing_begins_and_what_was_begun_stays() {
        // Room for the first line and some of the second.
        let journal = journal(300, None);
        journal.begin(&create("a", 1)).await.unwrap();
        let error = journal
            .end(key("a"), picture(1), &enrolled())
            .await
            .unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("journal people.csv.journal: it cannot be written: no storage space."),
            "{error}"
        );
        assert_eq!(journal.begin(&create("b", 2)).await.unwrap_err(), error);
        assert_eq!(
            (journal.person(key("a")), journal.person(key("b"))),
            (Some(PersonState::Begun), None)
        );
    }

    #[tokio::test]
    async fn steps_that_wait_together_share_a_sync() {
        let (leave, wait) = channel();
        let journal = Arc::new(journal(1 << 20, Some(wait)));
        let mut tasks: Vec<_> = (0..32_u8)
            .map(|number| {
                let journal = Arc::clone(&journal);
                tokio::spawn(
                    async move { journal.begin(&create(&number.to_string(), number)).await },
                )
            })
            .collect();
        let first = tasks.remove(0);
        tokio::task::yield_now().await;
        // The first may be written alone, or with some others; the rest wait for it and go together.
        leave.send(()).unwrap();
        leave.send(()).unwrap();
        first.await.unwrap().unwrap();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert!(journal.syncs() <= 2, "{}", journal.syncs());
        assert_eq!(journal.persons(), 32);
    }

    #[tokio::test]
    async fn nothing_is_known_before_it_is_on_disk() {
        let (leave, wait) = channel();
        let journal = Arc::new(journal(1 << 20, Some(wait)));
        let other = Arc::clone(&journal);
        let task = tokio::spawn(async move { other.begin(&create("a", 1)).await });
        tokio::task::yield_now().await;
        assert_eq!(journal.person(key("a")), None);
        leave.send(()).unwrap();
        task.await.unwrap().unwrap();
        assert_eq!(journal.person(key("a")), Some(PersonState::Begun));
    }
}
