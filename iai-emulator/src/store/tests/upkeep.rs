//! The store keeps counts up to date with each change. After any changes in any order, counting again gives the same.

use super::*;

/// Numbers that look random and repeat.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn group(&mut self) -> String {
        format!("g{}", self.roll(5))
    }

    fn person(&mut self) -> String {
        format!("p{}", self.roll(12))
    }
}

pub(super) fn step(store: &mut Store, dice: &mut Dice, now: u64) -> Result<(), Conflict> {
    let (group, person) = (dice.group(), dice.person());
    let model = if dice.roll(2) == 0 { V2 } else { V3 };
    let faces = ids(&["100", "101"]);
    match dice.roll(12) {
        0 => store.add_group(new_group(&group, model), now),
        1 => store.delete_group(&group),
        2..=4 => store.add_person(new_person(&group, &person), face(100), now),
        5 => store.delete_person(&person),
        6 => store.leave_group(&person, &group),
        7 | 8 => {
            let groups = [group, dice.group()];
            store.copy_person(&person, &groups).map(drop)
        }
        9 => store.add_faces(&person, vec![face(101), face(102)]),
        10 => store.delete_faces(&person, &faces).map(drop),
        _ => store.start_upgrade(&group, V3, now.to_string(), now),
    }
}

pub(super) fn recount(store: &Store) {
    let mut faces = 0;
    for person in store.persons.by_age() {
        faces += person.faces.len() as u64;
        assert!(!person.groups.is_empty() && !person.faces.is_empty());
        assert!(person.faces.len() <= 5);
        let key = store.persons.key(&person.id).unwrap();
        for membership in &person.groups {
            let group = store.group_at(membership.group).unwrap();
            assert!(group.gallery.contains(key));
        }
    }
    assert_eq!(store.faces, faces);
    assert_eq!(store.names.len(), store.groups.len());
    for group in store.groups() {
        let members = store.members(&group.id, 0, usize::MAX).unwrap();
        assert_eq!(members.len(), group.size());
        let faces = members.iter().map(|(person, _)| person.faces.len() as u64);
        assert_eq!(group.faces(), faces.sum::<u64>());
        let key = store.groups.key(&group.id);
        assert_eq!(store.names.get(&group.name).copied(), key);
        assert!(
            members
                .iter()
                .all(|(person, _)| person.membership(key.unwrap()).is_some())
        );
    }
}

#[test]
fn counts_and_links_stay_right() {
    let mut store = Store::default();
    let mut dice = Dice(1);
    let mut done = 0;
    for now in 0..3000 {
        store.settle(now);
        let before = store.dump();
        match step(&mut store, &mut dice, now) {
            Ok(()) => done += 1,
            Err(conflict) => assert_eq!(store.dump(), before, "{conflict:?}"),
        }
        recount(&store);
    }
    assert!((500..2000).contains(&done), "{done}");
}
