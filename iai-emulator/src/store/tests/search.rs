use super::*;
use crate::store::search::best;

fn store() -> Store {
    let mut store = Store::with_groups(&[
        ("g", V3),
        ("h", V3),
        ("empty", V3),
        ("old", V2),
        ("old empty", V2),
    ]);
    for (group, id, width) in [
        ("g", "b", 100),
        ("g", "a", 100),
        ("g", "c", 101),
        ("h", "d", 100),
        ("old", "e", 100),
    ] {
        store.enrol(group, id, width);
    }
    store.copy_person("a", &ids(&["h"])).unwrap();
    store.add_faces("a", vec![face(102)]).unwrap();
    store
}

fn same(most: usize) -> Wanted {
    Wanted {
        threshold: 50.0,
        above: false,
        most,
    }
}

fn told(found: &[Match<'_>]) -> String {
    found.iter().map(|each| each.person.id.as_str()).collect()
}

#[test]
fn groups_of_a_search_exist_have_faces_and_one_model() {
    let mut store = store();
    let table: [(&[&str], Option<Conflict>, Option<Conflict>); 8] = [
        (
            &["empty", "x"],
            Some(Conflict::NoSuchGroup),
            Some(Conflict::NoSuchGroup),
        ),
        (
            &["empty", "old empty"],
            Some(Conflict::NoFaces),
            Some(Conflict::NoFaces),
        ),
        (
            &["g", "old"],
            Some(Conflict::MixedModels),
            Some(Conflict::MixedModels),
        ),
        (
            &["g", "old empty"],
            Some(Conflict::MixedModels),
            Some(Conflict::MixedModels),
        ),
        (&["old"], None, Some(Conflict::OldModel)),
        (&["old", "old empty"], None, Some(Conflict::OldModel)),
        (&["empty", "g"], None, None),
        (&["g", "h", "g"], None, None),
    ];
    for (groups, faces, fused) in table {
        assert_eq!(store.scope(&ids(groups)).err(), faces, "{groups:?}");
        assert_eq!(store.fused_scope(&ids(groups)).err(), fused, "{groups:?}");
    }
    store.limits.faces_v3 = 4;
    let error = |groups| store.scope(&ids(groups)).err();
    assert_eq!(error(&["g"]), None);
    assert_eq!(error(&["g", "h"]), Some(Conflict::TooManyFacesToSearch));
}

#[test]
fn persons_and_faces_of_several_groups_count_once() {
    let store = store();
    let table: [(&[&str], (usize, u64)); 5] = [
        (&["g"], (3, 4)),
        (&["h"], (2, 3)),
        (&["g", "h"], (4, 5)),
        (&["g", "h", "g", "empty"], (4, 5)),
        (&["g", "g"], (3, 4)),
    ];
    for (groups, expected) in table {
        let scope = store.scope(&ids(groups)).unwrap();
        assert_eq!((scope.persons(), scope.faces()), expected, "{groups:?}");
    }
}

#[test]
fn a_person_is_found_once_in_all_groups_and_once_in_each() {
    let store = store();
    let scope = store.scope(&ids(&["h", "g"])).unwrap();
    assert_eq!(told(&scope.find(&picture(100).fingerprint, same(9))), "abd");
    assert_eq!(told(&scope.find(&picture(102).fingerprint, same(9))), "a");
    assert_eq!(told(&scope.find(&picture(100).fingerprint, same(2))), "ab");
    assert_eq!(told(&scope.find(&picture(100).fingerprint, same(0))), "");
    let by_group: Vec<_> = scope
        .find_by_group(&picture(100).fingerprint, same(9))
        .map(|(group, found)| (group.id.as_str(), told(&found)))
        .collect();
    assert_eq!(by_group, [("h", "ad".to_owned()), ("g", "ab".to_owned())]);
    let found = scope.find(&picture(102).fingerprint, same(1));
    assert_eq!((found[0].face.id.as_str(), found[0].score), ("102", 100.0));
}

#[test]
fn the_best_come_first_and_ids_decide_between_equals() {
    let store = store();
    let scores = [("a", 10), ("b", 70), ("c", 70), ("d", 69), ("e", 0)];
    let found = scores.map(|(id, score)| (score, store.person(id).unwrap()));
    for (most, expected) in [
        (9, "bcdae"),
        (3, "bcd"),
        (1, "b"),
        (0, ""),
        (usize::MAX, "bcdae"),
    ] {
        let best = best(found.to_vec(), most);
        let told: String = best.iter().map(|(_, person)| person.id.as_str()).collect();
        assert_eq!(told, expected, "{most}");
    }
}

#[test]
fn look_alikes_are_found_in_their_group_only() {
    let store = store();
    let found = |group: &str, width| {
        let group = store.group(group).unwrap();
        let person = store.look_alike(group, &picture(width).fingerprint, 70.0);
        person.map(|person| person.id.as_str())
    };
    assert_eq!(found("g", 100), Some("a"));
    assert_eq!(found("g", 101), Some("c"));
    assert_eq!(found("g", 300), None);
    assert_eq!(found("h", 101), None);
    assert_eq!(found("empty", 100), None);
}
