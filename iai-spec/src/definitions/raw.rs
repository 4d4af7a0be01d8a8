//! The keys of `api.json`. Those that nobody needs are passed over.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Unexpected, Visitor};
use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct File {
    pub(super) metadata: Metadata,
    pub(super) actions: Table<Action>,
    pub(super) objects: Table<Object>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object")]
pub(super) struct Metadata {
    pub(super) api_version: String,
    pub(super) service_short_name: String,
    #[serde(rename = "serviceNameCN")]
    pub(super) title: Option<String>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct Action {
    pub(super) input: String,
    pub(super) output: String,
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) document: Option<String>,
    #[serde(default)]
    pub(super) status: Option<Status>,
    #[serde(default)]
    pub(super) skip_sign: Flag,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    Online,
    Deprecated,
    Offline,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct Object {
    #[serde(default)]
    pub(super) document: Option<String>,
    pub(super) members: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
pub(super) struct Member {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) member: String,
    #[serde(default)]
    pub(super) document: Option<String>,
    #[serde(default)]
    pub(super) example: Option<String>,
    #[serde(default)]
    pub(super) required: Flag,
    #[serde(default)]
    pub(super) output_required: Option<Flag>,
    #[serde(default)]
    pub(super) value_allowed_null: Flag,
    #[serde(default)]
    pub(super) disabled: Flag,
}

/// A boolean; a few files have 0 and 1 in its place.
#[derive(Clone, Copy, Default)]
pub(super) struct Flag(pub(super) bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FlagVisitor)
    }
}

struct FlagVisitor;

impl Visitor<'_> for FlagVisitor {
    type Value = Flag;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true or false")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Flag, E> {
        Ok(Flag(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Flag, E> {
        match value {
            0 => Ok(Flag(false)),
            1 => Ok(Flag(true)),
            _ => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }
}

/// A mapping that keeps its order and refuses a key that stands twice.
pub(super) struct Table<T>(pub(super) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Rows(PhantomData))
    }
}

struct Rows<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Rows<T> {
    type Value = Table<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("`{key}` stands twice")));
            }
            rows.push((key, map.next_value()?));
        }
        Ok(Table(rows))
    }
}
