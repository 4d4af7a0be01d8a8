use std::collections::BTreeMap;

use super::disk::Disk;
use super::file::SCHEMA;
use super::*;

/// Numbers that look random and repeat.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

type Told = BTreeMap<(Table, u64), Vec<u8>>;

fn told(file: &StateFile) -> Told {
    let mut told = Told::new();
    let read = file.read(|row| {
        told.insert((row.table, row.number), row.value.clone().unwrap());
        Ok(())
    });
    read.unwrap();
    told
}

fn rows(dice: &mut Dice) -> Vec<Row> {
    let tables = [Table::Groups, Table::Persons, Table::Jobs];
    let row = |dice: &mut Dice| Row {
        table: tables[dice.roll(3) as usize],
        number: dice.roll(40),
        value: (dice.roll(3) > 0).then(|| vec![dice.roll(256) as u8; dice.roll(3000) as usize]),
    };
    (0..1 + dice.roll(8)).map(|_| row(dice)).collect()
}

fn apply(told: &mut Told, rows: &[Row]) {
    for row in rows {
        match &row.value {
            Some(value) => told.insert((row.table, row.number), value.clone()),
            None => told.remove(&(row.table, row.number)),
        };
    }
}

#[test]
fn nothing_that_was_written_is_lost_with_the_power() {
    let (disk, mut dice) = (Disk::default(), Dice(3));
    let mut expected = Told::new();
    for round in 0..20 {
        let mut file = StateFile::on(disk.clone()).unwrap();
        assert_eq!(told(&file), expected, "round {round}");
        for number in 0..dice.roll(20) {
            let rows = rows(&mut dice);
            let before = disk.syncs();
            file.write(rows.iter()).unwrap();
            // One more where the file grows, and three of the opening before the first change.
            let most = if number == 0 { 5 } else { 2 };
            assert!((1..=most).contains(&(disk.syncs() - before)));
            apply(&mut expected, &rows);
        }
        // The program has no time to close it.
        let left = disk.copy();
        left.lose_power(|| dice.roll(2) == 0);
        disk.lose_power(|| dice.roll(2) == 0);
        drop(file);
        assert_eq!(told(&StateFile::on(left).unwrap()), expected);
    }
    assert!(!expected.is_empty());
}

#[test]
fn a_full_disk_refuses_a_change_and_keeps_the_others() {
    let (disk, mut dice) = (Disk::default(), Dice(5));
    let mut file = StateFile::on(disk.clone()).unwrap();
    let (mut expected, mut refused) = (Told::new(), 0);
    disk.limit(Some(disk.length()));
    for _ in 0..120 {
        let rows = rows(&mut dice);
        match file.write(rows.iter()) {
            Ok(()) => apply(&mut expected, &rows),
            Err(error) => {
                refused += 1;
                assert!(matches!(error, StateFileError::Unwritten(..)), "{error}");
                file.reopen().unwrap();
                disk.limit(Some(disk.length() + 4096 * dice.roll(20) as usize));
            }
        }
        assert_eq!(told(&file), expected);
    }
    assert!(refused > 5, "{refused}");
    disk.limit(None);
    let rows = rows(&mut dice);
    file.write(rows.iter()).unwrap();
}

#[test]
fn a_damaged_file_says_so_or_says_the_truth() {
    let (disk, mut dice) = (Disk::default(), Dice(9));
    let mut expected = Told::new();
    let mut file = StateFile::on(disk.clone()).unwrap();
    for _ in 0..20 {
        let rows = rows(&mut dice);
        file.write(rows.iter()).unwrap();
        apply(&mut expected, &rows);
    }
    drop(file);
    let mut refused = 0;
    for _ in 0..80 {
        let copy = disk.copy();
        copy.damage(dice.roll(8 * disk.length() as u64) as usize);
        match StateFile::on(copy) {
            Ok(file) => assert_eq!(told(&file), expected),
            Err(error) => {
                refused += 1;
                assert!(matches!(error, StateFileError::Damaged(..)), "{error}");
            }
        }
    }
    assert!((8..72).contains(&refused), "{refused}");
}

