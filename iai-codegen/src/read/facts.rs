//! Reads the facts of `service.yaml` that no request can break: quotas, fees and notes.

use super::ast::{Fees, Note, Quota};
use super::keys;
use super::reader::Reader;
use super::table::{Cursor, Table};

pub(super) fn quotas(reader: &mut Reader<'_>, table: &Table<'_>) -> Vec<Quota> {
    let rows = reader.list(table, "quotas");
    rows.iter().filter_map(|row| quota(reader, row)).collect()
}

fn quota(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Quota> {
    let table = reader.table(row, keys::QUOTA)?;
    let max = reader.need(&table, "max");
    let max = max.and_then(|cursor| reader.size(&cursor));
    let (name, doc) = (
        reader.need_text(&table, "name"),
        reader.need_text(&table, "doc"),
    );
    Some(Quota {
        code: reader.opt_text(&table, "error"),
        source: reader.opt_text(&table, "source"),
        actions: reader.texts(&table, "actions"),
        name: name?,
        doc: doc?,
        max: max?,
    })
}

pub(super) fn fees(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<Fees> {
    let table = reader.table(cursor, keys::FEES)?;
    Some(Fees {
        source: reader.opt_text(&table, "source"),
        paid: reader.texts(&table, "paid"),
        free: reader.texts(&table, "free"),
    })
}

pub(super) fn notes(reader: &mut Reader<'_>, table: &Table<'_>) -> Vec<Note> {
    let rows = reader.list(table, "notes");
    rows.iter().filter_map(|row| note(reader, row)).collect()
}

fn note(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Note> {
    let table = reader.table(row, keys::NOTE)?;
    let doc = reader.need_text(&table, "doc");
    Some(Note {
        source: reader.opt_text(&table, "source"),
        actions: reader.texts(&table, "actions"),
        doc: doc?,
    })
}
