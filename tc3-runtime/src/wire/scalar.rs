//! Text, numbers and booleans.

use serde_json::Value;

use super::{FieldError, Member, Node, Number, WireValue};
use crate::date_time::{Date, DateTime, DateTimeIso};
use crate::image::Image;

/// Floats up to here hold every integer exactly (2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Member for String {
    fn view(&self) -> WireValue<'_> {
        WireValue::Text(self)
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        match node.value {
            Value::String(text) => Ok(text),
            _ => Err(node.expected("a string")),
        }
    }
}

/// A text of any form, since the service answers some: `0000-00-00 00:00:00` for "never".
macro_rules! time {
    ($($type:ident)+) => {$(
        impl Member for $type {
            fn view(&self) -> WireValue<'_> {
                WireValue::Text(self.as_str())
            }

            fn decode(node: Node) -> Result<Self, FieldError> {
                String::decode(node).map(Self::from)
            }
        }
    )+};
}

time!(Date DateTime DateTimeIso);

impl Member for bool {
    fn view(&self) -> WireValue<'_> {
        WireValue::Flag(*self)
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        node.value
            .as_bool()
            .ok_or_else(|| node.expected("a boolean"))
    }
}

impl Member for f64 {
    fn view(&self) -> WireValue<'_> {
        WireValue::Number(Number::Float(*self))
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        node.value.as_f64().ok_or_else(|| node.expected("a number"))
    }
}

impl Member for i64 {
    fn view(&self) -> WireValue<'_> {
        WireValue::Number(Number::Integer(*self))
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        if let Some(value) = node.value.as_i64() {
            return Ok(value);
        }
        if node.value.is_u64() {
            return Err(node.expected("a 64-bit signed integer"));
        }
        integral(&node.value).ok_or_else(|| node.expected("an integer"))
    }
}

impl Member for u64 {
    fn view(&self) -> WireValue<'_> {
        WireValue::Number(Number::Unsigned(*self))
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        node.value
            .as_u64()
            .or_else(|| integral(&node.value).and_then(|value| value.try_into().ok()))
            .ok_or_else(|| node.expected("an integer from 0 up"))
    }
}

/// An integer that was written with a fraction of zero, such as `3.0`.
fn integral(value: &Value) -> Option<i64> {
    let float = value.as_f64().filter(|_| value.is_f64())?;
    let exact = float.fract() == 0.0 && float.abs() <= EXACT;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "checked just above to be exact"
    )]
    exact.then_some(float as i64)
}

impl Member for Image {
    fn view(&self) -> WireValue<'_> {
        WireValue::Image(self)
    }

    fn decode(node: Node) -> Result<Self, FieldError> {
        match node.value {
            Value::String(text) => Ok(Image::from_base64(text)),
            _ => Err(node.expected("Base64 text")),
        }
    }
}
