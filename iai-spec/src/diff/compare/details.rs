//! What a spec knows of a row beyond its type: limits, default, what a null or an empty text means.

use iai_codegen::model::{Field, Node, Site, Type};

use super::flat::{self, Flat};
use super::pair::Pair;
use crate::diff::change::{Change, Impact};

pub(super) fn row(pair: &mut Pair<'_>, path: &str, title: &str, old: &Field, new: &Field) {
    let title = format!("{title}, `{}`", new.wire);
    let limits = (flat::rules(&old.rules), flat::rules(&new.rules));
    flat::compare(pair, path, &title, limits, flat::limit);
    flat::compare(pair, path, &title, (facts(old), facts(new)), judge);
    limits_of(pair, path, &title, refined(&old.ty), refined(&new.ty));
}

/// Another type of the spec, where Rust has the same one: its limits are those of the row.
fn limits_of(
    pair: &mut Pair<'_>,
    path: &str,
    title: &str,
    old: Option<&String>,
    new: Option<&String>,
) {
    let (words, rust, wire) = match (old, new) {
        (old, new) if old == new => return,
        (Some(old), None) => (
            format!("no longer has the limits of {old}"),
            Impact::Additive,
            Impact::Additive,
        ),
        (old, new) => {
            let names = [new, old].map(|name| name.map_or("no type", |name| name));
            (
                format!("has the limits of {}, had those of {}", names[0], names[1]),
                Impact::Behaviour,
                Impact::Breaking,
            )
        }
    };
    let change = Change::new(format!("{path}.limits"), format!("{title}: {words}"));
    pair.push(change.rust(rust).wire(wire));
}

fn judge(key: &str, _: Option<&str>, new: Option<&str>) -> Option<(Impact, Impact)> {
    Some(match (key, new) {
        // What the service assumes is sent by nobody.
        ("default", _) => (Impact::Documentation, Impact::Behaviour),
        ("site", Some(_)) => (Impact::Documentation, Impact::Breaking),
        ("site", None) => (Impact::Documentation, Impact::Additive),
        _ => (Impact::Behaviour, Impact::None),
    })
}

fn facts(field: &Field) -> Flat {
    let mut flat = Flat::new();
    let mut put = |key: &str, value: Option<String>| {
        flat.extend(value.map(|value| (key.to_owned(), value)));
    };
    let flag = |set: bool| set.then(|| "true".to_owned());
    put("default", field.default.as_ref().map(shown));
    put("sensitive", flag(field.sensitive));
    put("empty_is_none", flag(field.empty_is_none));
    put("error", field.malformed.clone());
    let site = (field.site != Site::Both).then(|| field.site.word().to_owned());
    put("site", site);
    flat
}

/// The type of the spec whose limits a row has, where Rust has the same type without it.
fn refined(ty: &Type) -> Option<&String> {
    match ty.item() {
        Type::Refined(name) | Type::Image(name) | Type::Switch(name) => Some(name),
        _ => None,
    }
}

/// A value as a person writes it in the spec.
pub(super) fn shown(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Int(value) => value.to_string(),
        Node::Float(value) => value.to_string(),
        Node::Text(value) => format!("{value:?}"),
        Node::List(items) => {
            let items: Vec<String> = items.iter().map(shown).collect();
            format!("[{}]", items.join(", "))
        }
        Node::Map(entries) => {
            let entries = entries.iter();
            let pairs: Vec<String> = entries
                .map(|(key, value)| format!("{}: {}", shown(key), shown(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}
