//! Values of queries, which are texts, by the types of their rows.

use super::examples::PageExample;
use crate::definitions::{Base, Object};
use iai_codegen::model::Node;

/// Gives the requests of `examples` the types that `objects` tell, beginning with the first object.
pub(super) fn requests(objects: &[Object], examples: &mut [PageExample]) {
    let Some(input) = objects.first() else { return };
    for example in examples {
        retype(&mut example.request, input, objects);
    }
}

fn retype(node: &mut Node, object: &Object, objects: &[Object]) {
    let Node::Map(entries) = node else { return };
    for (key, value) in entries {
        let member = object
            .members
            .iter()
            .find(|member| *key == Node::Text(member.name.clone()));
        let Some(member) = member else { continue };
        match value {
            Node::List(items) => items
                .iter_mut()
                .for_each(|item| one(item, &member.ty.base, objects)),
            value => one(value, &member.ty.base, objects),
        }
    }
}

fn one(value: &mut Node, base: &Base, objects: &[Object]) {
    if let Base::Object(name) = base {
        let object = objects.iter().find(|object| object.name == *name);
        object
            .into_iter()
            .for_each(|object| retype(value, object, objects));
        return;
    }
    let Node::Text(text) = &*value else { return };
    let number = match base {
        Base::Int64 | Base::Uint64 => text.parse().ok().map(Node::Int),
        Base::Float => text.parse().ok().map(Node::Float),
        Base::Bool => text.parse().ok().map(Node::Bool),
        _ => None,
    };
    if let Some(number) = number {
        *value = number;
    }
}
