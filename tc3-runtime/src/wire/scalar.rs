//! Text, numbers and booleans.

use super::node::Node;
use super::unfit::{Decoded, Unfit};
use super::{Member, Number, WireValue};
use crate::date_time::{Date, DateTime, DateTimeIso};
use crate::image::Image;

/// Floats up to here hold every integer exactly (2^53).
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Member for String {
    fn view(&self) -> WireValue<'_> {
        WireValue::Text(self)
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        node.text("a string")
    }
}

/// A text of any form, since the service answers some: `0000-00-00 00:00:00` for "never".
macro_rules! time {
    ($($type:ident)+) => {$(
        impl Member for $type {
            fn view(&self) -> WireValue<'_> {
                WireValue::Text(self.as_str())
            }

            fn decode(node: Node<'_>) -> Decoded<Self> {
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

    fn decode(node: Node<'_>) -> Decoded<Self> {
        node.flag()
    }
}

impl Member for f64 {
    fn view(&self) -> WireValue<'_> {
        WireValue::Number(Number::Float(*self))
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        let (number, _) = node.number("a number")?;
        Ok(number.as_f64())
    }
}

impl Member for i64 {
    fn view(&self) -> WireValue<'_> {
        WireValue::Number(Number::Integer(*self))
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        let (number, kind) = node.number("an integer")?;
        let (value, expected) = match number {
            Number::Integer(value) => return Ok(value),
            Number::Unsigned(value) => (value.try_into().ok(), "a 64-bit signed integer"),
            Number::Float(value) => (integral(value), "an integer"),
        };
        value.ok_or_else(|| Unfit::found(kind, expected))
    }
}

impl Member for u64 {
    fn view(&self) -> WireValue<'_> {
        WireValue::Number(Number::Unsigned(*self))
    }

    fn decode(node: Node<'_>) -> Decoded<Self> {
        let expected = "an integer from 0 up";
        let (number, kind) = node.number(expected)?;
        let value = match number {
            Number::Unsigned(value) => return Ok(value),
            Number::Integer(value) => value.try_into().ok(),
            Number::Float(value) => integral(value).and_then(|value| value.try_into().ok()),
        };
        value.ok_or_else(|| Unfit::found(kind, expected))
    }
}

/// An integer that was written with a fraction of zero, such as `3.0`.
fn integral(float: f64) -> Option<i64> {
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

    fn decode(node: Node<'_>) -> Decoded<Self> {
        node.text("Base64 text").map(Image::from_base64)
    }
}
