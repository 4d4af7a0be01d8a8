//! Files that are cut off, changed, or something else.

use super::*;

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
    ] {
        let found = place.problem(&with(order));
        assert!(
            matches!(found, Some(JournalProblem::Damaged { .. })),
            "{order:?}: {found:?}"
        );
    }
    // The same end twice, as if written together, changes nothing.
    assert_eq!(place.problem(&with(&[0, 1, 2, 3, 3])), None);
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

#[tokio::test]
async fn lines_that_were_written_together_may_be_lost_together() {
    // As when the machine stops, and of a batch of four lines one in the middle did not get to the disk.
    let place = Place::new();
    let mut bytes = header::write(&input()).unwrap();
    let first = bytes.len() as u64;
    let json = |person: &str| serde_json::to_vec(&Entry::Begin(create(person, 1))).unwrap();
    line::append(&mut bytes, first, &json("a"));
    let batch = bytes.len();
    for person in ["b", "c", "d", "e"] {
        line::append(&mut bytes, batch as u64, &json(person));
    }
    let length = bytes.len();
    let line = (length - batch) / 4;
    bytes[batch + line..batch + 2 * line].fill(0);
    fs::write(place.path(), &bytes).unwrap();
    let journal = place.open().unwrap();
    let known = ["a", "b", "c", "d", "e"].map(|person| journal.person(key(person)).is_some());
    assert_eq!(known, [true, true, false, false, false]);
    assert_eq!(journal.cut(), 3 * line as u64);
}
