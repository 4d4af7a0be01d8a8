//! Reads `service.yaml` and `errors.yaml`.

use super::ast::{
    Category, Code, CodeSet, Group, Hosts, Platform, RateGroup, Rates, Service, ServiceCodes, Spec,
};
use super::reader::Reader;
use super::table::{Cursor, Table};
use super::{facts, keys};
use crate::model::Retry;
use crate::place::Spanned;

pub(crate) fn service(reader: &mut Reader<'_>, root: &Cursor<'_>) -> Option<Service> {
    let table = reader.table(root, keys::SERVICE)?;
    let name = reader.need_text(&table, "service");
    let version = reader.need_text(&table, "version");
    let codes = reader
        .need(&table, "codes")
        .and_then(|cursor| service_codes(reader, &cursor));
    let (get_bytes, post_bytes) = reader
        .need(&table, "limits")
        .and_then(|cursor| limits(reader, &cursor))
        .unwrap_or_default();
    // What is missing has been noted; the rest of the spec can be generated all the same.
    let blank = || Spanned::new(String::new(), root.place.clone());
    let groups = reader.list(&table, "groups");
    let groups = groups.iter().filter_map(|row| {
        let group = group(reader, row);
        reader.kept("group", row, group)
    });
    let groups = groups.collect();
    Some(Service {
        title: reader.opt_text(&table, "title"),
        source: reader.opt_text(&table, "source"),
        hosts: table.get("hosts").and_then(|cursor| hosts(reader, &cursor)),
        rates: table.get("rates").and_then(|cursor| rates(reader, &cursor)),
        quotas: facts::quotas(reader, &table),
        fees: table
            .get("fees")
            .and_then(|cursor| facts::fees(reader, &cursor)),
        notes: facts::notes(reader, &table),
        get_bytes,
        post_bytes,
        groups,
        name: name.unwrap_or_else(blank),
        version: version.unwrap_or_else(blank),
        codes: codes.unwrap_or_else(|| ServiceCodes {
            missing: blank(),
            wrong_type: blank(),
            unknown_parameter: blank(),
        }),
    })
}

fn service_codes(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<ServiceCodes> {
    let table = reader.table(cursor, keys::SERVICE_CODES)?;
    let missing = reader.need_text(&table, "missing");
    let wrong_type = reader.need_text(&table, "wrong_type");
    let unknown_parameter = reader.need_text(&table, "unknown_parameter");
    let blank = || Spanned::new(String::new(), cursor.place.clone());
    Some(ServiceCodes {
        missing: missing.unwrap_or_else(blank),
        wrong_type: wrong_type.unwrap_or_else(blank),
        unknown_parameter: unknown_parameter.unwrap_or_else(blank),
    })
}

fn limits(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<(u64, u64)> {
    let table = reader.table(cursor, keys::LIMITS)?;
    let mut size = |key| {
        reader
            .need(&table, key)
            .and_then(|cursor| reader.size(&cursor))
    };
    let (get, post) = (size("get_bytes"), size("post_bytes"));
    Some((get?.value, post?.value))
}

fn hosts(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<Hosts> {
    let table = reader.table(cursor, keys::HOSTS)?;
    Some(Hosts {
        mainland: reader.opt_text(&table, "mainland"),
        international: reader.opt_text(&table, "international"),
        internal: reader.opt_text(&table, "internal"),
        regional: reader.opt_text(&table, "regional"),
        regions: reader.texts(&table, "regions"),
    })
}

fn group(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Group> {
    let table = reader.table(row, keys::GROUP)?;
    let doc = reader.opt_text(&table, "doc");
    Some(Group {
        name: reader.need_text(&table, "name")?,
        doc,
    })
}

fn rates(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<Rates> {
    let table = reader.table(cursor, keys::RATES)?;
    let per_second = reader
        .need(&table, "per_second")
        .and_then(|cursor| reader.size(&cursor));
    let groups = reader.list(&table, "groups");
    Some(Rates {
        // A figure that is missing has been noted; the groups are looked at all the same.
        per_second: per_second.unwrap_or_else(|| Spanned::new(1, cursor.place.clone())),
        source: reader.opt_text(&table, "source"),
        groups: groups
            .iter()
            .filter_map(|row| {
                let group = rate_group(reader, row);
                reader.kept("rate group", row, group)
            })
            .collect(),
    })
}

fn rate_group(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<RateGroup> {
    let table = reader.table(row, keys::RATE_GROUP)?;
    let doc = reader.opt_text(&table, "doc");
    let per_second = table
        .get("per_second")
        .and_then(|cursor| reader.size(&cursor));
    Some(RateGroup {
        name: reader.need_text(&table, "name")?,
        doc,
        per_second,
    })
}

/// What holds for every service of the platform.
pub(crate) fn platform(reader: &mut Reader<'_>, root: &Cursor<'_>) -> Option<Platform> {
    let table = reader.table(root, keys::PLATFORM)?;
    let rows = reader.list(&table, "errors");
    let codes = rows.iter().filter_map(|row| code(reader, row)).collect();
    let hosts = reader
        .need(&table, "hosts")
        .and_then(|cursor| hosts(reader, &cursor));
    Some(Platform {
        hosts: hosts?,
        codes,
    })
}

pub(crate) fn errors(reader: &mut Reader<'_>, root: &Cursor<'_>, spec: &mut Spec) {
    let Some(table) = reader.table(root, keys::ERRORS) else {
        return;
    };
    for row in reader.list(&table, "errors") {
        let code = code(reader, &row);
        spec.codes.extend(reader.kept("error code", &row, code));
    }
    for row in reader.list(&table, "sets") {
        let set = set(reader, &row);
        spec.sets.extend(reader.kept("set of codes", &row, set));
    }
    for row in reader.list(&table, "categories") {
        spec.categories.extend(category(reader, &row));
    }
}

/// A row that lacks something keeps its code all the same, so that the rows that name it are not wrong as well.
fn code(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Code> {
    let table = reader.table(row, keys::ERROR)?;
    let code = reader.need_text(&table, "code");
    let blank = || Spanned::new(String::new(), row.place.clone());
    Some(Code {
        meaning: reader.opt_text(&table, "meaning").unwrap_or_else(blank),
        remedy: reader.opt_text(&table, "remedy").unwrap_or_else(blank),
        retry: retry(reader, &table),
        rust: reader.opt_text(&table, "rust"),
        code: code?,
    })
}

fn retry(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Retry> {
    const WORDS: [(&str, Retry); 8] = [
        ("never", Retry::Never),
        ("throttled", Retry::Throttled),
        ("transient", Retry::Transient),
        ("later", Retry::Later),
        ("conflict", Retry::Conflict),
        ("picture_fetch", Retry::PictureFetch),
        ("clock", Retry::Clock),
        ("credentials", Retry::Credentials),
    ];
    let cursor = table.get("retry")?;
    reader.word(&cursor, &WORDS)
}

fn category(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Category> {
    let table = reader.table(row, keys::CATEGORY)?;
    let doc = reader.opt_text(&table, "doc");
    let codes = reader.need(&table, "codes");
    let codes = codes.map(|_| reader.texts(&table, "codes"));
    Some(Category {
        name: reader.need_text(&table, "name")?,
        doc,
        codes: codes?,
    })
}

fn set(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<CodeSet> {
    let table = reader.table(row, keys::SET)?;
    let codes = reader.texts(&table, "codes");
    Some(CodeSet {
        name: reader.need_text(&table, "name")?,
        codes,
    })
}
