//! What the generator makes of rows: types, what a builder needs, what an outcome shows.

use iai_codegen::Api;
use iai_codegen::model::{
    Action, AnyOf, Field, Outcome, Owner, Type, rust_module, rust_name, rust_type,
};

use super::facts::{Facts, Row, RustRow};

/// The name that a structure has in the spec; several fillings of a template share one.
pub(super) fn name_in_spec<'a>(api: &'a Api, name: &'a str) -> &'a str {
    api.structure(name).map_or(name, |one| &*one.spec_name)
}

/// The Rust type of values. A structure with another name in Rust is the same one, as long as the name is one.
pub(super) fn type_in_spec(api: &Api, ty: &Type) -> String {
    let named = |name: &str| {
        let spec_name = name_in_spec(api, name);
        let fillings = api
            .structures
            .iter()
            .filter(|one| one.spec_name == spec_name);
        if fillings.count() == 1 {
            spec_name
        } else {
            name
        }
        .to_owned()
    };
    written(ty, &named)
}

/// The same, as a program writes it that has the client at `api`.
pub(super) fn type_path(ty: &Type) -> String {
    written(ty, &|name| format!("api::types::{}", raw(name)))
}

fn written(ty: &Type, named: &dyn Fn(&str) -> String) -> String {
    match ty {
        Type::String | Type::Refined(_) => "String".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Unsigned => "u64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::Boolean | Type::Switch(_) => "bool".to_owned(),
        Type::Image(_) => "tc3_runtime::Image".to_owned(),
        Type::Time(form) => format!("tc3_runtime::date_time::{}", form.name()),
        Type::IntEnum(name) | Type::Structure(name) => named(name),
        Type::List(item) => format!("Vec<{}>", written(item, named)),
        Type::Unresolved => "()".to_owned(),
    }
}

/// An identifier as a program writes it.
pub(super) fn raw(name: &str) -> String {
    // `gen` is a keyword since the edition of 2024, and syn takes it for a plain word.
    if name == "gen" || syn::parse_str::<syn::Ident>(name).is_err() {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// What becomes of the rows of official definitions, by the rules of the generator.
pub(super) fn fill(facts: &mut Facts) {
    for action in &mut facts.actions {
        action.rust = rust_type(&action.name);
        action.method = rust_module(&action.rust);
        fill_rows(Owner::Builder, &mut action.parameters);
        fill_rows(Owner::Response, &mut action.response);
    }
    for one in &mut facts.structures {
        one.rust = rust_type(&one.name);
        fill_rows(Owner::Structure, &mut one.fields);
    }
}

fn fill_rows(owner: Owner, rows: &mut [Row]) {
    for row in rows {
        row.rust = RustRow {
            name: rust_name(owner, &row.name),
            ty: of_the_wire(&row.ty, ""),
            path: of_the_wire(&row.ty, "api::types::"),
            bare: false,
            boxed: false,
        };
    }
}

fn of_the_wire(ty: &str, types: &str) -> String {
    let item = ty
        .strip_prefix("list<")
        .and_then(|rest| rest.strip_suffix('>'));
    match (item, ty) {
        (Some(item), _) => format!("Vec<{}>", of_the_wire(item, types)),
        (None, "string") => "String".to_owned(),
        (None, "date") => "tc3_runtime::date_time::Date".to_owned(),
        (None, "datetime") => "tc3_runtime::date_time::DateTime".to_owned(),
        (None, "datetime_iso") => "tc3_runtime::date_time::DateTimeIso".to_owned(),
        (None, "int64") => "i64".to_owned(),
        (None, "uint64") => "u64".to_owned(),
        (None, "float") => "f64".to_owned(),
        (None, "bool") => "bool".to_owned(),
        (None, name) => format!("{types}{}", raw(&rust_type(name))),
    }
}

/// What a builder needs before it can be sent: one of these parameters.
pub(super) type Need<'a> = Vec<&'a Row>;

/// The needs of a builder, each a parameter of its type: required parameters, then rules that none of them fulfils.
pub(super) fn needs<'a>(rows: &'a [Row], rules: &[AnyOf]) -> Vec<Need<'a>> {
    let required = rows.iter().filter(|row| row.required).map(|row| vec![row]);
    let rules = rules.iter().map(|rule| {
        let members = rule.members.iter();
        members
            .filter_map(|name| rows.iter().find(|row| row.name == *name))
            .collect()
    });
    let open = rules.filter(|members: &Need<'_>| members.iter().all(|row| !row.required));
    required.chain(open).collect()
}

/// The type by which an outcome shows a field, whose own type is `ty`.
pub(super) fn view(outcome: &Outcome, field: &Field, ty: &str) -> String {
    let certain =
        field.always || !field.nullable || outcome.when.as_deref() == Some(field.wire.as_str());
    match (&field.ty, certain) {
        (ty, true) if ty.is_text() => "&str".to_owned(),
        (ty, false) if ty.is_text() => "Option<&String>".to_owned(),
        (plain, true) if is_plain(plain) => ty.to_owned(),
        (plain, false) if is_plain(plain) => format!("Option<{ty}>"),
        _ => format!("Option<&{ty}>"),
    }
}

/// Whether some outcome of the action borrows from the response, so that the enumeration has a lifetime.
pub(super) fn borrows(action: &Action) -> bool {
    let carried = action.outcomes.iter().flat_map(|outcome| &outcome.carries);
    let mut fields = carried.filter_map(|name| action.response_field(name));
    fields.any(|field| !is_plain(&field.ty))
}

fn is_plain(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer | Type::Unsigned | Type::Float | Type::Boolean
    )
}
