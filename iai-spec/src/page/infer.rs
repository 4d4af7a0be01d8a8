//! Structures that a page names and does not define: their fields are those that its examples have.

use super::examples::PageExample;
use crate::definitions::{Base, Member, Object, Type};
use iai_codegen::model::Node;
use std::collections::BTreeMap;

/// The structures that the members of `objects` name, in the order in which they are met. A structure without an example has
/// no fields.
pub(super) fn structures(objects: &[Object], examples: &[PageExample]) -> Vec<Object> {
    let mut found: Vec<Object> = Vec::new();
    for object in objects {
        let is_request = object.name.ends_with("Request");
        for member in &object.members {
            let Base::Object(name) = &member.ty.base else {
                continue;
            };
            let mut members = BTreeMap::new();
            let mut order = Vec::new();
            for example in examples {
                let body = if is_request {
                    &example.request
                } else {
                    &example.response
                };
                fields(body.get(&member.name), &mut members, &mut order);
            }
            let fields = order.iter().filter_map(|name| members.remove(name));
            add(&mut found, name, fields.collect());
        }
    }
    found
}

fn add(found: &mut Vec<Object>, name: &str, members: Vec<Member>) {
    match found.iter_mut().find(|object| object.name == name) {
        Some(object) if object.members.is_empty() => object.members = members,
        Some(_) => {}
        None => found.push(Object {
            name: name.to_owned(),
            text: String::new(),
            members,
        }),
    }
}

/// Collects the fields of a value, or of each item of a list.
fn fields(value: Option<&Node>, members: &mut BTreeMap<String, Member>, order: &mut Vec<String>) {
    match value {
        Some(Node::List(items)) => items
            .iter()
            .for_each(|item| fields(Some(item), members, order)),
        Some(Node::Map(entries)) => {
            for (key, value) in entries {
                let Node::Text(name) = key else { continue };
                match members.get_mut(name) {
                    // One that is no number makes a text of all of them.
                    Some(member)
                        if member.ty.base == Base::Int64 && base(value) == Base::String =>
                    {
                        member.ty.base = Base::String;
                    }
                    Some(_) => {}
                    None => {
                        order.push(name.clone());
                        members.insert(name.clone(), member(name, value));
                    }
                }
            }
        }
        _ => {}
    }
}

fn member(name: &str, value: &Node) -> Member {
    let (base, list) = match value {
        Node::List(items) => (items.first().map_or(Base::String, base), true),
        value => (base(value), false),
    };
    Member {
        name: name.to_owned(),
        ty: Type { base, list },
        text: String::new(),
        example: String::new(),
        required: false,
        output_required: None,
        nullable: false,
        disabled: false,
    }
}

/// In a query every value is a text, and one of a few digits is taken for a number: ids have more.
fn base(value: &Node) -> Base {
    match value {
        Node::Text(text) if text.len() <= 3 && text.parse::<u16>().is_ok() => Base::Int64,
        Node::Int(_) => Base::Int64,
        Node::Float(_) => Base::Float,
        Node::Bool(_) => Base::Bool,
        Node::Null | Node::Text(_) | Node::List(_) | Node::Map(_) => Base::String,
    }
}
