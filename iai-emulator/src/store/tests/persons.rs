use super::*;

#[test]
fn a_person_needs_a_group_an_id_and_its_fields_in_this_order() {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    store.enrol("g", "p", 100);
    let described = |group: &str, id: &str, indexes: &[u64]| NewPerson {
        descriptions: indexes
            .iter()
            .flat_map(|index| descriptions(&[(*index, "v")]))
            .collect(),
        ..new_person(group, id)
    };
    let before = store.dump();
    let table = [
        (described("x", "p", &[9]), Conflict::NoSuchGroup),
        (described("h", "p", &[9]), Conflict::PersonIdTaken),
        (described("g", "q", &[0, 2]), Conflict::NoSuchField),
        (described("g", "q", &[u64::MAX]), Conflict::NoSuchField),
    ];
    for (index, (person, expected)) in table.into_iter().enumerate() {
        assert_eq!(store.room_for(&person).err(), Some(expected), "{index}");
        assert_eq!(
            store.add_person(person, face(200), 4),
            Err(expected),
            "{index}"
        );
    }
    assert_eq!(store.dump(), before);
    assert_eq!(
        store.add_person(described("g", "q", &[1]), face(200), 4),
        Ok(())
    );
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
fn name_and_gender_change_alone_or_together() {
    let mut store = Store::with_groups(&[("g", V3)]);
    store.enrol("g", "p", 100);
    let table = [
        (None, None, ("n", 0)),
        (Some("m"), None, ("m", 0)),
        (None, Some(2), ("m", 2)),
        (Some("o"), Some(0), ("o", 0)),
    ];
    for (name, gender, expected) in table {
        let name = name.map(str::to_owned);
        assert_eq!(store.change_person("p", name, gender), Ok(()));
        let person = store.person("p").unwrap();
        assert_eq!((person.name.as_str(), person.gender), expected);
    }
    let absent = store.change_person("q", None, None);
    assert_eq!(absent, Err(Conflict::NoSuchPerson));
}

#[test]
fn a_person_goes_from_all_groups() {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    store.enrol("g", "p", 100);
    store.enrol("g", "q", 101);
    store.copy_person("p", &ids(&["h"])).unwrap();
    assert_eq!(store.delete_person("p"), Ok(()));
    assert_eq!(store.delete_person("p"), Err(Conflict::NoSuchPerson));
    assert_eq!(store.person_ids("g"), ["q"]);
    assert_eq!(store.person_ids("h"), [""; 0]);
    assert_eq!((store.faces, store.group("g").unwrap().faces), (1, 1));
}

#[test]
fn fused_faces_need_the_new_model() {
    let mut store = Store::with_groups(&[("old", V2), ("new", V3)]);
    store.enrol("old", "a", 100);
    store.enrol("new", "b", 100);
    let told = |id| store.fused_person(id).map(|person| person.id.as_str());
    assert_eq!(told("a"), Err(Conflict::OldModel));
    assert_eq!(told("b"), Ok("b"));
    assert_eq!(told("c"), Err(Conflict::NoSuchPerson));
}

#[test]
fn debug_shows_neither_names_nor_ids() {
    let mut store = Store::with_groups(&[("secret", V3)]);
    store.enrol("secret", "hidden", 100);
    assert_eq!(
        format!("{store:?}"),
        "Store { groups: 1, persons: 1, faces: 1, jobs: 0, .. }"
    );
}
