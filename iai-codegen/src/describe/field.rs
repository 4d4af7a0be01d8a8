//! Parameters and fields.

use super::constraint;
use super::value::{Table, Value};
use crate::model::{Field, Site, TimeForm, Type};

pub(super) fn describe(field: &Field) -> Table {
    let (name, kind) = of_type(field.ty.item());
    let one_site = Some(field.site).filter(|site| *site != Site::Both);
    Table::new("Field")
        .with("name", &field.wire)
        .with("rust", &field.rust)
        .with("type", name)
        .with("kind", Value::Word("Kind", kind))
        .with("list", matches!(field.ty, Type::List(_)))
        .with("doc", &field.doc)
        .with("required", field.required)
        .with("default", field.default.as_ref())
        .with("sensitive", field.sensitive)
        .with("site", one_site.map(site))
        .with("nullable", field.nullable)
        .with("empty_is_none", field.empty_is_none)
        .with("always", field.always)
        .with("error", field.malformed.as_ref())
        .with("constraints", constraint::describe(&field.rules))
}

pub(super) fn site(site: Site) -> Value {
    Value::Word("Site", site.word())
}

/// The name of a type, and what its values are.
fn of_type(ty: &Type) -> (&str, &'static str) {
    match ty {
        Type::String => ("String", "string"),
        Type::Integer => ("Integer", "integer"),
        Type::Unsigned => ("Unsigned", "unsigned"),
        Type::Float => ("Float", "float"),
        Type::Boolean => ("Boolean", "boolean"),
        Type::Refined(name) => (name, "string"),
        Type::IntEnum(name) => (name, "enum"),
        Type::Switch(name) => (name, "switch"),
        Type::Image(name) => (name, "image"),
        Type::Time(form) => (form.name(), time(*form)),
        Type::Structure(name) => (name, "structure"),
        Type::List(item) => of_type(item),
        // The spec has a problem, and a document of it is never shown.
        Type::Unresolved => ("", "string"),
    }
}

fn time(form: TimeForm) -> &'static str {
    match form {
        TimeForm::Date => "date",
        TimeForm::DateTime => "date_time",
        TimeForm::DateTimeIso => "date_time_iso",
    }
}
