//! What a spec has for each table, as lines of CSV.

use super::numbers;
use crate::vendor_type;
use iai_codegen::model::{Api, Field, Site};

/// A kind of table.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its name for people.
    pub(super) name: &'static str,
    /// Its file.
    pub(super) file: &'static str,
    /// Its first line.
    pub(super) head: &'static str,
    /// What a spec has for it.
    pub(super) rows: fn(&Api) -> Vec<String>,
}

impl Kind {
    /// Whether the third column is a type.
    pub(super) fn has_types(&self) -> bool {
        [PARAMETERS, RESPONSES, STRUCTURES].contains(&self.head)
    }
}

const fn kind(
    name: &'static str,
    file: &'static str,
    head: &'static str,
    rows: fn(&Api) -> Vec<String>,
) -> Kind {
    Kind {
        name,
        file,
        head,
        rows,
    }
}

pub(crate) const PARAMETERS: &str = "action,name,type,required";
pub(crate) const RESPONSES: &str = "action,name,type,nullable";
pub(crate) const STRUCTURES: &str = "structure,field,type,required,nullable";

pub(super) static KINDS: [Kind; 9] = [
    kind("parameters", "parameters.csv", PARAMETERS, parameters),
    kind("response fields", "responses.csv", RESPONSES, responses),
    kind(
        "fields of structures",
        "structures.csv",
        STRUCTURES,
        structures,
    ),
    kind("codes of actions", "codes.csv", "action,code", codes),
    kind("retry classes", "retry.csv", "code,class", retry),
    kind("sites", "sites.csv", "action,site,status", sites),
    kind(
        "limits",
        "limits.csv",
        "action,parameter,limit,number",
        numbers::limits,
    ),
    kind(
        "defaults",
        "defaults.csv",
        "action,parameter,default",
        numbers::defaults,
    ),
    kind(
        "values",
        "values.csv",
        "holder,name,values",
        numbers::values,
    ),
];

fn parameters(api: &Api) -> Vec<String> {
    let row = |action: &str, field: &Field| {
        format!(
            "{action},{},{},{}",
            field.wire,
            vendor_type::name(api, &field.ty),
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
            vendor_type::name(api, &field.ty),
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
            "{structure},{},{},{},{}",
            field.wire,
            vendor_type::name(api, &field.ty),
            yes(field.required),
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
    let codes = api.codes.iter();
    codes
        .map(|code| format!("{},{}", code.row.code, code.row.retry.word()))
        .collect()
}

fn sites(api: &Api) -> Vec<String> {
    let rows = api.actions.iter().map(|action| {
        let status = if action.deprecated.is_some() {
            "deprecated"
        } else {
            "online"
        };
        let site = action.site.map_or("", Site::word);
        format!("{},{site},{status}", action.name)
    });
    rows.collect()
}

fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}
