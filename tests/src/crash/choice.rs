//! Which change a client asks for next. It is always one that the service carries out.

use super::operation::Operation;
use super::world::World;
use fastrand::Rng;

/// Persons and groups that a client has at most, unless told otherwise.
const PERSONS: usize = 24;
const GROUPS: usize = 4;
/// Faces of a person at most.
const FACES: usize = 5;

/// Draws changes and makes up ids and names, none of them twice.
#[derive(Debug)]
pub(super) struct Choice {
    client: usize,
    pub(super) random: Rng,
    made: u64,
    /// Persons that it has at most.
    pub(super) most: usize,
}

impl Choice {
    pub(super) fn new(client: usize, seed: u64) -> Self {
        Self {
            client,
            random: Rng::with_seed(seed),
            made: 0,
            most: PERSONS,
        }
    }

    /// A name that grows with each change, so that it tells which of two came first.
    fn next(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    fn name(&mut self) -> String {
        let number = self.next();
        format!("c{}-v{number}", self.client)
    }

    fn one_of<'a, T>(&mut self, all: impl IntoIterator<Item = &'a T>) -> Option<&'a T> {
        self.random.choice(all.into_iter().collect::<Vec<_>>())
    }

    pub(super) fn next_change(&mut self, world: &World, shared: &str) -> Operation {
        loop {
            let drawn = match self.random.u32(0..100) {
                0..12 => self.about_groups(world, shared),
                12..45 => self.create_person(world, shared),
                45..50 => self.delete_person(world),
                _ => self.about_person(world, shared),
            };
            if let Some(change) = drawn {
                return change;
            }
        }
    }

    fn about_groups(&mut self, world: &World, shared: &str) -> Option<Operation> {
        let open = || {
            world
                .groups
                .iter()
                .filter(|(_, group)| group.is_open)
                .map(|(id, _)| id)
        };
        let closed = || {
            world
                .groups
                .iter()
                .filter(|(_, group)| !group.is_open)
                .map(|(id, _)| id)
        };
        let group = match self.random.u32(0..8) {
            0..3 => return (open().count() < GROUPS).then(|| self.create_group(true)),
            3 => return (closed().count() < GROUPS).then(|| self.create_group(false)),
            4 => {
                let idle = closed().filter(|id| !world.jobs.values().any(|group| group == *id));
                let group = self.one_of(idle)?.clone();
                return Some(Operation::Upgrade { group });
            }
            _ => self.one_of(world.groups.keys())?.clone(),
        };
        if self.random.u32(0..3) > 0 {
            let (name, tag) = (self.name(), self.name());
            return Some(Operation::ModifyGroup { group, name, tag });
        }
        (group != shared).then_some(Operation::DeleteGroup { group })
    }

    fn create_group(&mut self, is_open: bool) -> Operation {
        let number = self.next();
        let group = format!(
            "c{}-{}{number}",
            self.client,
            if is_open { "g" } else { "u" }
        );
        let name = self.name();
        Operation::CreateGroup {
            group,
            name,
            is_open,
        }
    }

    fn create_person(&mut self, world: &World, shared: &str) -> Option<Operation> {
        if world.persons.len() >= self.most {
            return self.delete_person(world);
        }
        let number = self.next();
        let person = format!("c{}-p{number}", self.client);
        let (name, text) = (self.name(), self.name());
        let group = self.group(world, shared);
        Some(Operation::CreatePerson {
            person,
            name,
            group,
            text,
        })
    }

    /// The group that all clients share, or one of its own.
    fn group(&mut self, world: &World, shared: &str) -> String {
        let own = world
            .groups
            .iter()
            .filter(|(_, group)| group.is_open)
            .map(|(id, _)| id);
        let own = if self.random.bool() {
            self.one_of(own)
        } else {
            None
        };
        own.map_or_else(|| shared.to_owned(), Clone::clone)
    }

    fn delete_person(&mut self, world: &World) -> Option<Operation> {
        let person = self.one_of(world.persons.keys())?.clone();
        Some(Operation::DeletePerson { person })
    }

    fn about_person(&mut self, world: &World, shared: &str) -> Option<Operation> {
        let id = self.one_of(world.persons.keys())?;
        let (person, entry) = (id.clone(), world.persons.get(id)?);
        let group = self.one_of(entry.groups.keys())?.clone();
        Some(match self.random.u32(0..9) {
            0..3 => {
                let (name, gender) = (self.name(), self.random.i64(0..3));
                Operation::ModifyPerson {
                    person,
                    name,
                    gender,
                }
            }
            3..5 => Operation::Describe {
                person,
                group,
                text: self.name(),
            },
            5 => {
                let groups = [self.group(world, shared), self.group(world, shared)];
                let mut groups: Vec<_> = groups
                    .into_iter()
                    .filter(|id| !entry.groups.contains_key(id))
                    .collect();
                groups.dedup();
                (!groups.is_empty()).then_some(Operation::Copy { person, groups })?
            }
            6 => Operation::Leave { person, group },
            7 => {
                let most = FACES - entry.faces.len();
                let count = (most > 0).then(|| self.random.usize(1..=most))?;
                Operation::AddFaces { person, count }
            }
            _ => {
                // One face has to stay.
                let faces = entry.faces.get(1..).filter(|faces| !faces.is_empty())?;
                Operation::DeleteFaces {
                    person,
                    faces: faces.to_vec(),
                }
            }
        })
    }
}
