//! Types in the words of the vendor's definitions.

use iai_codegen::Api;
use iai_codegen::model::{TimeForm, Type};

/// The vendor's name of a type. What a spec refines travels as what it refines.
pub(crate) fn name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::String | Type::Refined(_) | Type::Image(_) => "string".to_owned(),
        Type::Time(TimeForm::Date) => "date".to_owned(),
        Type::Time(TimeForm::DateTime) => "datetime".to_owned(),
        Type::Time(TimeForm::DateTimeIso) => "datetime_iso".to_owned(),
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
        Type::List(item) => format!("list<{}>", self::name(api, item)),
        Type::Unresolved => "unresolved".to_owned(),
    }
}

/// A type as JSON has it: dates and times are texts.
pub(crate) fn on_the_wire(name: &str) -> &str {
    match name {
        "date" | "datetime" | "datetime_iso" => "string",
        "list<date>" | "list<datetime>" | "list<datetime_iso>" => "list<string>",
        other => other,
    }
}
