//! `--skeleton`: a request to fill in.

use iai_client::description::{Action, Field, Kind};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::facts;
use crate::failure::Failure;
use crate::output::Output;

/// Objects within objects beyond this are left empty: a type may hold itself.
const DEEPEST: usize = 8;

/// Fields with a value each that has the right type and no meaning, in the order of their rows.
struct Skeleton(&'static [Field], usize);

/// Writes it, in the order of the rows, whatever the format.
pub(super) fn write(action: &'static Action, output: &Output) -> Result<(), Failure> {
    output.document(&Skeleton(action.parameters, 0))
}

impl Serialize for Skeleton {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.0 {
            map.serialize_entry(field.name, &Placeholder(field, self.1))?;
        }
        map.end()
    }
}

/// A value of a field.
struct Placeholder(&'static Field, usize);

impl Serialize for Placeholder {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(field, depth) = *self;
        if let Some(default) = field.default {
            return default.serialize(serializer);
        }
        if let Some(structure) = facts::structure(field).filter(|_| depth < DEEPEST) {
            let one = Skeleton(structure.fields, depth + 1);
            return if field.list {
                [one].serialize(serializer)
            } else {
                one.serialize(serializer)
            };
        }
        let one = simple(field);
        if field.list {
            [one].serialize(serializer)
        } else {
            one.serialize(serializer)
        }
    }
}

/// Where only some texts are allowed, the last one: versions stand in their order.
fn simple(field: &Field) -> Value {
    let allowed = facts::constraints(field).find_map(|one| one.one_of?.values.last().copied());
    match field.kind {
        Kind::String => allowed.unwrap_or_default().into(),
        Kind::Integer | Kind::Unsigned | Kind::Enum | Kind::Switch => 0.into(),
        Kind::Float => 0.0.into(),
        Kind::Boolean => false.into(),
        Kind::Structure => Value::Object(serde_json::Map::new()),
        _ => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_every_parameter_in_the_order_of_the_page() {
        let action = facts::action_of("modify-person-group-info").unwrap();
        let text = serde_json::to_string(&Skeleton(action.parameters, 0)).unwrap();
        assert_eq!(
            text,
            r#"{"GroupId":"","PersonId":"","PersonExDescriptionInfos":[{"PersonExDescriptionIndex":0,"PersonExDescription":""}]}"#
        );
    }
}
