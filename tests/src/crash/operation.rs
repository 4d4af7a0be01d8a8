//! A change that a client asks for, and what it does to its world.

use super::world::{Group, Person, UNTOLD, World};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub(super) enum Operation {
    CreateGroup {
        group: String,
        name: String,
        is_open: bool,
    },
    ModifyGroup {
        group: String,
        name: String,
        tag: String,
    },
    DeleteGroup {
        group: String,
    },
    CreatePerson {
        person: String,
        name: String,
        group: String,
        text: String,
    },
    ModifyPerson {
        person: String,
        name: String,
        gender: i64,
    },
    Describe {
        person: String,
        group: String,
        text: String,
    },
    Copy {
        person: String,
        groups: Vec<String>,
    },
    Leave {
        person: String,
        group: String,
    },
    DeletePerson {
        person: String,
    },
    AddFaces {
        person: String,
        count: usize,
    },
    DeleteFaces {
        person: String,
        faces: Vec<String>,
    },
    Upgrade {
        group: String,
    },
}

impl Operation {
    /// Whom it is about, if it is a person.
    pub(super) fn person(&self) -> Option<&str> {
        match self {
            Self::CreatePerson { person, .. }
            | Self::ModifyPerson { person, .. }
            | Self::Describe { person, .. }
            | Self::Copy { person, .. }
            | Self::Leave { person, .. }
            | Self::DeletePerson { person }
            | Self::AddFaces { person, .. }
            | Self::DeleteFaces { person, .. } => Some(person),
            _ => None,
        }
    }

    /// Stands in for the ids that the response would have told.
    pub(super) fn untold(&self) -> Vec<String> {
        let count = match self {
            Self::CreatePerson { .. } | Self::Upgrade { .. } => 1,
            Self::AddFaces { count, .. } => *count,
            _ => 0,
        };
        vec![UNTOLD.to_owned(); count]
    }

    /// Carries it out, with the ids that the service has given.
    pub(super) fn apply(self, world: &mut World, given: Vec<String>) {
        match self {
            Self::CreateGroup {
                group,
                name,
                is_open,
            } => {
                let tag = String::new();
                world.groups.insert(group, Group { name, tag, is_open });
            }
            Self::ModifyGroup { group, name, tag } => {
                world
                    .groups
                    .entry(group)
                    .and_modify(|group| (group.name, group.tag) = (name, tag));
            }
            Self::DeleteGroup { group } => delete_group(world, &group),
            Self::Upgrade { group } => {
                world
                    .jobs
                    .extend(given.into_iter().map(|job| (job, group.clone())));
            }
            Self::CreatePerson {
                person,
                name,
                group,
                text,
            } => {
                let groups = BTreeMap::from([(group, text)]);
                let created = Person {
                    name,
                    gender: 0,
                    groups,
                    faces: given,
                };
                world.persons.insert(person, created);
            }
            Self::DeletePerson { person } => {
                world.persons.remove(&person);
            }
            other => other.apply_to_person(world, given),
        }
    }

    fn apply_to_person(self, world: &mut World, given: Vec<String>) {
        let Some(id) = self.person().map(str::to_owned) else {
            return;
        };
        let Some(changed) = world.persons.get_mut(&id) else {
            return;
        };
        match self {
            Self::ModifyPerson { name, gender, .. } => {
                (changed.name, changed.gender) = (name, gender)
            }
            Self::Describe { group, text, .. } => drop(changed.groups.insert(group, text)),
            Self::Copy { groups, .. } => {
                changed
                    .groups
                    .extend(groups.into_iter().map(|group| (group, String::new())));
            }
            Self::AddFaces { .. } => changed.faces.extend(given),
            Self::DeleteFaces { faces, .. } => changed.faces.retain(|face| !faces.contains(face)),
            Self::Leave { group, .. } => {
                changed.groups.remove(&group);
                if changed.groups.is_empty() {
                    world.persons.remove(&id);
                }
            }
            _ => {}
        }
    }
}

/// Persons who are in no other group go with it.
fn delete_group(world: &mut World, group: &str) {
    world.groups.remove(group);
    world
        .persons
        .retain(|_, person| person.groups.remove(group).is_none() || !person.groups.is_empty());
}
