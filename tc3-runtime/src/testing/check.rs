//! Whether what a test says of the service is something that the service can say.

use serde_json::{Map, Value};

use crate::action::{Action, ActionOutput};
use crate::service::ServiceInfo;
use crate::wire::{self, Context, FieldError, Strictness, StructureReader, Target, nearest};

/// Fields of a response, or why there are none.
pub(super) type Fields = Result<Map<String, Value>, String>;

/// How much of a response that was written as JSON is compared with its type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// The types of the fields that there are.
    Types,
    /// Also that there are no others, and that they make a documented outcome.
    Whole,
}

/// The fields of a response that was written as JSON, with or without the envelope around them.
pub(super) fn fields_of_json<A: Action>(text: &str, depth: Depth) -> Fields {
    let mut fields: Map<String, Value> = serde_json::from_str(text)
        .map_err(|error| format!("the response is no JSON object: {error}"))?;
    match fields.get_mut("Response") {
        None => {}
        Some(Value::Object(inner)) => fields = std::mem::take(inner),
        Some(_) => return Err("its Response is no JSON object".to_owned()),
    }
    let Some(error) = fields.get("Error").filter(|error| !error.is_null()) else {
        // The vendor's examples may write an error that there is not.
        fields.remove("Error");
        fits::<A::Output>(&fields, depth)?;
        return Ok(fields);
    };
    match error.get("Code").and_then(Value::as_str) {
        None | Some("") => return Err("the response has an Error without a Code".to_owned()),
        Some(code) if depth == Depth::Whole => {
            listed(A::SERVICE, code, "responds_json_lenient")?;
        }
        Some(_) => {}
    }
    Ok(fields)
}

fn fits<R: ActionOutput>(fields: &Map<String, Value>, depth: Depth) -> Result<(), String> {
    let (response, bare) = read::<R>(fields, Strictness::Lenient)
        .map_err(|error| format!("the response does not fit its type: {error}"))?;
    if depth == Depth::Types {
        return Ok(());
    }
    let problem = if let Err(error) = read::<R>(fields, Strictness::Example) {
        format!("the response does not fit its type: {error}")
    } else if bare {
        "the response has no field that tells anything".to_owned()
    } else if let Err(error) = response.confirm() {
        format!("the response makes no documented outcome: {error}")
    } else {
        return Ok(());
    };
    Err(format!(
        "{problem} (responds_json_lenient takes it all the same)"
    ))
}

/// The response, and whether it has none of the fields that it may have.
fn read<R: ActionOutput>(
    fields: &Map<String, Value>,
    strictness: Strictness,
) -> Result<(R, bool), FieldError> {
    let mut fields = fields.clone();
    // The mock fills it in.
    let id = fields.entry("RequestId").or_insert(Value::Null);
    if id.is_null() {
        *id = "".into();
    }
    let mut response = R::default();
    let mut reader = StructureReader::new(&mut response);
    let target = Target::Object(&mut reader);
    // A tree is never broken.
    let _ = wire::read(&Value::Object(fields), target, Context::new(strictness));
    let bare = reader.is_bare;
    match reader.finish() {
        Ok(()) => Ok((response, bare)),
        Err(error) => Err(*error),
    }
}

/// A misspelt code would be an error that no program waits for.
pub(super) fn listed(service: &ServiceInfo, code: &str, otherwise: &str) -> Result<(), String> {
    if service.codes.find(code).is_some() {
        return Ok(());
    }
    let codes = service.codes.rows().iter().map(|row| row.code);
    let hint = match nearest(code, codes) {
        Some(near) => format!("did you mean {near}? "),
        None => String::new(),
    };
    Err(format!(
        "the spec of {} lists no error code {code}; {hint}({otherwise} takes it all the same)",
        service.name
    ))
}
