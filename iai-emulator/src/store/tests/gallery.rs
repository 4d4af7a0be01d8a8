//! A search that reads prints finds just what one finds that asks every person.

use super::upkeep::Dice;
use super::*;
use crate::picture::Fingerprint;

/// What a search finds by its definition: every member of the groups is asked for the likest face.
fn asked<'a>(
    store: &'a Store,
    groups: &[String],
    wanted_face: &Fingerprint,
    wanted: Wanted,
) -> Vec<Match<'a>> {
    let is_member = |person: &&Person| {
        let keys = groups.iter().filter_map(|id| store.groups.key(id));
        keys.into_iter().any(|key| person.membership(key).is_some())
    };
    let persons = store
        .persons
        .by_id()
        .map(|(_, person)| person)
        .filter(is_member);
    let matches = persons.filter_map(|person| {
        let (face, score) = person.likest(wanted_face)?;
        Some(Match {
            person,
            face,
            score,
        })
    });
    let mut found: Vec<_> = matches.filter(|each| wanted.takes(each.score)).collect();
    // They come in the order of their ids, and this keeps it where scores are equal.
    found.sort_by(|one, next| next.score.total_cmp(&one.score));
    found.truncate(wanted.most);
    found
}

fn told(found: &[Match<'_>]) -> Vec<(String, String, f64)> {
    let one = |each: &Match<'_>| (each.person.id.clone(), each.face.id.clone(), each.score);
    found.iter().map(one).collect()
}

/// A picture. Many are much alike, some have the same print, and a few are the same file.
fn invented(dice: &mut Dice) -> Picture {
    let family =
        u128::from(dice.roll(3) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    let mut plus = family;
    for _ in 0..dice.roll(40) {
        plus ^= 1 << dice.roll(128);
    }
    let minus = [!plus, !plus >> 9, 0][dice.roll(3) as usize];
    Picture::invented(plus, minus, dice.roll(3))
}

fn invented_face(dice: &mut Dice, id: String) -> Face {
    let picture = invented(dice);
    Face {
        id,
        frame: picture.face().unwrap().frame,
        fingerprint: picture.fingerprint,
        file: None,
    }
}

fn invented_store(dice: &mut Dice) -> Store {
    let mut store = Store::with_groups(&[("g0", V3), ("g1", V3), ("g2", V3)]);
    for number in 0..dice.roll(300) + 1 {
        let id = format!("p{}", dice.roll(1_000));
        let person = new_person(&format!("g{}", dice.roll(3)), &id);
        let face = invented_face(dice, number.to_string());
        let _ = store.add_person(person, face, 1);
        let id = format!("p{}", dice.roll(1_000));
        let more = (0..dice.roll(3)).map(|more| invented_face(dice, format!("{number}.{more}")));
        let more = more.collect();
        let _ = store.add_faces(&id, more);
        let _ = store.copy_person(&id, &ids(&[&format!("g{}", number % 3)]));
        if dice.roll(10) == 0 {
            let _ = store.delete_person(&format!("p{}", dice.roll(1_000)));
        }
    }
    store
}

fn invented_wanted(dice: &mut Dice) -> Wanted {
    let thresholds = [0.0, 0.29, 18.0, 50.0, 92.0, 99.99, 99.995, 100.0, 101.0];
    let numbers = [0, 1, 2, 5, 100, usize::MAX];
    Wanted {
        threshold: thresholds[dice.roll(9) as usize],
        above: dice.roll(2) == 0,
        most: numbers[dice.roll(6) as usize],
    }
}

#[test]
fn searches_find_what_asking_everybody_finds() {
    let mut dice = Dice(7);
    let mut found = 0;
    for _ in 0..30 {
        let store = invented_store(&mut dice);
        for groups in [&["g0"][..], &["g1", "g0"], &["g2", "g1", "g0", "g1"]] {
            let groups = ids(groups);
            let Ok(scope) = store.scope(&groups) else {
                continue;
            };
            for _ in 0..20 {
                let (picture, wanted) = (invented(&mut dice), invented_wanted(&mut dice));
                let expected = told(&asked(&store, &groups, &picture.fingerprint, wanted));
                assert_eq!(
                    told(&scope.find(&picture.fingerprint, wanted)),
                    expected,
                    "{wanted:?}"
                );
                found += expected.len();
                for (group, here) in scope.find_by_group(&picture.fingerprint, wanted) {
                    let expected = asked(
                        &store,
                        std::slice::from_ref(&group.id),
                        &picture.fingerprint,
                        wanted,
                    );
                    assert_eq!(told(&here), told(&expected), "{wanted:?}");
                }
            }
        }
    }
    assert!(found > 5_000, "{found}");
}

#[test]
fn a_page_is_a_part_of_the_list() {
    let mut store = Store::with_groups(&[("g", V3)]);
    let whole = ["p0", "p1", "p2", "p3", "p4"];
    whole.iter().for_each(|id| store.enrol("g", id, 100));
    let more = vec![face(101), face(102)];
    for faces in [Vec::new(), more] {
        store.add_faces("p2", faces).unwrap();
        for skip in 0..=whole.len() + 3 {
            for take in 0..=whole.len() + 1 {
                let page = store.members("g", skip, take).unwrap();
                let page: Vec<&str> = page.iter().map(|(person, _)| person.id.as_str()).collect();
                let expected: Vec<&str> = whole.into_iter().skip(skip).take(take).collect();
                assert_eq!(page, expected, "{skip} {take}");
            }
        }
    }
}
