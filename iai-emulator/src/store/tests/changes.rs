//! What is written of changes, and read again, is the state.

use std::collections::BTreeMap;

use super::upkeep::{Dice, step};
use super::*;
use crate::state_file::{Row, Table};

/// What a state file would have.
#[derive(Default)]
struct Rows(BTreeMap<(Table, u64), Vec<u8>>);

impl Rows {
    fn apply(&mut self, changes: Vec<Row>) {
        for row in changes {
            match row.value {
                Some(value) => self.0.insert((row.table, row.number), value),
                None => self.0.remove(&(row.table, row.number)),
            };
        }
    }

    fn load(&self) -> Store {
        let mut loader = Loader::new(0);
        for ((table, number), value) in &self.0 {
            let row = Row {
                table: *table,
                number: *number,
                value: Some(value.clone()),
            };
            loader.add_row(&row).unwrap();
        }
        loader.finish()
    }
}

#[test]
fn rows_of_changes_make_up_the_state() {
    let mut dice = Dice(11);
    for _ in 0..20 {
        let (mut store, mut rows) = (Store::default(), Rows::default());
        for now in 0..dice.roll(400) {
            let _ = step(&mut store, &mut dice, now);
            store.settle(now);
            rows.apply(store.take_changes());
        }
        let read = rows.load();
        assert_eq!(read.dump(), store.dump());
        super::upkeep::recount(&read);
        let running = |store: &Store| store.jobs.by_age().filter(|job| job.is_running()).count();
        assert_eq!(read.running.len(), running(&store));
    }
}

#[test]
fn a_refused_change_is_none() {
    let mut store = Store::with_groups(&[("g", V3), ("old", V2)]);
    store.enrol("g", "p", 100);
    store.start_upgrade("old", V3, "j".to_owned(), 1).unwrap();
    store.take_changes();
    store.add_group(new_group("g", V3), 2).unwrap_err();
    store
        .add_person(new_person("g", "p"), face(101), 2)
        .unwrap_err();
    store.delete_faces("p", &ids(&["100"])).unwrap_err();
    store.delete_person("q").unwrap_err();
    store.roll_back("j", 2).unwrap_err();
    store.copy_person("p", &ids(&["g"])).unwrap_err();
    store.settle(2);
    assert_eq!(store.take_changes().len(), 0);
}

#[test]
fn going_back_to_a_copy_is_a_change_like_others() {
    let mut rows = Rows::default();
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    store.enrol("g", "p", 100);
    store.enrol("g", "q", 101);
    rows.apply(store.take_changes());
    let copy = store.clone();
    store.delete_person("p").unwrap();
    store.enrol("h", "r", 102);
    rows.apply(store.take_changes());
    let mut back = copy.clone().replacing(&store);
    let changes = back.take_changes();
    let numbers: Vec<_> = changes.iter().map(|row| (row.table, row.number)).collect();
    // The groups as well, since faces of theirs were changed.
    let expected = [
        (Table::Groups, 0),
        (Table::Groups, 1),
        (Table::Persons, 0),
        (Table::Persons, 2),
    ];
    assert_eq!(numbers, expected);
    rows.apply(changes);
    assert_eq!(rows.load().dump(), copy.dump());
}

#[test]
fn a_job_of_a_group_that_is_gone_stays_so() {
    let mut rows = Rows::default();
    let mut store = Store::with_groups(&[("g", V2)]);
    store.start_upgrade("g", V3, "j".to_owned(), 1).unwrap();
    store.settle(9);
    store.delete_group("g").unwrap();
    rows.apply(store.take_changes());
    let mut read = rows.load();
    read.add_group(new_group("g", V2), 2).unwrap();
    assert_eq!(read.job("j").err(), Some(Conflict::NoSuchGroup));
}
