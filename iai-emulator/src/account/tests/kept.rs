//! What a state file is told, and what it keeps.

use std::collections::BTreeSet;
use std::path::Path;
use std::thread;

use super::*;
use crate::state_file::disk::Disk;
use crate::store::{Loader, ModelVersion, NewGroup};

fn on(disk: &Disk, durability: Durability) -> Account {
    let file = StateFile::on(disk.clone()).unwrap();
    empty().kept_in(file, durability).unwrap()
}

fn add_group(account: &Account, id: &str) -> Result<(), Reason> {
    let group = NewGroup {
        id: id.to_owned(),
        name: id.to_owned(),
        fields: Vec::new(),
        tag: "t".repeat(30),
        model: ModelVersion::V3,
    };
    let mut change = account.change(None);
    change.add_group(group, 1).unwrap();
    let ticket = change.submit();
    drop(change);
    wait(ticket)
}

fn groups(account: &Account) -> BTreeSet<String> {
    let store = account.store();
    store.groups().map(|group| group.id.clone()).collect()
}

fn kept(disk: &Disk) -> Value {
    let mut loader = Loader::new(0);
    let file = StateFile::on(disk.clone()).unwrap();
    file.read(|row| loader.add_row(row)).unwrap();
    loader.finish().dump()
}

/// Eight clients on a disk that is full now and then.
#[test]
fn state_and_file_have_just_what_was_acknowledged() {
    for durability in [Durability::Each, Durability::Batched] {
        let disk = Disk::default();
        let account = on(&disk, durability);
        let client = |client: usize| {
            let (account, disk) = (account.clone(), disk.clone());
            thread::spawn(move || {
                let mut acknowledged = Vec::new();
                let mut refused = 0;
                for number in 0..60 {
                    let id = format!("{client}.{number}");
                    if number % 20 == client {
                        disk.limit(Some(disk.length()));
                    }
                    match add_group(&account, &id) {
                        Ok(()) => acknowledged.push(id),
                        Err(_) => {
                            refused += 1;
                            disk.limit(None);
                        }
                    }
                }
                (acknowledged, refused)
            })
        };
        let clients: Vec<_> = (0..8).map(client).collect();
        let ends: Vec<_> = clients
            .into_iter()
            .map(|each| each.join().unwrap())
            .collect();
        let refused: usize = ends.iter().map(|(_, refused)| refused).sum();
        let acknowledged: BTreeSet<String> = ends.into_iter().flat_map(|(ids, _)| ids).collect();
        assert!(refused > 0 && acknowledged.len() > 100, "{refused}");
        assert_eq!(groups(&account), acknowledged);
        let told = dump(&account);
        account.close();
        assert_eq!(kept(&disk), told);
    }
}

#[test]
fn after_the_end_nothing_is_acknowledged() {
    let account = on(&Disk::default(), Durability::Batched);
    account.close();
    assert_eq!(
        add_group(&account, "g"),
        Err("the emulator has stopped".into())
    );
}

#[test]
fn a_file_that_cannot_be_read_again_makes_all_calls_fail_until_it_can() {
    let disk = Disk::default();
    let account = on(&disk, Durability::Batched);
    add_group(&account, "a").unwrap();
    disk.fail(true);
    add_group(&account, "b").unwrap_err();
    account.written().unwrap_err();
    disk.fail(false);
    add_group(&account, "c").unwrap_err();
    account.written().unwrap();
    add_group(&account, "d").unwrap();
    assert_eq!(groups(&account), ["a", "d"].map(str::to_owned).into());
}

#[test]
fn on_a_full_disk_what_is_there_is_still_told() {
    let disk = Disk::default();
    let account = on(&disk, Durability::Batched);
    add_group(&account, "a").unwrap();
    disk.limit(Some(0));
    for _ in 0..2 {
        add_group(&account, "b").unwrap_err();
        account.written().unwrap();
        assert_eq!(groups(&account), ["a".to_owned()].into());
    }
    disk.limit(None);
    add_group(&account, "b").unwrap();
    assert_eq!(kept(&disk)["Groups"].as_array().unwrap().len(), 2);
}

fn opened(path: &Path) -> Account {
    let keeping = Keeping {
        file: Some(path.to_owned()),
        ..Keeping::default()
    };
    Account::open(keeping, Reading::default(), None, 1)
        .ok()
        .unwrap()
}

#[test]
fn a_run_that_only_reads_leaves_the_file_as_it_is_and_has_request_ids_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("state");
    let account = opened(&path);
    add_group(&account, "a").unwrap();
    account.close();
    let before = fs::read(&path).unwrap();
    let ids = (0..3).map(|_| {
        let account = opened(&path);
        assert_eq!(groups(&account), ["a".to_owned()].into());
        account.close();
        account.identifiers.request_id()
    });
    assert_eq!(ids.collect::<BTreeSet<_>>().len(), 3);
    assert!(fs::read(&path).unwrap() == before);
}
