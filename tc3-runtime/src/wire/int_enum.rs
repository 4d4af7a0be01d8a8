//! Integers of which some have a name, such as `Gender`. Integers without a name are kept, since the service may add
//! some.

use std::fmt::Debug;

use super::{Number, WireValue};

/// A generated enumeration over an integer.
pub trait IntEnum: Copy + Debug {
    /// The integer that is sent: `i64` or `u64`.
    type Base: Copy + Into<Number> + std::fmt::Display + 'static;

    /// All values that have a name.
    const KNOWN: &'static [Self::Base];

    /// The service's error code for a number that has no name.
    const CODE: &'static str = "InvalidParameterValue";

    /// The integer.
    fn value(self) -> Self::Base;

    /// Whether the integer has a name.
    fn is_known(self) -> bool;
}

/// A value that the spec does not name.
///
/// It can only be made by converting an integer, which gives the named value where there is one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UnknownValue<T>(T);

impl<T: Copy> UnknownValue<T> {
    #[doc(hidden)]
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The integer as it came.
    #[must_use]
    pub const fn get(self) -> T {
        self.0
    }
}

/// The value of a generated enumeration, as readers see it.
#[doc(hidden)]
pub fn int_enum_value<T: IntEnum>(choice: &T) -> WireValue<'_> {
    WireValue::IntEnum {
        number: choice.value().into(),
        label: choice,
    }
}
