//! What the service writes as 0 or 1, and is `bool` here.

use super::members::{Number, OptionalValue, WireValue};
use super::node::Node;
use super::unfit::{Decoded, Strictness, Unfit};

/// A switch that may be unset, as readers of the structure see it.
struct Switch(Option<bool>);

/// The value of a switch for `FieldWriter`: sent as 0 or 1, and shown by `Debug` as a boolean.
#[must_use]
pub fn switch(value: Option<bool>) -> &'static dyn OptionalValue {
    match value {
        Some(true) => &Switch(Some(true)),
        Some(false) => &Switch(Some(false)),
        None => &Switch(None),
    }
}

impl OptionalValue for Switch {
    fn seen(&self) -> Option<WireValue<'_>> {
        self.0.as_ref().map(|on| WireValue::IntEnum {
            number: Number::Unsigned((*on).into()),
            label: on,
        })
    }
}

/// Reads 0 or 1. Another number is a mistake in a request; in a response it says nothing that is known.
pub(super) fn decode_switch(node: Node<'_>) -> Decoded<Option<bool>> {
    const EXPECTED: &str = "0 or 1";
    let strictness = node.context.strictness;
    let (number, kind) = node.number(EXPECTED)?;
    let number = number.as_f64();
    if number == 0.0 {
        Ok(Some(false))
    } else if number == 1.0 {
        Ok(Some(true))
    } else if strictness != Strictness::Strict {
        Ok(None)
    } else {
        Err(Unfit::found(kind, EXPECTED))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::wire::{FieldReader, FieldWriter, Structure, deserialize_structure};

    #[test]
    fn a_switch_is_sent_as_a_number_and_shown_as_a_boolean() {
        let table = [
            (Some(true), Some(("1".to_owned(), "true".to_owned()))),
            (Some(false), Some(("0".to_owned(), "false".to_owned()))),
            (None, None),
        ];
        for (value, expected) in table {
            let seen = switch(value).seen().map(|view| match view {
                WireValue::IntEnum { number, label } => (number.to_string(), format!("{label:?}")),
                _ => Default::default(),
            });
            assert_eq!(seen, expected);
        }
    }

    #[test]
    fn numbers_that_are_neither_are_refused_in_requests_alone() {
        let odd = |found: &str| Err(format!("On: expected 0 or 1, found {found}"));
        let table = [
            (json!(0), Ok(Some(false)), Ok(Some(false))),
            (json!(1), Ok(Some(true)), Ok(Some(true))),
            (json!(1.0), Ok(Some(true)), Ok(Some(true))),
            (json!(7), odd("an integer"), Ok(None)),
            (json!(-1), odd("a negative integer"), Ok(None)),
            (json!(true), odd("a boolean"), odd("a boolean")),
            (json!("1"), odd("a string"), odd("a string")),
        ];
        for (value, strict, lenient) in table {
            for (strictness, expected) in
                [(Strictness::Strict, strict), (Strictness::Lenient, lenient)]
            {
                let read = deserialize_structure(json!({"On": value}), strictness);
                let on = read.map(|Light { on }| on);
                let on = on.map_err(|error: serde_json::Error| error.to_string());
                assert_eq!(on, expected, "{value}");
            }
        }
    }

    #[derive(Debug, Default)]
    struct Light {
        on: Option<bool>,
    }

    impl Structure for Light {
        fn encode<'a>(&'a self, out: &mut FieldWriter<'_, 'a>) {
            out.put("On", switch(self.on));
        }

        fn decode(&mut self, fields: &mut FieldReader<'_>) {
            fields.take_switch("On", &mut self.on);
        }
    }
}
