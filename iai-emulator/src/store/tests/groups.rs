use super::*;

#[test]
fn ids_and_names_of_groups_are_unique() {
    let mut store = Store::with_groups(&[("g", V3)]);
    let with_name = |id: &str, name: &str| NewGroup {
        name: name.to_owned(),
        ..new_group(id, V3)
    };
    let table = [
        (with_name("g", "name of g"), Err(Conflict::GroupIdTaken)),
        (with_name("g", "other"), Err(Conflict::GroupIdTaken)),
        (with_name("h", "name of g"), Err(Conflict::GroupNameTaken)),
        (with_name("h", "other"), Ok(())),
    ];
    for (index, (group, expected)) in table.into_iter().enumerate() {
        assert_eq!(store.add_group(group, 3), expected, "{index}");
    }
    store.delete_group("g").unwrap();
    let both_again = with_name("g", "name of g");
    assert_eq!(store.add_group(both_again, 3), Ok(()));
}

#[test]
fn an_account_has_room_for_so_many_groups() {
    assert_eq!(Store::default().limits.groups, 100_000);
    let mut store = Store::with_groups(&[("a", V3), ("b", V3)]);
    store.limits.groups = 2;
    let third = || new_group("c", V3);
    assert_eq!(store.add_group(third(), 3), Err(Conflict::TooManyGroups));
    store.delete_group("a").unwrap();
    assert_eq!(store.add_group(third(), 3), Ok(()));
}

#[test]
fn groups_are_listed_by_age() {
    let mut store = Store::with_groups(&[("b", V3), ("a", V3), ("c", V3)]);
    store.delete_group("b").unwrap();
    store.add_group(new_group("b", V3), 3).unwrap();
    let listed: Vec<_> = store.groups().map(|group| group.id.as_str()).collect();
    assert_eq!(listed, ["a", "c", "b"]);
    assert_eq!(store.group_count(), 3);
}

#[test]
fn a_change_is_checked_as_a_whole_before_it_is_made() {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    let change = |name: Option<&str>, fields: &[(u64, &str)]| GroupChange {
        name: name.map(str::to_owned),
        tag: Some("tag".to_owned()),
        fields: descriptions(fields),
    };
    let before = store.dump();
    let table = [
        ("x", change(None, &[]), Conflict::NoSuchGroup),
        (
            "g",
            change(Some("name of h"), &[(9, "a")]),
            Conflict::GroupNameTaken,
        ),
        (
            "g",
            change(Some("new"), &[(0, "a"), (2, "b")]),
            Conflict::NoSuchGroupField,
        ),
        (
            "g",
            change(Some("new"), &[(u64::MAX, "a")]),
            Conflict::NoSuchGroupField,
        ),
        (
            "g",
            change(Some("new"), &[(0, "f1")]),
            Conflict::GroupFieldTaken,
        ),
        (
            "g",
            change(None, &[(0, "a"), (1, "a")]),
            Conflict::GroupFieldTaken,
        ),
    ];
    for (index, (id, change, expected)) in table.into_iter().enumerate() {
        assert_eq!(store.change_group(id, change, 9), Err(expected), "{index}");
    }
    assert_eq!(store.dump(), before);
}

#[test]
fn what_is_not_given_stays() {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    let shown = |store: &Store| {
        let group = store.group("g").unwrap();
        let told = (group.name.clone(), group.tag.clone(), group.fields.clone());
        (told, group.created, group.updated)
    };
    let told = |name: &str, tag: &str, fields: &[&str]| (name.into(), tag.into(), ids(fields));
    let table = [
        (
            GroupChange {
                tag: Some("t".to_owned()),
                ..GroupChange::default()
            },
            told("name of g", "t", &["f0", "f1"]),
        ),
        (
            // Fields may change places.
            GroupChange {
                fields: descriptions(&[(0, "f1"), (1, "f0")]),
                ..GroupChange::default()
            },
            told("name of g", "t", &["f1", "f0"]),
        ),
        (
            // The later entry wins.
            GroupChange {
                name: Some("new".to_owned()),
                tag: Some(String::new()),
                fields: descriptions(&[(0, "a"), (0, "b")]),
            },
            told("new", "", &["b", "f0"]),
        ),
        (
            // The same values again are no conflict.
            GroupChange {
                name: Some("new".to_owned()),
                fields: descriptions(&[(0, "b")]),
                ..GroupChange::default()
            },
            told("new", "", &["b", "f0"]),
        ),
    ];
    for (now, (change, expected)) in (10..).zip(table) {
        assert_eq!(store.change_group("g", change, now), Ok(()));
        assert_eq!(shown(&store), (expected, 1, now));
    }
    let old_name = NewGroup {
        name: "name of g".to_owned(),
        ..new_group("i", V3)
    };
    assert_eq!(store.add_group(old_name, 20), Ok(()));
}

#[test]
fn a_group_takes_along_only_those_who_are_in_no_other() {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    store.enrol("g", "only", 100);
    store.enrol("g", "both", 101);
    store.copy_person("both", &ids(&["h"])).unwrap();
    assert_eq!(store.delete_group("x"), Err(Conflict::NoSuchGroup));
    assert_eq!(store.delete_group("g"), Ok(()));
    assert_eq!(store.delete_group("g"), Err(Conflict::NoSuchGroup));
    assert_eq!(store.person("only").err(), Some(Conflict::NoSuchPerson));
    assert_eq!(store.group_ids("both"), ["h"]);
    assert_eq!((store.faces, store.group("h").unwrap().faces), (1, 1));
    // Whoever comes back under the old ids is someone else.
    store.add_group(new_group("g", V3), 3).unwrap();
    assert_eq!(store.person_ids("g"), [""; 0]);
    store.enrol("g", "only", 102);
    assert_eq!(store.person_ids("g"), ["only"]);
}
