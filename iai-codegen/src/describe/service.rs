//! The service, and what all of its actions share.

use super::value::{Table, Value};
use super::{action, types};
use crate::model::{Api, Category, ErrorCode, Fees, Group, Hosts, Note, Quota, Rates, Retry};

/// Version of the document. It is raised when a key goes or changes its meaning; new keys do not raise it.
pub const SCHEMA_VERSION: u64 = 1;

pub(super) fn describe(api: &Api) -> Table {
    let service = &api.service;
    Table::new("Service")
        .with("schema_version", SCHEMA_VERSION)
        .with("service", &service.name)
        .with("version", &service.version)
        .with("title", service.title.as_ref())
        .with("source", service.source.as_ref())
        .with("hosts", hosts(&service.hosts))
        .with(
            "limits",
            Table::new("Limits")
                .with("get_bytes", service.get_bytes)
                .with("post_bytes", service.post_bytes),
        )
        .with(
            "codes",
            Table::new("Codes")
                .with("missing", &service.codes.missing)
                .with("wrong_type", &service.codes.wrong_type)
                .with("unknown_parameter", &service.codes.unknown_parameter),
        )
        .list("groups", service.groups.iter().map(group))
        .with("rates", service.rates.as_ref().map(rates))
        .list("quotas", service.quotas.iter().map(quota))
        .with("fees", service.fees.as_ref().map(fees))
        .list("notes", service.notes.iter().map(note))
        .list("actions", api.actions.iter().map(action::describe))
        .list("strings", api.strings.iter().map(types::string))
        .list("enums", api.enums.iter().map(types::enumeration))
        .list("images", api.images.iter().map(types::image))
        .list("structures", api.structures.iter().map(types::structure))
        .list("errors", api.codes.iter().map(error))
        .list(
            "categories",
            api.categories.iter().map(|one| category(api, one)),
        )
}

fn hosts(hosts: &Hosts) -> Table {
    Table::new("Hosts")
        .with("mainland", hosts.mainland.as_ref())
        .with("international", hosts.international.as_ref())
        .with("internal", hosts.internal.as_ref())
        .with("regional", hosts.regional.as_ref())
        .list("regions", &hosts.regions)
}

fn group(group: &Group) -> Table {
    Table::new("Group")
        .with("name", &group.name)
        .with("doc", group.doc.as_deref().unwrap_or_default())
}

/// Each group has its figure, its own or that of all.
fn rates(rates: &Rates) -> Table {
    let group = |group: &crate::model::RateGroup| {
        Table::new("RateGroup")
            .with("name", &group.name)
            .with("doc", group.doc.as_deref().unwrap_or_default())
            .with("per_second", group.per_second.unwrap_or(rates.per_second))
    };
    Table::new("Rates")
        .with("source", rates.source.as_ref())
        .list("groups", rates.groups.iter().map(group))
}

fn quota(quota: &Quota) -> Table {
    Table::new("Quota")
        .with("name", &quota.name)
        .with("max", quota.max)
        .with("doc", &quota.doc)
        .with("error", quota.code.as_ref())
        .with("source", quota.source.as_ref())
        .list("actions", &quota.actions)
}

fn fees(fees: &Fees) -> Table {
    Table::new("Fees")
        .with("source", fees.source.as_ref())
        .list("paid", &fees.paid)
        .list("free", &fees.free)
}

fn note(note: &Note) -> Table {
    Table::new("Note")
        .with("doc", &note.doc)
        .with("source", note.source.as_ref())
        .list("actions", &note.actions)
}

fn error(code: &ErrorCode) -> Table {
    Table::new("ErrorRow")
        .with("code", &code.row.code)
        .with("rust", &code.variant)
        .with("meaning", &code.row.meaning)
        .with("remedy", &code.row.remedy)
        .with("retry", retry(code.row.retry))
}

fn retry(class: Retry) -> Value {
    Value::Word("RetryClass", class.word())
}

fn category(api: &Api, category: &Category) -> Table {
    let code = |variant: &String| {
        let mut rows = api.codes.iter();
        let row = rows.find(|row| row.variant == *variant);
        row.map(|row| Value::from(&row.row.code))
    };
    Table::new("Category")
        .with("name", &category.name)
        .with("doc", category.doc.as_deref().unwrap_or_default())
        .list("codes", category.variants.iter().filter_map(code))
}
