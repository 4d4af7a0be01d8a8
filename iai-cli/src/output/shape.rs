//! The order of the members of objects, and what is known of each: that of the description, never of the alphabet.

use iai_client::DESCRIPTION;
use iai_client::description::{Action, EnumType, Field, Kind};
use serde_json::{Map, Value};

/// Fields in the order of the description.
pub(super) type Fields = &'static [Field];

/// The field with the id of the call.
pub(super) const REQUEST_ID: &str = "RequestId";

/// What orders the objects of a result.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The fields of the result, where it is a response as it came.
    pub(super) root: Option<Fields>,
    /// The field with the items that such a response is about.
    pub(super) list: Option<&'static Field>,
    /// Where a query has changed the result: fields that an object may have.
    candidates: Vec<Fields>,
    /// Names in the order in which the query has them.
    written: Vec<Vec<String>>,
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'v> {
    pub(super) name: &'v str,
    pub(super) value: &'v Value,
    /// Its description, where it has one.
    pub(super) field: Option<&'static Field>,
}

impl Shape {
    /// That of a response, as it came or after a query with these names in it.
    pub(super) fn new(action: Option<&'static Action>, query: Option<Vec<Vec<String>>>) -> Self {
        let Some(action) = action else {
            return Self {
                written: query.unwrap_or_default(),
                ..Self::default()
            };
        };
        match query {
            None => Self {
                root: Some(action.response),
                list: list_of(action),
                ..Self::default()
            },
            Some(written) => Self {
                candidates: candidates(action),
                written,
                ..Self::default()
            },
        }
    }

    /// The members of an object in order. `fields` are its own, where its place is known.
    pub(super) fn members<'v>(
        &self,
        object: &'v Map<String, Value>,
        fields: Option<Fields>,
    ) -> Vec<Member<'v>> {
        let fields = fields.or_else(|| self.guess(object));
        let written = self.written(object).filter(|_| fields.is_none());
        let mut members: Vec<_> = object.iter().map(|pair| member(pair, fields)).collect();
        members.sort_by_key(|member| rank(member.name, fields, written));
        members
    }

    /// The smallest set of fields that has all members of the object.
    pub(super) fn guess(&self, object: &Map<String, Value>) -> Option<Fields> {
        if object.is_empty() || self.written(object).is_some() {
            return None;
        }
        let has_all = |fields: &&Fields| object.keys().all(|key| find(fields, key).is_some());
        let fitting = self.candidates.iter().filter(has_all);
        fitting.min_by_key(|fields| fields.len()).copied()
    }

    fn written(&self, object: &Map<String, Value>) -> Option<&Vec<String>> {
        let same = |names: &&Vec<String>| {
            names.len() == object.len() && names.iter().all(|name| object.contains_key(name))
        };
        self.written.iter().find(same)
    }
}

fn member<'v>((name, value): (&'v String, &'v Value), fields: Option<Fields>) -> Member<'v> {
    let field = fields.and_then(|fields| find(fields, name));
    Member { name, value, field }
}

/// What the description does not know comes behind what it knows, and the id of the call last of all.
fn rank(name: &str, fields: Option<Fields>, written: Option<&Vec<String>>) -> usize {
    if name == REQUEST_ID {
        return usize::MAX;
    }
    let described = fields.and_then(|fields| fields.iter().position(|field| field.name == name));
    let asked = || written.and_then(|names| names.iter().position(|known| known == name));
    described.or_else(asked).unwrap_or(usize::MAX - 1)
}

fn find(fields: Fields, name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}

/// The response's own fields, and those of all structures.
fn candidates(action: &'static Action) -> Vec<Fields> {
    let structures = DESCRIPTION.structures.iter();
    let structures = structures.map(|structure| structure.fields);
    std::iter::once(action.response).chain(structures).collect()
}

/// The fields of the objects that a field holds.
pub(super) fn inner(field: Option<&'static Field>) -> Option<Fields> {
    let field = field.filter(|field| field.kind == Kind::Structure)?;
    let mut structures = DESCRIPTION.structures.iter();
    let structure = structures.find(|structure| structure.name == field.r#type)?;
    Some(structure.fields)
}

/// The name of what a number of a field means, such as `Female`.
pub(super) fn meaning(field: Option<&'static Field>, number: &Value) -> Option<&'static str> {
    let field = field.filter(|field| matches!(field.kind, Kind::Enum | Kind::Switch))?;
    let number = number.as_i64()?;
    let mut types = DESCRIPTION.enums.iter();
    let of_field: &EnumType = types.find(|known| known.name == field.r#type)?;
    let mut values = of_field.values.iter();
    let known = values.find(|known| known.value == number)?;
    Some(known.name).filter(|name| !name.is_empty())
}

/// The field with the items that a response is about: that of the paging, else the only list of the response, if its items
/// are objects.
fn list_of(action: &'static Action) -> Option<&'static Field> {
    if let Some(paging) = action.paging {
        return find(action.response, paging.items);
    }
    let mut lists = action.response.iter().filter(|field| field.list);
    let only = lists.next().filter(|_| lists.next().is_none());
    only.filter(|field| field.kind == Kind::Structure)
}
