//! Limits that no test over the wire reaches.

use super::*;

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
fn groups_and_the_account_have_room_for_so_many_faces() {
    let limits = Store::default().limits;
    let told = (limits.faces, limits.faces_of(V2), limits.faces_of(V3));
    assert_eq!(told, (50_000_000, 1_000_000, 3_000_000));
    let mut store = Store::with_groups(&[("old", V2), ("new", V3)]);
    (store.limits.faces_v2, store.limits.faces_v3) = (1, 2);
    store.limits.faces = 3;
    let table = [
        ("old", "a", Ok(())),
        ("old", "b", Err(Conflict::TooManyFacesInGroup)),
        ("new", "c", Ok(())),
        ("new", "d", Ok(())),
        ("new", "e", Err(Conflict::TooManyFacesInGroup)),
    ];
    for (group, id, expected) in table {
        let added = store.add_person(new_person(group, id), face(100), 2);
        assert_eq!(added, expected, "{id}");
    }
    store.limits.faces_v3 = 9;
    let full = store.add_person(new_person("new", "e"), face(100), 2);
    assert_eq!(full, Err(Conflict::TooManyFaces));
    store.delete_person("a").unwrap();
    let freed = store.add_person(new_person("new", "e"), face(100), 2);
    assert_eq!(freed, Ok(()));
}

#[test]
fn each_group_of_a_person_and_the_account_must_have_room() {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3), ("i", V3)]);
    store.enrol("g", "p", 100);
    store.copy_person("p", &ids(&["h"])).unwrap();
    store.enrol("h", "q", 101);
    store.limits.faces_v3 = 2;
    let table = [
        ("p", 0, None),
        ("p", 1, Some(Conflict::TooManyFacesInGroup)),
        ("q", 1, Some(Conflict::TooManyFacesInGroup)),
    ];
    for (person, count, expected) in table {
        let room = store.room_for_faces(person, count);
        assert_eq!(room.err(), expected, "{person} {count}");
    }
    store.limits.faces_v3 = 9;
    store.limits.faces = 3;
    assert_eq!(store.room_for_faces("p", 1).err(), None);
    let full = store.room_for_faces("p", 2).err();
    assert_eq!(full, Some(Conflict::TooManyFaces));
    store.limits.faces_v3 = 1;
    let copied = store.copy_person("q", &ids(&["i", "g"]));
    assert_eq!(copied, Err(Conflict::TooManyFacesInGroup));
    assert_eq!(store.copy_person("q", &ids(&["i"])), Ok(ids(&["i"])));
}