#[test]
fn a_newer_schema_is_refused_and_an_older_one_is_brought_up() {
    let disk = Disk::default();
    let mut file = StateFile::on(disk.clone()).unwrap();
    let row = |value: &[u8]| Row {
        table: Table::Groups,
        number: 1,
        value: Some(value.to_vec()),
    };
    file.write([row(b"old")].iter()).unwrap();
    let step = |transaction: &redb::WriteTransaction| {
        let table = redb::TableDefinition::<u64, &[u8]>::new("groups");
        transaction.open_table(table)?.insert(1, &b"new"[..])?;
        Ok(())
    };
    file.prepare(SCHEMA + 1, &[step]).unwrap();
    assert_eq!(
        told(&file),
        Told::from([((Table::Groups, 1), b"new".to_vec())])
    );
    // The same step is not done twice.
    file.write([row(b"newer")].iter()).unwrap();
    file.prepare(SCHEMA + 1, &[step]).unwrap();
    assert_eq!(
        told(&file),
        Told::from([((Table::Groups, 1), b"newer".to_vec())])
    );
    drop(file);
    let error = StateFile::on(disk).err().unwrap();
    assert!(matches!(error, StateFileError::Newer(_, newer) if newer == SCHEMA + 1));
}

#[test]
fn files_of_something_else_are_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state");
    for content in [&b"{}"[..], b"redb", b"SQLite format 3\0and more"] {
        std::fs::write(&path, content).unwrap();
        let error = StateFile::open(&path).err().unwrap();
        assert!(matches!(error, StateFileError::Foreign(_)), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), content);
    }
    std::fs::remove_file(&path).unwrap();
    let database = redb::Database::create(&path).unwrap();
    let transaction = database.begin_write().unwrap();
    let table = redb::TableDefinition::<u64, u64>::new("theirs");
    transaction.open_table(table).unwrap();
    transaction.commit().unwrap();
    drop(database);
    let error = StateFile::open(&path).err().unwrap();
    assert!(matches!(error, StateFileError::Foreign(_)), "{error}");
}

#[test]
fn one_emulator_at_a_time_and_only_where_there_is_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state");
    let _open = StateFile::open(&path).unwrap();
    let error = StateFile::open(&path).err().unwrap();
    assert!(matches!(error, StateFileError::InUse(_)), "{error}");
    let error = StateFile::open(folder.path()).err().unwrap();
    assert!(matches!(error, StateFileError::Io(..)), "{error}");
    let error = StateFile::open(&path.join("below")).err().unwrap();
    assert!(matches!(error, StateFileError::Io(..)), "{error}");
}

#[test]
fn who_only_reads_leaves_the_file_as_it_is() {
    let (disk, mut dice) = (Disk::default(), Dice(11));
    let mut expected = Told::new();
    let mut file = StateFile::on(disk.clone()).unwrap();
    let rows = rows(&mut dice);
    file.write(rows.iter()).unwrap();
    apply(&mut expected, &rows);
    // One copy of a file that was closed, one of a file whose program was killed.
    let killed = disk.copy();
    drop(file);
    for left in [disk, killed] {
        let (before, syncs) = (left.content(), left.syncs());
        for _ in 0..3 {
            assert_eq!(told(&StateFile::on(left.clone()).unwrap()), expected);
        }
        assert!(left.content() == before);
        // Each of them syncs what may have been left by a program that was killed.
        assert_eq!(left.syncs() - syncs, 3);
    }
}

#[cfg(unix)]
#[test]
fn a_new_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state");
    drop(StateFile::open(&path).unwrap());
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// What is being made is not there before it is whole, so a kill can leave only a file of another name.
#[test]
fn an_empty_file_is_a_new_one_and_nothing_else_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state");
    std::fs::write(&path, "").unwrap();
    let file = StateFile::open(&path).unwrap();
    assert!(file.issued().unwrap().is_none());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
