//! Reads values with serde. One visitor serves all types, so that this is compiled once for each format.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Number;
use super::node::{Broken, Context, Members, Node, ReadItems, ReadMembers, Source, Target};
use super::unfit::Kind;

/// Reads a value.
pub(crate) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
    target: Target<'_>,
    context: Context<'_>,
) -> Result<Kind, D::Error> {
    Wanted { target, context }.deserialize(deserializer)
}

/// Reads a JSON text, which is an object or is skipped.
pub(crate) fn read_json(
    text: &str,
    reader: &mut dyn ReadMembers,
    context: Context<'_>,
) -> Result<Kind, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let kind = read(&mut json, Target::Object(reader), context)?;
    json.end()?;
    Ok(kind)
}

struct Wanted<'t, 'c> {
    target: Target<'t>,
    context: Context<'c>,
}

impl<'de> DeserializeSeed<'de> for Wanted<'_, '_> {
    type Value = Kind;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Kind, D::Error> {
        match self.target {
            Target::Skip => IgnoredAny::deserialize(deserializer).map(|_| Kind::Null),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Wanted<'_, '_> {
    type Value = Kind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Kind, E> {
        if let Target::Flag(place) = self.target {
            *place = Some(flag);
        }
        Ok(Kind::Boolean)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Kind, E> {
        self.number(Number::Integer(number));
        Ok(if number < 0 {
            Kind::Negative
        } else {
            Kind::Integer
        })
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Kind, E> {
        self.number(Number::Unsigned(number));
        Ok(Kind::Integer)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Kind, E> {
        self.number(Number::Float(number));
        Ok(Kind::Fraction)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Kind, E> {
        if let Target::Text(place) = self.target {
            *place = Some(text.to_owned());
        }
        Ok(Kind::Text)
    }

    fn visit_none<E: Error>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }

    fn visit_unit<E: Error>(self) -> Result<Kind, E> {
        Ok(Kind::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Kind, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Kind, A::Error> {
        let context = self.context;
        match self.target {
            Target::List(reader) => {
                while let Some(()) = items.next_element_seed(Item { reader, context })? {}
            }
            _ => while let Some(IgnoredAny) = items.next_element()? {},
        }
        Ok(Kind::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Kind, A::Error> {
        match self.target {
            Target::Object(reader) => {
                let mut members = MapMembers::new(map);
                reader.read(&mut members, self.context);
                members.finish()?;
            }
            _ => while let Some((IgnoredAny, IgnoredAny)) = map.next_entry()? {},
        }
        Ok(Kind::Object)
    }
}

impl Wanted<'_, '_> {
    fn number(self, number: Number) {
        if let Target::Number(place) = self.target {
            *place = Some(number);
        }
    }
}

/// An item of a list.
struct Item<'t, 'c> {
    reader: &'t mut dyn ReadItems,
    context: Context<'c>,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let mut item = Once::Unread(deserializer);
        self.reader.item(Node::new(&mut item, self.context));
        match item {
            Once::Unread(deserializer) => IgnoredAny::deserialize(deserializer).map(|_| ()),
            Once::Read => Ok(()),
            Once::Broken(error) => Err(error),
        }
    }
}

/// A value that can be read once.
enum Once<D, E> {
    Unread(D),
    Read,
    Broken(E),
}

impl<'de, D: Deserializer<'de>> Source for Once<D, D::Error> {
    fn read(&mut self, target: Target<'_>, context: Context<'_>) -> Result<Kind, Broken> {
        let Self::Unread(deserializer) = std::mem::replace(self, Self::Read) else {
            return Ok(Kind::Null);
        };
        read(deserializer, target, context).map_err(|error| {
            *self = Self::Broken(error);
            Broken
        })
    }
}

/// The members of an object of serde.
struct MapMembers<'de, A: MapAccess<'de>> {
    map: A,
    key: Cow<'de, str>,
    /// Whether the value of the current member is still to be read.
    is_unread: bool,
    error: Option<A::Error>,
}

impl<'de, A: MapAccess<'de>> MapMembers<'de, A> {
    fn new(map: A) -> Self {
        Self {
            map,
            key: Cow::Borrowed(""),
            is_unread: false,
            error: None,
        }
    }

    /// The object is read to its end.
    fn finish(mut self) -> Result<(), A::Error> {
        while self.error.is_none() && self.advance().is_ok_and(|name| name.is_some()) {}
        self.error.map_or(Ok(()), Err)
    }

    fn broken(&mut self, error: A::Error) -> Broken {
        self.error = Some(error);
        Broken
    }
}

impl<'de, A: MapAccess<'de>> Source for MapMembers<'de, A> {
    fn read(&mut self, target: Target<'_>, context: Context<'_>) -> Result<Kind, Broken> {
        if !std::mem::take(&mut self.is_unread) {
            return Ok(Kind::Null);
        }
        let value = self.map.next_value_seed(Wanted { target, context });
        value.map_err(|error| self.broken(error))
    }
}

impl<'de, A: MapAccess<'de>> Members for MapMembers<'de, A> {
    fn advance(&mut self) -> Result<Option<usize>, Broken> {
        if std::mem::take(&mut self.is_unread) {
            let skipped = self.map.next_value::<IgnoredAny>();
            skipped.map_err(|error| self.broken(error))?;
        }
        let key = self.map.next_key_seed(Key);
        let Some(key) = key.map_err(|error| self.broken(error))? else {
            return Ok(None);
        };
        let length = key.len();
        self.key = key;
        self.is_unread = true;
        Ok(Some(length))
    }

    fn key(&self) -> &str {
        &self.key
    }
}

/// The name of a member, which is borrowed if it stands in the text as it is.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }
}
