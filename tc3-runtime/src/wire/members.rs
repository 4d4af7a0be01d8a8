//! The members of a structure as its readers see them: a list of names and values.

use std::fmt;

use crate::image::Image;

/// A number of any of the API's types.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A signed integer.
    Integer(i64),
    /// An integer from 0 up.
    Unsigned(u64),
    /// A number that may have a fraction.
    Float(f64),
}

/// The JSON text. A float that JSON cannot say (NaN, infinity) becomes `null`; validation reports it before.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Integer(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Float(value) => match serde_json::Number::from_f64(value) {
                Some(number) => number.fmt(f),
                None => f.write_str("null"),
            },
        }
    }
}

impl Number {
    /// As a float, which has 53 bits.
    pub(super) fn as_f64(self) -> f64 {
        match self {
            Self::Integer(value) => value as f64,
            Self::Unsigned(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self::Unsigned(value)
    }
}

/// One value, borrowed from its structure.
#[derive(Clone, Copy)]
pub enum WireValue<'a> {
    /// Text.
    Text(&'a str),
    /// A number.
    Number(Number),
    /// A boolean.
    Flag(bool),
    /// An integer that may have a name.
    IntEnum {
        /// What is sent.
        number: Number,
        /// What `Debug` shows.
        label: &'a dyn fmt::Debug,
    },
    /// A picture, which is sent as Base64 text.
    Image(&'a Image),
    /// A list.
    List(&'a dyn ListValue),
    /// A nested structure.
    Structure(&'a dyn EncodeDyn),
}

/// A list whose items can be read one by one, whatever their type.
pub trait ListValue {
    /// Number of items.
    fn count(&self) -> usize;

    /// The item at `index`, if there is one.
    fn item(&self, index: usize) -> Option<WireValue<'_>>;
}

impl dyn ListValue + '_ {
    /// All items in order.
    pub(crate) fn views(&self) -> impl Iterator<Item = WireValue<'_>> {
        (0..self.count()).filter_map(|index| self.item(index))
    }
}

/// A structure whose members can be listed, whatever its type: the part of [`Structure`](super::Structure) that works
/// with `dyn`.
pub trait EncodeDyn: fmt::Debug {
    /// Lists the members that are set.
    fn describe<'a>(&'a self, out: &mut FieldWriter<'_, 'a>);
}

/// One member that is set.
pub(crate) struct Entry<'a> {
    pub(crate) name: &'static str,
    pub(crate) view: WireValue<'a>,
    /// Whether `Debug` hides the value.
    pub(crate) sensitive: bool,
}

/// Lists everything that `value` has set.
pub(crate) fn entries<'a>(value: &'a dyn EncodeDyn) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    each_entry(value, &mut |entry| entries.push(entry));
    entries
}

/// Shows everything that `value` has set to `visit`, one after the other.
pub(crate) fn each_entry<'a>(value: &'a dyn EncodeDyn, visit: &mut dyn FnMut(Entry<'a>)) {
    let sent_only = false;
    value.describe(&mut FieldWriter { visit, sent_only });
}

/// The same for what `value` sends. Of two members of which the service takes one (such as `Url` and `Image`) only one
/// is sent.
pub(crate) fn each_sent<'a>(value: &'a dyn EncodeDyn, visit: &mut dyn FnMut(Entry<'a>)) {
    let sent_only = true;
    value.describe(&mut FieldWriter { visit, sent_only });
}

/// The value of a member: an `Option`, or a value that is always there.
pub trait OptionalValue {
    /// The value, if it is set.
    fn seen(&self) -> Option<WireValue<'_>>;
}

/// Takes the members of a structure.
pub struct FieldWriter<'w, 'a> {
    visit: &'w mut dyn FnMut(Entry<'a>),
    sent_only: bool,
}

impl fmt::Debug for FieldWriter<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FieldWriter")
    }
}

impl<'a> FieldWriter<'_, 'a> {
    /// Adds a member if it is set.
    pub fn put(&mut self, name: &'static str, value: &'a dyn OptionalValue) {
        self.push(name, value, false, true);
    }

    /// Adds a member whose content `Debug` must not show.
    pub fn put_sensitive(&mut self, name: &'static str, value: &'a dyn OptionalValue) {
        self.push(name, value, true, true);
    }

    /// Adds a member that is not sent when `loses`: the service takes another one in its place. `Serialize` and `Debug`
    /// still show it.
    pub fn put_unless(&mut self, name: &'static str, value: &'a dyn OptionalValue, loses: bool) {
        self.push(name, value, false, !loses);
    }

    /// [`put_sensitive`](Self::put_sensitive) and [`put_unless`](Self::put_unless) in one.
    pub fn put_sensitive_unless(
        &mut self,
        name: &'static str,
        value: &'a dyn OptionalValue,
        loses: bool,
    ) {
        self.push(name, value, true, !loses);
    }

    fn push(
        &mut self,
        name: &'static str,
        value: &'a dyn OptionalValue,
        sensitive: bool,
        sent: bool,
    ) {
        if self.sent_only && !sent {
            return;
        }
        if let Some(view) = value.seen() {
            (self.visit)(Entry {
                name,
                view,
                sensitive,
            });
        }
    }
}
