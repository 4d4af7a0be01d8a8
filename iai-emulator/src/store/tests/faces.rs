use super::*;

fn store() -> Store {
    let mut store = Store::with_groups(&[("g", V3), ("h", V3)]);
    store.enrol("g", "p", 100);
    store.copy_person("p", &ids(&["h"])).unwrap();
    store
}

fn counts(store: &Store) -> (u64, u64, u64) {
    let of = |group| store.group(group).unwrap().faces;
    (store.faces, of("g"), of("h"))
}

#[test]
fn a_person_has_5_faces_at_most() {
    let mut store = store();
    let faces = |widths: std::ops::Range<u32>| widths.map(face).collect::<Vec<_>>();
    let too_many = store.add_faces("p", faces(101..106));
    assert_eq!(too_many, Err(Conflict::TooManyFacesOfPerson));
    assert_eq!(counts(&store), (1, 1, 1));
    assert_eq!(store.add_faces("p", faces(101..105)), Ok(()));
    assert_eq!(counts(&store), (5, 5, 5));
    let one_more = store.add_faces("p", faces(105..106));
    assert_eq!(one_more, Err(Conflict::TooManyFacesOfPerson));
    let kept = store.person("p").unwrap().face_ids();
    assert_eq!(kept, ["100", "101", "102", "103", "104"]);
    let absent = store.room_for_faces("q", 9).err();
    assert_eq!(absent, Some(Conflict::NoSuchPerson));
}

#[test]
fn each_group_of_the_person_and_the_account_must_have_room() {
    let mut store = store();
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
}

#[test]
fn one_face_remains() {
    let mut store = store();
    let absent = store.delete_faces("q", &ids(&["100"]));
    assert_eq!(absent, Err(Conflict::NoSuchPerson));
    // With one face the service does not ask which one is meant.
    for id in ["100", "999"] {
        let deleted = store.delete_faces("p", &ids(&[id]));
        assert_eq!(deleted, Err(Conflict::LastFace), "{id}");
    }
    store.add_faces("p", vec![face(101), face(102)]).unwrap();
    type Ids = &'static [&'static str];
    let table: [(Ids, Result<Ids, Conflict>); 5] = [
        (&["999"], Ok(&[])),
        (&["100", "101", "102", "999"], Err(Conflict::LastFace)),
        (&["102", "999", "100", "100"], Ok(&["100", "102"])),
        (&["101"], Err(Conflict::LastFace)),
        (&["100"], Err(Conflict::LastFace)),
    ];
    for (faces, expected) in table {
        let deleted = store.delete_faces("p", &ids(faces));
        assert_eq!(deleted, expected.map(ids), "{faces:?}");
    }
    assert_eq!(store.person("p").unwrap().face_ids(), ["101"]);
    assert_eq!(counts(&store), (1, 1, 1));
}

#[test]
fn the_likest_face_counts() {
    let mut store = store();
    store
        .add_faces("p", vec![face(101), face(101), face(102)])
        .unwrap();
    let person = store.person("p").unwrap();
    let likest = |width| {
        let (face, score) = person.likest(&picture(width)).unwrap();
        (face.id.as_str(), score)
    };
    assert_eq!(likest(100), ("100", 100.0));
    assert_eq!(likest(101), ("101", 100.0));
    assert_eq!(likest(102), ("102", 100.0));
    assert!(likest(300).1 < 50.0);
}
