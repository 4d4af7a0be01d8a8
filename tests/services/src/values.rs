//! Values of all rows of an action, as JSON: what a program could send, and what a server could answer.

use iai_codegen::Api;
use iai_codegen::model::{Field, TimeForm, Type};
use serde_json::{Map, Value, json};

/// How many structures stand inside of each other; deeper ones have what they must have alone.
const DEPTH: usize = 4;

/// An object with a value for each row.
pub(crate) fn object(api: &Api, fields: &[Field]) -> Value {
    fields_of(api, fields, DEPTH)
}

fn fields_of(api: &Api, fields: &[Field], depth: usize) -> Value {
    let mut object = Map::new();
    for field in fields {
        let holds_more = matches!(field.ty.item(), Type::Structure(_));
        if depth > 0 || !holds_more || field.required || field.always {
            object.insert(field.wire.clone(), value(api, &field.ty, depth));
        }
    }
    Value::Object(object)
}

fn value(api: &Api, ty: &Type, depth: usize) -> Value {
    match ty {
        Type::Integer | Type::Unsigned | Type::Switch(_) | Type::IntEnum(_) => json!(1),
        Type::Float => json!(0.5),
        Type::Boolean => json!(true),
        Type::Time(TimeForm::Date) => json!("2020-09-22"),
        Type::Time(TimeForm::DateTime) => json!("2020-09-22 08:30:00"),
        Type::Time(TimeForm::DateTimeIso) => json!("2020-09-22T08:30:00+08:00"),
        Type::List(item) => json!([value(api, item, depth)]),
        Type::Structure(name) => {
            let structure = api.structure(name);
            let fields = structure.map_or(&[][..], |structure| &structure.fields);
            fields_of(api, fields, depth.saturating_sub(1))
        }
        Type::String | Type::Refined(_) | Type::Image(_) | Type::Unresolved => json!("text"),
    }
}
