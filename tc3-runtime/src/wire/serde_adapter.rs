//! `Serialize` and `Deserialize` of every structure.

use serde::de::Error as _;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserializer, Serialize, Serializer};

use super::fields::{DecodeDyn, StructureReader};
use super::from_serde::read;
use super::members::{EncodeDyn, ListValue, Number, WireValue, entries};
use super::node::{Context, Target};
use super::unfit::{FieldError, Kind};
use super::{Strictness, Structure};

/// The result of serialising.
pub type Serialized<S> = Result<<S as Serializer>::Ok, <S as Serializer>::Error>;

/// The result of deserialising.
pub type Made<'de, T, D> = Result<T, <D as Deserializer<'de>>::Error>;

/// Serialises a structure as a map of its wire names.
///
/// # Errors
///
/// Those of the serialiser.
pub fn serialize_structure<S: Serializer>(
    value: &dyn EncodeDyn,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let entries = entries(value);
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for entry in &entries {
        map.serialize_entry(entry.name, &entry.view)?;
    }
    map.end()
}

/// Deserialises a structure. Any member may be missing; validation reports that later. In a request an unknown key is
/// an error at once, since it would be lost otherwise.
///
/// # Errors
///
/// Unknown keys and values of the wrong type, with their place.
pub fn deserialize_structure<'de, T, D>(
    deserializer: D,
    strictness: Strictness,
) -> Result<T, D::Error>
where
    T: Structure,
    D: Deserializer<'de>,
{
    let mut value = T::default();
    read_structure(deserializer, &mut value, strictness)?;
    Ok(value)
}

/// Compiled once for each format.
fn read_structure<'de, D: Deserializer<'de>>(
    deserializer: D,
    target: &mut dyn DecodeDyn,
    strictness: Strictness,
) -> Result<(), D::Error> {
    let mut reader = StructureReader::new(target);
    let object = Target::Object(&mut reader);
    let read = match read(deserializer, object, Context::new(strictness))? {
        Kind::Object => reader.finish(),
        other => Err(FieldError::found(other, "an object").into()),
    };
    read.map_err(D::Error::custom)
}

impl Serialize for WireValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) | Self::IntEnum { number, .. } => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Image(image) => image.serialize(serializer),
            Self::List(items) => serialize_list(*items, serializer),
            Self::Structure(structure) => serialize_structure(*structure, serializer),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Integer(value) => serializer.serialize_i64(value),
            Self::Unsigned(value) => serializer.serialize_u64(value),
            Self::Float(value) => serializer.serialize_f64(value),
        }
    }
}

fn serialize_list<S: Serializer>(items: &dyn ListValue, serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(items.count()))?;
    for view in items.views() {
        list.serialize_element(&view)?;
    }
    list.end()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::image::Image;
    use crate::wire::test_types::{Info, Mood, Request};

    fn full() -> Request {
        Request {
            name: Some("Cloud & Smart".into()),
            mood: Some(Mood::from(7)),
            infos: Some(vec![Info {
                index: Some(0),
                text: Some("\"".into()),
            }]),
            ratio: Some(0.5),
            quick: Some(false),
            count: Some(u64::MAX),
            image: Some(Image::from_bytes(vec![0, 1, 2])),
            url: Some("http://x".into()),
        }
    }

    #[test]
    fn a_request_survives_the_way_through_json() {
        let value = serde_json::to_value(full()).unwrap();
        let expected = json!({
            "Name": "Cloud & Smart", "Mood": 7, "Infos": [{"Index": 0, "Text": "\""}],
            "Ratio": 0.5, "Quick": false, "Count": u64::MAX, "Image": "AAEC", "Url": "http://x",
        });
        assert_eq!(value, expected);
        let back: Request = serde_json::from_value(value).unwrap();
        assert_eq!(serde_json::to_value(back).unwrap(), expected);
    }

    #[test]
    fn unknown_keys_and_wrong_types_name_their_place() {
        let table = [
            (
                json!({"Infos": [{"Index": "0"}]}),
                "Infos.0.Index: expected an integer from 0 up, found a string",
            ),
            (
                json!({"Infos": [{}, null]}),
                "Infos.1: expected an object, found null",
            ),
            (
                json!({"Image": 1}),
                "Image: expected Base64 text, found an integer",
            ),
            (
                json!({"Mood": "Glad"}),
                "Mood: expected an integer, found a string",
            ),
            (
                json!({"Extra": 1}),
                "Extra: unknown parameter; known are Name, Mood, Infos, Ratio, Quick, Count, Image, Url",
            ),
        ];
        for (value, expected) in table {
            assert_eq!(
                serde_json::from_value::<Request>(value)
                    .unwrap_err()
                    .to_string(),
                expected
            );
        }
    }
}
