use super::*;

fn store() -> Store {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3), ("i", V3), ("old", V2)]);
    let person = NewPerson {
        descriptions: descriptions(&[(1, "one")]),
        ..new_person("g", "p")
    };
    store.add_person(person, face(100), 2).unwrap();
    store.enrol("h", "q", 101);
    store
}

fn values(store: &Store, person: &str) -> Vec<Vec<String>> {
    let person = store.person(person).unwrap();
    store.groups_of(person).map(|(_, values)| values).collect()
}

#[test]
fn a_person_joins_all_groups_or_none() {
    let mut store = store();
    let before = store.dump();
    let table: [(&str, &[&str], Conflict); 7] = [
        ("x", &["x"], Conflict::NoSuchGroup),
        ("p", &["h", "x"], Conflict::NoSuchGroup),
        ("x", &["h"], Conflict::NoSuchPerson),
        ("p", &["h", "g"], Conflict::AlreadyMember),
        ("p", &["old", "g"], Conflict::AlreadyMember),
        ("p", &["h", "old"], Conflict::MixedModels),
        ("p", &["old", "old"], Conflict::MixedModels),
    ];
    for (person, groups, expected) in table {
        let copied = store.copy_person(person, &ids(groups));
        assert_eq!(copied, Err(expected), "{person} {groups:?}");
    }
    assert_eq!(store.dump(), before);

    let copied = store.copy_person("p", &ids(&["i", "h", "i"]));
    assert_eq!(copied, Ok(ids(&["i", "h"])));
    assert_eq!(store.group_ids("p"), ["g", "i", "h"]);
    // By age of the persons, not by the day on which they joined.
    assert_eq!(store.person_ids("h"), ["p", "q"]);
    assert_eq!(values(&store, "p"), [["", "one"], ["", ""], ["", ""]]);
}

#[test]
fn a_person_is_in_100_groups_at_most() {
    let mut store = Store::default();
    let names: Vec<String> = (0..101).map(|number| format!("g{number}")).collect();
    for name in &names {
        store.add_group(new_group(name, V3), 1).unwrap();
    }
    store.enrol("g0", "p", 100);
    let (first, last) = names.split_at(100);
    let too_many = store.copy_person("p", &names[1..]);
    assert_eq!(too_many, Err(Conflict::TooManyGroupsOfPerson));
    assert_eq!(store.copy_person("p", &first[1..]).unwrap().len(), 99);
    let one_more = store.copy_person("p", last);
    assert_eq!(one_more, Err(Conflict::TooManyGroupsOfPerson));
    store.leave_group("p", "g7").unwrap();
    assert_eq!(store.copy_person("p", last), Ok(ids(&["g100"])));
}

#[test]
fn a_full_group_takes_nobody_in() {
    let mut store = store();
    store.limits.faces_v3 = 1;
    let copied = store.copy_person("p", &ids(&["i", "h"]));
    assert_eq!(copied, Err(Conflict::TooManyFacesInGroup));
    assert_eq!(store.copy_person("p", &ids(&["i"])), Ok(ids(&["i"])));
}

#[test]
fn whoever_leaves_the_last_group_is_gone() {
    let mut store = store();
    store.copy_person("p", &ids(&["h"])).unwrap();
    let table = [
        ("x", "x", Err(Conflict::NoSuchGroup)),
        ("x", "h", Err(Conflict::NoSuchPerson)),
        ("p", "i", Err(Conflict::NotMember)),
        ("p", "g", Ok(())),
        ("p", "g", Err(Conflict::NotMember)),
    ];
    for (person, group, expected) in table {
        assert_eq!(
            store.leave_group(person, group),
            expected,
            "{person} {group}"
        );
    }
    assert_eq!(store.group_ids("p"), ["h"]);
    assert_eq!((store.faces, store.group("h").unwrap().faces), (2, 2));
    assert_eq!(store.leave_group("p", "h"), Ok(()));
    assert_eq!(store.person("p").err(), Some(Conflict::NoSuchPerson));
    assert_eq!((store.faces, store.group("h").unwrap().faces), (1, 1));
}

#[test]
fn descriptions_are_told_group_by_group() {
    let mut store = store();
    store.copy_person("p", &ids(&["h"])).unwrap();
    let before = store.dump();
    type Values = &'static [(u64, &'static str)];
    let table: [(&str, &str, Values, Conflict); 4] = [
        ("x", "x", &[(9, "v")], Conflict::NoSuchGroup),
        ("x", "g", &[(9, "v")], Conflict::NoSuchPerson),
        ("p", "i", &[(9, "v")], Conflict::NotMember),
        ("p", "g", &[(0, "v"), (2, "v")], Conflict::NoSuchField),
    ];
    for (person, group, changes, expected) in table {
        let described = store.describe(person, group, descriptions(changes));
        assert_eq!(described, Err(expected), "{person} {group}");
    }
    assert_eq!(store.dump(), before);

    let changes = descriptions(&[(0, "zero")]);
    assert_eq!(store.describe("p", "g", changes), Ok(()));
    let changes = descriptions(&[(1, ""), (0, "other")]);
    assert_eq!(store.describe("p", "h", changes), Ok(()));
    assert_eq!(values(&store, "p"), [["zero", "one"], ["other", ""]]);
    // Another name of a field keeps the values.
    let renamed = GroupChange {
        fields: descriptions(&[(0, "new")]),
        ..GroupChange::default()
    };
    store.change_group("g", renamed, 5).unwrap();
    assert_eq!(values(&store, "p"), [["zero", "one"], ["other", ""]]);
}

#[test]
fn members_come_in_pages() {
    let mut store = Store::with_groups(&[("g", V3)]);
    for id in ["c", "a", "d", "b"] {
        store.enrol("g", id, 100);
    }
    let page = |skip, take| {
        let members = store.members("g", skip, take).unwrap();
        let members = members.iter().map(|(person, _)| person.id.as_str());
        members.collect::<Vec<_>>().concat()
    };
    assert_eq!(page(0, 10), "cadb");
    assert_eq!(page(1, 2), "ad");
    assert_eq!(page(4, 1), "");
    assert_eq!(store.members("x", 0, 1).err(), Some(Conflict::NoSuchGroup));
}
