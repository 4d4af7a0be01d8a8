//! Reads the keys that connect several calls: paging, waiting for a job, recovery of a lost create.

use super::ast::{Paging, Recovers, Waits};
use super::keys;
use super::reader::Reader;
use super::table::Cursor;
use crate::place::Spanned;

pub(crate) fn paging(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<Paging> {
    let table = reader.table(cursor, keys::PAGING)?;
    let offset = reader.need_text(&table, "offset");
    let limit = reader.need_text(&table, "limit");
    let max = reader
        .need(&table, "max")
        .and_then(|cursor| reader.size(&cursor));
    let items = reader.need_text(&table, "items");
    let total = reader.opt_text(&table, "total");
    Some(Paging {
        offset: offset?,
        limit: limit?,
        max: max?,
        items: items?,
        total,
    })
}

pub(crate) fn waits(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<Waits> {
    let table = reader.table(cursor, keys::WAITS)?;
    let poll = reader.need_text(&table, "poll");
    let with = reader
        .need(&table, "with")
        .map_or_else(Vec::new, |cursor| pairs(reader, &cursor));
    let state = reader.need_text(&table, "state");
    let done = reader.texts(&table, "done");
    let failed = reader.texts(&table, "failed");
    Some(Waits {
        poll: poll?,
        with,
        state: state?,
        done,
        failed,
    })
}

pub(crate) fn recovers(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<Recovers> {
    let table = reader.table(cursor, keys::RECOVERS)?;
    let by = reader.need_text(&table, "by");
    let with = reader
        .need(&table, "with")
        .map_or_else(Vec::new, |cursor| pairs(reader, &cursor));
    reader.need(&table, "absent");
    let absent = reader.texts(&table, "absent");
    let exists = reader.texts(&table, "exists");
    let mut mapping = |key| {
        let cursor = table.get(key);
        cursor.map_or_else(Vec::new, |cursor| pairs(reader, &cursor))
    };
    let (response, same) = (mapping("response"), mapping("same"));
    Some(Recovers {
        by: by?,
        with,
        absent,
        exists,
        response,
        same,
    })
}

/// A mapping from names to names, of parameters and response fields.
fn pairs(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some(table) = reader.any_table(cursor) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (parameter, field) in table.entries() {
        let parameter = Spanned::new(parameter.to_owned(), field.place.key());
        pairs.extend(reader.text(&field).map(|field| (parameter, field)));
    }
    pairs
}
