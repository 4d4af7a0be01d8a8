//! Reads a file of `actions/`.

use super::ast::{Action, AnyOf, Correction, Example, Outcome};
use super::flow;
use super::keys;
use super::reader::Reader;
use super::table::{Cursor, Table};
use super::types::{derived, field, rust_name, site};
use crate::model::Effect;
use crate::node::Node;
use crate::place::{Spanned, SpecPath};

const EFFECTS: [(&str, Effect); 3] = [
    ("read", Effect::Read),
    ("idempotent", Effect::Idempotent),
    ("create", Effect::Create),
];

pub(crate) fn read(reader: &mut Reader<'_>, root: &Cursor<'_>) -> Option<Action> {
    let table = reader.table(root, keys::ACTION)?;
    let name = reader.need_text(&table, "action");
    let rust = rust_name(reader, &table).or_else(|| derived(name.as_ref()?));
    let (error_sets, error_codes) = reader
        .need(&table, "errors")
        .map_or_else(Default::default, |cursor| errors(reader, &cursor));
    Some(Action {
        summary: reader.opt_text(&table, "summary"),
        doc: reader.opt_text(&table, "doc"),
        site: site(reader, &table),
        // Create is the careful reading of an effect that is missing or misspelt.
        effect: word(reader, &table, "effect", &EFFECTS).unwrap_or(Effect::Create),
        signed: signed(reader, &table),
        streams: streams(reader, &table),
        source: reader.opt_text(&table, "source"),
        group: reader.opt_text(&table, "group"),
        rate_group: reader.opt_text(&table, "rate_group"),
        deprecated: reader.reason(&table, "deprecated"),
        paging: table
            .get("paging")
            .and_then(|cursor| flow::paging(reader, &cursor)),
        waits: table
            .get("waits")
            .and_then(|cursor| flow::waits(reader, &cursor)),
        recovers: table
            .get("recovers")
            .and_then(|cursor| flow::recovers(reader, &cursor)),
        gone: reader.texts(&table, "gone"),
        parameters: rows(reader, &table, "parameters", field),
        rules: rows(reader, &table, "rules", any_of),
        response: rows(reader, &table, "response", field),
        outcomes: rows(reader, &table, "outcomes", outcome),
        error_sets,
        error_codes,
        examples: rows(reader, &table, "examples", example),
        corrections: rows(reader, &table, "corrections", correction),
        node: root.node.clone(),
        place: root.place.clone(),
        name: name?,
        rust,
    })
}

/// Requests are signed unless the action says otherwise.
fn signed(reader: &mut Reader<'_>, table: &Table<'_>) -> bool {
    table.get("signed").is_none() || reader.flag(table, "signed")
}

fn streams(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<SpecPath> {
    let cursor = table.get("streams")?;
    reader.flag(table, "streams").then_some(cursor.place)
}

fn rows<'s, T>(
    reader: &mut Reader<'s>,
    table: &Table<'_>,
    key: &str,
    read: fn(&mut Reader<'s>, &Cursor<'_>) -> Option<T>,
) -> Vec<T> {
    let rows = reader.list(table, key);
    rows.iter().filter_map(|row| read(reader, row)).collect()
}

fn word<T: Copy>(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    key: &str,
    words: &[(&str, T)],
) -> Option<T> {
    let cursor = reader.need(table, key)?;
    reader.word(&cursor, words)
}

fn errors(
    reader: &mut Reader<'_>,
    cursor: &Cursor<'_>,
) -> (Vec<Spanned<String>>, Vec<Spanned<String>>) {
    let Some(table) = reader.table(cursor, keys::ACTION_ERRORS) else {
        return Default::default();
    };
    (reader.texts(&table, "sets"), reader.texts(&table, "also"))
}

fn any_of(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<AnyOf> {
    let table = reader.table(row, keys::ANY_OF)?;
    reader.need(&table, "any_of")?;
    let members = reader.texts(&table, "any_of");
    let prefer = reader.opt_text(&table, "prefer");
    Some(AnyOf {
        members,
        prefer,
        code: reader.need_text(&table, "error")?,
    })
}

fn outcome(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Outcome> {
    let table = reader.table(row, keys::OUTCOME)?;
    let when = reader.opt_text(&table, "when");
    let carries = reader.texts(&table, "carries");
    let doc = reader.opt_text(&table, "doc");
    Some(Outcome {
        name: reader.need_text(&table, "name")?,
        when,
        carries,
        doc,
    })
}

fn example(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Example> {
    let table = reader.table(row, keys::EXAMPLE)?;
    let title = reader.need_text(&table, "title");
    let mut body = |key| {
        let cursor = reader.need(&table, key)?;
        refuse_look_alikes(reader, &cursor);
        Some(node(cursor))
    };
    let (request, response) = (body("request"), body("response"));
    Some(Example {
        title: title?,
        request: request?,
        response: response?,
    })
}

/// Texts of a body are quoted like all others, however deep they stand.
fn refuse_look_alikes(reader: &mut Reader<'_>, cursor: &Cursor<'_>) {
    match cursor.node {
        Node::Text(text) => reader.refuse_look_alike(text, &cursor.place),
        Node::List(_) => {
            for item in reader.items(cursor) {
                refuse_look_alikes(reader, &item);
            }
        }
        Node::Map(_) => {
            let table = reader.any_table(cursor);
            for (_, value) in table.iter().flat_map(Table::entries) {
                refuse_look_alikes(reader, &value);
            }
        }
        Node::Null | Node::Bool(_) | Node::Int(_) | Node::Float(_) => {}
    }
}

fn correction(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Correction> {
    let table = reader.table(row, keys::CORRECTION)?;
    let at = reader.need_text(&table, "at");
    let page = reader.need(&table, "page").map(node);
    reader.need(&table, "why");
    let why = reader.reason(&table, "why");
    Some(Correction {
        at: at?,
        page: page?,
        why: why?,
    })
}

fn node(cursor: Cursor<'_>) -> Spanned<Node> {
    Spanned::new(cursor.node.clone(), cursor.place)
}
