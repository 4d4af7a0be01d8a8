//! Values of the document, and how they become JSON.

use crate::model::Node;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A value of the document. It knows its type in Rust, so that a static table can be written of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Text.
    Text(String),
    /// `true` or `false`.
    Flag(bool),
    /// A number that is never negative.
    Unsigned(u64),
    /// A whole number.
    Integer(i64),
    /// Any number: `f64` in Rust, in JSON without a fraction where it has none.
    Number(f64),
    /// A word of a fixed list: the name of its enumeration in Rust, and the word.
    Word(&'static str, &'static str),
    /// What may be absent.
    Option(Option<Box<Value>>),
    /// A list.
    List(Vec<Value>),
    /// Names with what belongs to each, an object in JSON.
    Pairs(Vec<(String, String)>),
    /// A value of the service, as it is.
    Data(Node),
    /// A structure.
    Table(Table),
}

/// A structure: its name in Rust, and its members in order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) members: Vec<(&'static str, Value)>,
}

impl Table {
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            members: Vec::new(),
        }
    }

    /// Adds a member.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.members.push((key, value.into()));
        self
    }

    /// Adds a list.
    pub(super) fn list<T: Into<Value>>(
        self,
        key: &'static str,
        items: impl IntoIterator<Item = T>,
    ) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        self.with(key, Value::List(items))
    }
}

impl Value {
    /// Whether JSON leaves the key out. Values of the service are never left out.
    fn is_left_out(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Flag(flag) => !flag,
            Self::Option(value) => value.is_none(),
            Self::List(items) => items.is_empty(),
            Self::Pairs(pairs) => pairs.is_empty(),
            Self::Unsigned(_)
            | Self::Integer(_)
            | Self::Number(_)
            | Self::Word(..)
            | Self::Data(_)
            | Self::Table(_) => false,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Unsigned(number)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<&Node> for Value {
    fn from(node: &Node) -> Self {
        Self::Data(node.clone())
    }
}

impl From<&[(String, String)]> for Value {
    fn from(pairs: &[(String, String)]) -> Self {
        Self::Pairs(pairs.to_vec())
    }
}

impl From<Table> for Value {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        Self::Option(value.map(|value| Box::new(value.into())))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => number_into(*number, serializer),
            Self::Word(_, word) => serializer.serialize_str(word),
            Self::Option(None) => serializer.serialize_none(),
            Self::Option(Some(value)) => value.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            Self::Pairs(pairs) => {
                serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
            }
            Self::Data(node) => Data(node).serialize(serializer),
            Self::Table(table) => table.serialize(serializer),
        }
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = self
            .members
            .iter()
            .filter(|(_, value)| !value.is_left_out());
        serializer.collect_map(told.map(|(key, value)| (key, value)))
    }
}

/// Bounds of whole numbers are numbers with a fraction in Rust; in JSON nobody expects one.
fn number_into<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    let whole = number as i64;
    if whole as f64 == number && whole.unsigned_abs() < 1 << 53 {
        serializer.serialize_i64(whole)
    } else {
        serializer.serialize_f64(number)
    }
}

/// A value of the service as JSON.
struct Data<'a>(&'a Node);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Node::Null => serializer.serialize_none(),
            Node::Bool(flag) => serializer.serialize_bool(*flag),
            Node::Int(number) => serializer.serialize_i64(*number),
            Node::Float(number) => serializer.serialize_f64(*number),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Data(item))?;
                }
                list.end()
            }
            Node::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(&key_of(key), &Data(value))?;
                }
                map.end()
            }
        }
    }
}

/// The key of a mapping in a value of the service. Whatever YAML takes it for, in JSON it is text.
pub(crate) fn key_of(key: &Node) -> String {
    match key {
        Node::Text(text) => text.clone(),
        Node::Bool(flag) => flag.to_string(),
        Node::Int(number) => number.to_string(),
        Node::Float(number) => number.to_string(),
        Node::Null | Node::List(_) | Node::Map(_) => key.kind().to_owned(),
    }
}
