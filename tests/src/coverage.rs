//! Compares the spec with the facts that are known of the service: nothing is missing, nothing is added.
//!
//! The facts are in `data/facts/`, as bare tables, taken from the vendor's definitions and not from the spec.

use crate::numbers;
use iai_codegen::model::{Api, Field, Retry, Site, Type};
use std::collections::BTreeSet;

/// A table of facts: its name and its rows, as lines of CSV without the head.
struct Table {
    name: &'static str,
    text: &'static str,
    rows: fn(&Api) -> Vec<String>,
}

const TABLES: [Table; 9] = [
    Table {
        name: "parameters",
        text: include_str!("../data/facts/parameters.csv"),
        rows: parameters,
    },
    Table {
        name: "response fields",
        text: include_str!("../data/facts/responses.csv"),
        rows: responses,
    },
    Table {
        name: "fields of structures",
        text: include_str!("../data/facts/structures.csv"),
        rows: structures,
    },
    Table {
        name: "codes of actions",
        text: include_str!("../data/facts/codes.csv"),
        rows: codes,
    },
    Table {
        name: "retry classes",
        text: include_str!("../data/facts/retry.csv"),
        rows: retry,
    },
    Table {
        name: "sites",
        text: include_str!("../data/facts/sites.csv"),
        rows: sites,
    },
    Table {
        name: "limits",
        text: include_str!("../data/facts/limits.csv"),
        rows: numbers::limits,
    },
    Table {
        name: "defaults",
        text: include_str!("../data/facts/defaults.csv"),
        rows: numbers::defaults,
    },
    Table {
        name: "values",
        text: include_str!("../data/facts/values.csv"),
        rows: numbers::values,
    },
];

/// Lines of the vendor that the spec departs from, and what it has instead; the rows tell why.
const DEPARTURES: [(&str, &str); 2] = [
    // The error list of the action names 0 as well.
    (
        "ModifyPersonBaseInfo,Gender,1 2",
        "ModifyPersonBaseInfo,Gender,0 1 2",
    ),
    // One enumeration for the results of all searches.
    (
        "ResultsReturnsByGroup,RetCode,0 -1601",
        "ResultsReturnsByGroup,RetCode,0 -1601 -1604",
    ),
];

/// How one table of facts is covered.
#[derive(Debug)]
pub struct Coverage {
    /// Name of the table.
    pub table: &'static str,
    /// Number of facts.
    pub facts: usize,
    /// Facts that the spec does not have.
    pub missing: Vec<String>,
    /// Rows of the spec that are no facts.
    pub unknown: Vec<String>,
}

/// Compares the spec with all tables of facts.
#[must_use]
pub fn of_facts(api: &Api) -> Vec<Coverage> {
    TABLES.iter().map(|table| table.compare(api)).collect()
}

impl Table {
    fn compare(&self, api: &Api) -> Coverage {
        let facts: BTreeSet<String> = self.text.lines().skip(1).map(expected).collect();
        let rows: BTreeSet<String> = (self.rows)(api).into_iter().collect();
        Coverage {
            table: self.name,
            facts: facts.len(),
            missing: facts.difference(&rows).cloned().collect(),
            unknown: rows.difference(&facts).cloned().collect(),
        }
    }
}

/// What the spec has for a fact: the same, but for the departures.
fn expected(fact: &str) -> String {
    let departure = DEPARTURES.iter().find(|(vendor, _)| *vendor == fact);
    departure.map_or(fact, |(_, ours)| ours).to_owned()
}

fn parameters(api: &Api) -> Vec<String> {
    let row = |action: &str, field: &Field| {
        format!(
            "{action},{},{},{}",
            field.wire,
            type_name(api, &field.ty),
            yes(field.required)
        )
    };
    api.actions
        .iter()
        .flat_map(|action| {
            action
                .parameters
                .iter()
                .map(|field| row(&action.name, field))
        })
        .collect()
}

fn responses(api: &Api) -> Vec<String> {
    let row = |action: &str, field: &Field| {
        format!(
            "{action},{},{},{}",
            field.wire,
            type_name(api, &field.ty),
            yes(field.nullable)
        )
    };
    api.actions
        .iter()
        .flat_map(|action| action.response.iter().map(|field| row(&action.name, field)))
        .collect()
}

fn structures(api: &Api) -> Vec<String> {
    let row = |structure: &str, field: &Field| {
        format!(
            "{structure},{},{},{}",
            field.wire,
            type_name(api, &field.ty),
            yes(field.nullable)
        )
    };
    let rows = api
        .structures
        .iter()
        .flat_map(|one| one.fields.iter().map(|field| row(&one.spec_name, field)));
    rows.collect()
}

fn codes(api: &Api) -> Vec<String> {
    let rows = api.actions.iter().flat_map(|action| {
        action
            .codes
            .iter()
            .map(|code| format!("{},{code}", action.name))
    });
    rows.collect()
}

fn retry(api: &Api) -> Vec<String> {
    let class = |retry| match retry {
        Retry::Never => "never",
        Retry::Throttled => "throttled",
        Retry::Transient => "transient",
        Retry::Later => "later",
        Retry::Conflict => "conflict",
        Retry::PictureFetch => "picture_fetch",
        Retry::Clock => "clock",
        Retry::Credentials => "credentials",
    };
    api.codes
        .iter()
        .map(|code| format!("{},{}", code.row.code, class(code.row.retry)))
        .collect()
}

fn sites(api: &Api) -> Vec<String> {
    let rows = api.actions.iter().map(|action| {
        let site = action.site.map_or("", Site::word);
        let status = if action.deprecated.is_some() {
            "deprecated"
        } else {
            "online"
        };
        format!("{},{site},{status}", action.name)
    });
    rows.collect()
}

fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// The vendor's name of a type.
fn type_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::String | Type::Refined(_) | Type::Image(_) | Type::Time(_) => "string".to_owned(),
        Type::Integer => "int64".to_owned(),
        Type::Unsigned => "uint64".to_owned(),
        Type::Float => "float".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::IntEnum(name) | Type::Switch(name) => {
            let unsigned = api.enumeration(name).is_some_and(|known| known.unsigned);
            if unsigned { "uint64" } else { "int64" }.to_owned()
        }
        Type::Structure(name) => api
            .structure(name)
            .map_or_else(|| name.clone(), |one| one.spec_name.clone()),
        Type::List(item) => format!("list<{}>", type_name(api, item)),
        Type::Unresolved => "unresolved".to_owned(),
    }
}
