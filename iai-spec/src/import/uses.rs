//! Which actions can be part of a spec, and what uses each structure.

use super::made::LeftOut;
use crate::definitions::{Action, Base, Definitions, Member, Object};
use std::collections::{BTreeMap, BTreeSet};

/// Who uses a structure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) by_requests: bool,
    pub(super) by_responses: bool,
}

/// An action with its request and its response.
pub(super) struct Call<'d> {
    pub(super) action: &'d Action,
    pub(super) input: &'d Object,
    pub(super) output: &'d Object,
}

/// What of the definitions becomes a spec.
pub(super) struct Uses<'d> {
    pub(super) actions: Vec<Call<'d>>,
    /// The structures that an action needs, by name.
    pub(super) structures: BTreeMap<&'d str, Use>,
    pub(super) left_out: Vec<LeftOut>,
}

impl<'d> Uses<'d> {
    pub(super) fn of(definitions: &'d Definitions) -> Self {
        let objects = definitions
            .objects
            .iter()
            .map(|object| (&*object.name, object))
            .collect();
        let mut uses = Self {
            actions: Vec::new(),
            structures: BTreeMap::new(),
            left_out: Vec::new(),
        };
        for action in &definitions.actions {
            uses.add(action, &objects);
        }
        uses
    }

    fn add(&mut self, action: &'d Action, objects: &BTreeMap<&'d str, &'d Object>) {
        let (Some(input), Some(output)) =
            (objects.get(&*action.input), objects.get(&*action.output))
        else {
            // The reader of definitions has refused those already.
            return;
        };
        let (sent, received) = (reached(input, objects), reached(output, objects));
        let inexpressible = sent
            .iter()
            .chain(&received)
            .find_map(|object| inexpressible(object));
        if let Some(construct) = inexpressible {
            self.left_out.push(LeftOut {
                action: action.name.clone(),
                construct,
            });
            return;
        }
        // The first of each is the request or response itself.
        for object in sent.iter().skip(1) {
            self.structures.entry(&object.name).or_default().by_requests = true;
        }
        for object in received.iter().skip(1) {
            self.structures
                .entry(&object.name)
                .or_default()
                .by_responses = true;
        }
        self.actions.push(Call {
            action,
            input,
            output,
        });
    }
}

/// An object and all that it holds, each once, whatever circles they form.
fn reached<'d>(from: &'d Object, objects: &BTreeMap<&'d str, &'d Object>) -> Vec<&'d Object> {
    let mut found = vec![from];
    let mut seen = BTreeSet::new();
    let mut next = 0;
    while let Some(object) = found.get(next).copied() {
        next += 1;
        for member in object.enabled() {
            let Base::Object(name) = &member.ty.base else {
                continue;
            };
            if let Some(held) = objects.get(&**name)
                && seen.insert(&held.name)
            {
                found.push(held);
            }
        }
    }
    found
}

/// What the format cannot express, if the object has such a thing.
fn inexpressible(object: &Object) -> Option<String> {
    object
        .enabled()
        .find_map(|member: &Member| match &member.ty.base {
            Base::Binary => Some(format!(
                "upload of a file as the body: {}.{}",
                object.name, member.name
            )),
            Base::Unknown(pair) => Some(format!("type {pair}: {}.{}", object.name, member.name)),
            _ => None,
        })
}
