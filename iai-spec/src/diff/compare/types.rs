//! Types that only specs know: refined strings, enumerations, images.

use iai_codegen::Api;
use iai_codegen::model::{EnumType, EnumValue};

use super::flat;
use super::pair::Pair;
use crate::diff::change::{Change, Impact};
use crate::diff::rust::raw;
use crate::diff::text::Text;
use crate::diff::witness;

pub(super) fn compare(pair: &mut Pair<'_>, old: &Api, new: &Api) {
    for one in &new.strings {
        let path = format!("strings[{}]", one.name);
        // A string that is new, or gone, shows at the rows that have it.
        if let Some(before) = old.string(&one.name) {
            let limits = (flat::rules(&before.rules), flat::rules(&one.rules));
            flat::compare(pair, &path, &one.name, limits, flat::limit);
            pair.text(
                &path,
                &one.name,
                &Text::of(&before.doc),
                &Text::of(&one.doc),
            );
        }
    }
    images(pair, old, new);
    enums(pair, old, new);
}

fn images(pair: &mut Pair<'_>, old: &Api, new: &Api) {
    for one in &old.images {
        let path = format!("images[{}]", one.name);
        let Some(now) = new.image(&one.name) else {
            let change = Change::new(path, format!("the image {} is gone", one.name));
            let table = iai_codegen::model::rust_table(&one.name);
            pair.push(change.breaks(witness::uses(&format!("api::types::{table}"))));
            continue;
        };
        let limits = (flat::image(one), flat::image(now));
        flat::compare(pair, &path, &one.name, limits, flat::limit);
        pair.text(&path, &one.name, &Text::of(&one.doc), &Text::of(&now.doc));
    }
}

fn enums(pair: &mut Pair<'_>, old: &Api, new: &Api) {
    for one in &old.enums {
        match new.enumeration(&one.name) {
            Some(now) => compare_enum(pair, one, now),
            None if one.switch => {}
            None => pair.push(no_type(one, "is gone")),
        }
    }
    for one in new.enums.iter().filter(|one| !one.switch) {
        if old.enumeration(&one.name).is_none() {
            let path = format!("enums[{}]", one.name);
            let change = Change::new(path, format!("the enumeration {} is new", one.name));
            pair.push(change.rust(Impact::Additive));
        }
    }
}

fn no_type(one: &EnumType, words: &str) -> Change {
    let (name, path) = (&one.name, format!("enums[{}]", one.name));
    let witness = witness::takes(&format!("api::types::{}", raw(name)));
    Change::new(path, format!("the enumeration {name} {words}")).breaks(witness)
}

fn compare_enum(pair: &mut Pair<'_>, old: &EnumType, new: &EnumType) {
    let path = format!("enums[{}]", new.name);
    pair.text(&path, &new.name, &Text::of(&old.doc), &Text::of(&new.doc));
    if old.code != new.code {
        let flat = |code: &Option<String>| {
            let code = code.iter();
            code.map(|code| ("error".to_owned(), code.clone()))
                .collect()
        };
        let lists = (flat(&old.code), flat(&new.code));
        // Without a code any number is sent; with one, only those of the list are.
        let judge: flat::Judge = |_, old, new| match (old, new) {
            (None, _) => Some((Impact::Behaviour, Impact::Breaking)),
            (_, None) => Some((Impact::Additive, Impact::Additive)),
            _ => Some((Impact::Behaviour, Impact::None)),
        };
        flat::compare(pair, &path, &new.name, lists, judge);
    }
    match (old.switch, new.switch) {
        // What became of the rows is told there.
        (false, true) => return pair.push(no_type(old, "is a switch now, and no type")),
        (true, _) => return,
        (false, false) => {}
    }
    if old.unsigned != new.unsigned {
        let ty = if old.unsigned { "u64" } else { "i64" };
        let name = raw(&old.name);
        let witness =
            format!("fn counts(value: api::types::{name}) -> {ty} {{\n    value.value()\n}}");
        let change = Change::new(
            format!("{path}.base"),
            format!("{}: another kind of number", new.name),
        );
        pair.push(change.breaks(witness).wire(Impact::Breaking));
    }
    values(pair, &path, old, new);
}

fn values(pair: &mut Pair<'_>, path: &str, old: &EnumType, new: &EnumType) {
    let title = &new.name;
    let named = |of: &'_ EnumType, name: &str| -> Option<EnumValue> {
        of.values.iter().find(|value| value.name == name).cloned()
    };
    for value in &old.values {
        let id = format!("{path}.values[{}]", value.name);
        let Some(now) = named(new, &value.name) else {
            let same = new.values.iter().find(|other| other.value == value.value);
            let (words, wire) = match same {
                Some(same) => (format!("is {} now", same.name), Impact::None),
                None => ("is gone".to_owned(), Impact::Breaking),
            };
            let change = Change::new(id, format!("{title}: the value {} {words}", value.name));
            let path = format!("api::types::{}::{}", raw(title), raw(&value.name));
            pair.push(change.breaks(witness::uses(&path)).wire(wire));
            continue;
        };
        if now.value != value.value {
            let words = format!(
                "{title}: {} is {} on the wire, was {}",
                value.name, now.value, value.value
            );
            let change = Change::new(format!("{id}.value"), words);
            pair.push(change.rust(Impact::Behaviour).wire(Impact::Breaking));
        }
        let what = format!("{title}, {}", value.name);
        pair.text(&id, &what, &Text::of(&value.doc), &Text::of(&now.doc));
    }
    for value in &new.values {
        if named(old, &value.name).is_none() {
            let same = old.values.iter().any(|other| other.value == value.value);
            let wire = if same { Impact::None } else { Impact::Additive };
            let words = format!(
                "{title}: new value {}, {} on the wire",
                value.name, value.value
            );
            let change = Change::new(format!("{path}.values[{}]", value.name), words);
            pair.push(change.rust(Impact::Additive).wire(wire));
        }
    }
}
