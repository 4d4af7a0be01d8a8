//! What only specs know of the whole service: hosts, sizes, rates, quotas, fees, notes.

use iai_codegen::Api;
use iai_codegen::model::{Quota, Service};

use super::flat::{self, Flat};
use super::pair::Pair;
use crate::diff::change::{Change, Impact};
use crate::diff::witness;

pub(super) fn compare(pair: &mut Pair<'_>, old: &Api, new: &Api) {
    let (old, new) = (&old.service, &new.service);
    let title = "the service";
    flat::compare(
        pair,
        "service",
        title,
        (names(old), names(new)),
        names_judge,
    );
    flat::compare(
        pair,
        "service",
        title,
        (settings(old), settings(new)),
        flat::behaviour,
    );
    flat::compare(
        pair,
        "service",
        title,
        (sizes(old), sizes(new)),
        flat::limit,
    );
    flat::compare(
        pair,
        "service",
        title,
        (texts(old), texts(new)),
        flat::documentation,
    );
    quotas(pair, &old.quotas, &new.quotas);
    if old.fees.is_some() && new.fees.is_none() {
        let change = Change::new(
            "service.fees",
            "the lists of paid and free actions are gone",
        );
        pair.push(change.breaks(witness::uses("api::fees::PAID")));
    }
}

fn names_judge(_: &str, _: Option<&str>, _: Option<&str>) -> Option<(Impact, Impact)> {
    Some((Impact::Behaviour, Impact::Breaking))
}

fn flat(rows: impl IntoIterator<Item = (&'static str, Option<String>)>) -> Flat {
    let set = rows
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    set.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn names(service: &Service) -> Flat {
    flat([
        ("service", Some(service.name.clone())),
        ("version", Some(service.version.clone())),
    ])
}

fn sizes(service: &Service) -> Flat {
    [
        ("limits.get_bytes.max", service.get_bytes),
        ("limits.post_bytes.max", service.post_bytes),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_string()))
    .to_vec()
}

fn settings(service: &Service) -> Flat {
    let (hosts, codes) = (&service.hosts, &service.codes);
    let mut rows = flat([
        ("hosts.mainland", hosts.mainland.clone()),
        ("hosts.international", hosts.international.clone()),
        ("hosts.internal", hosts.internal.clone()),
        ("hosts.regional", hosts.regional.clone()),
        ("codes.missing", Some(codes.missing.clone())),
        ("codes.wrong_type", Some(codes.wrong_type.clone())),
        (
            "codes.unknown_parameter",
            Some(codes.unknown_parameter.clone()),
        ),
    ]);
    // A client can have a Cargo feature for each of them.
    let groups: Vec<&str> = service.groups.iter().map(|group| &*group.name).collect();
    if !groups.is_empty() {
        rows.push(("groups".to_owned(), groups.join(", ")));
    }
    if let Some(rates) = &service.rates {
        rows.push(("rates.per_second".to_owned(), rates.per_second.to_string()));
        let groups = rates.groups.iter();
        rows.extend(groups.map(|group| {
            let figure = group.per_second.unwrap_or(rates.per_second);
            (format!("rates.groups[{}]", group.name), figure.to_string())
        }));
    }
    rows
}

fn texts(service: &Service) -> Flat {
    let joined = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(", "));
    let notes = service.notes.iter().map(|note| note.doc.clone());
    let fees = service.fees.as_ref();
    flat([
        ("title", service.title.clone()),
        ("source", service.source.clone()),
        ("hosts.regions", joined(service.hosts.regions.clone())),
        ("fees.paid", fees.and_then(|fees| joined(fees.paid.clone()))),
        ("fees.free", fees.and_then(|fees| joined(fees.free.clone()))),
        ("notes", joined(notes.collect())),
    ])
}

fn quotas(pair: &mut Pair<'_>, old: &[Quota], new: &[Quota]) {
    let id = |quota: &Quota| format!("service.quotas[{}]", quota.name);
    for quota in old {
        let constant = format!("api::quotas::{}", quota.name.to_uppercase());
        match new.iter().find(|other| other.name == quota.name) {
            None => {
                let change = Change::new(id(quota), format!("the quota {} is gone", quota.name));
                pair.push(change.breaks(witness::uses(&constant)));
            }
            Some(now) if now.max != quota.max => {
                let words = format!("the quota {} is {}, was {}", now.name, now.max, quota.max);
                let wire = if now.max < quota.max {
                    Impact::Breaking
                } else {
                    Impact::Additive
                };
                let change = Change::new(format!("{}.max", id(now)), words);
                pair.push(change.rust(Impact::Behaviour).wire(wire));
            }
            Some(_) => {}
        }
    }
    for quota in new {
        if !old.iter().any(|other| other.name == quota.name) {
            let change = Change::new(id(quota), format!("the quota {} is new", quota.name));
            pair.push(change.rust(Impact::Additive));
        }
    }
}
