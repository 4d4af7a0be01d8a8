//! The description of a structure, which all of its readers use.

use std::fmt::Debug;

use super::fields::{DecodeDyn, FieldReader, StructureReader};
use super::members::{EncodeDyn, FieldWriter};
use super::node::Node;
use super::unfit::{Decoded, Unfit};

/// A structure of the API: a request, a response, or a part of one.
pub trait Structure: Default + Debug {
    /// Lists the members that are set, in the order of the vendor's page.
    fn encode<'a>(&'a self, out: &mut FieldWriter<'_, 'a>);

    /// Takes the members out of a JSON object, in one or more passes. `fields` keeps the first one that does not fit.
    fn decode(&mut self, fields: &mut FieldReader<'_>);
}

impl<T: Structure> EncodeDyn for T {
    fn describe<'a>(&'a self, out: &mut FieldWriter<'_, 'a>) {
        self.encode(out);
    }
}

impl<T: Structure> DecodeDyn for T {
    fn take_members(&mut self, fields: &mut FieldReader<'_>) {
        self.decode(fields);
    }
}

/// Decodes a structure from an object.
///
/// # Errors
///
/// No object, or a member that does not fit.
pub fn decode_structure<T: Structure>(node: Node<'_>) -> Decoded<T> {
    let mut value = T::default();
    read_structure(node, &mut value)?;
    Ok(value)
}

fn read_structure(node: Node<'_>, target: &mut dyn DecodeDyn) -> Decoded<()> {
    let mut reader = StructureReader::new(target);
    node.object(&mut reader)?;
    reader.finish().map_err(Unfit::Field)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::test_types::{Request, Response};
    use crate::wire::{Strictness, deserialize_structure};

    fn decode<T: Structure>(value: Value, strictness: Strictness) -> Result<T, String> {
        deserialize_structure(value, strictness).map_err(|error| error.to_string())
    }

    #[test]
    fn wrong_types_are_named_with_their_place() {
        let table = [
            (
                json!({"RequestId": "r", "FaceRect": {"X": "1"}}),
                "FaceRect.X: expected an integer, found a string",
            ),
            (
                json!({"RequestId": "r", "FaceRect": {"X": 1.5}}),
                "FaceRect.X: expected an integer, found a number with a fraction",
            ),
            (
                json!({"RequestId": "r", "FaceRect": {"Width": -1}}),
                "FaceRect.Width: expected an integer from 0 up, found a negative integer",
            ),
            (
                json!({"RequestId": "r", "FaceRect": []}),
                "FaceRect: expected an object, found a list",
            ),
            (
                json!({"RequestId": "r", "FaceId": 5}),
                "FaceId: expected a string, found an integer",
            ),
            (
                json!({"RequestId": "r", "Scores": [1, "x"]}),
                "Scores.1: expected a number, found a string",
            ),
            (
                json!({"RequestId": "r", "Scores": {}}),
                "Scores: expected a list, found an object",
            ),
            (json!({"RequestId": null}), "RequestId: is missing"),
            (json!("text"), "expected an object, found a string"),
        ];
        for (value, expected) in table {
            let found = decode::<Response>(value, Strictness::Lenient).unwrap_err();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn responses_are_read_leniently() {
        let value = json!({
            "FaceId": null, "Similar": "", "FaceRect": {"X": -3.0, "Y": 4, "Width": 5.0, "New": 1},
            "Scores": [100, null, 0.999], "RequestId": "r", "Later": {"a": []},
        });
        let response = decode::<Response>(value, Strictness::Lenient).unwrap();
        assert_eq!(response.face_id, None);
        assert_eq!(response.similar, None);
        let rect = response.face_rect.unwrap();
        assert_eq!((rect.x, rect.y, rect.width), (Some(-3), Some(4), Some(5)));
        assert_eq!(response.scores, Some(vec![100.0, 0.999]));
    }

    #[test]
    fn requests_refuse_unknown_parameters_at_any_depth() {
        let known = "unknown parameter; known are Index, Text";
        let inner = json!({"Infos": [{"Index": 1}, {"Indx": 1}]});
        assert_eq!(
            decode::<Request>(inner, Strictness::Strict).unwrap_err(),
            format!("Infos.1.Indx: {known}")
        );
        let outer = decode::<Request>(json!({"Nmae": null}), Strictness::Strict).unwrap_err();
        assert!(
            outer.starts_with("Nmae: unknown parameter; known are Name, "),
            "{outer}"
        );
    }

    #[test]
    fn requests_may_lack_anything() {
        let request = decode::<Request>(json!({}), Strictness::Strict).unwrap();
        assert_eq!(request, Request::default());
    }

    #[test]
    fn integers_are_never_bent() {
        let table = [
            (
                json!(9_007_199_254_740_993_i64),
                Ok(Some(9_007_199_254_740_993)),
            ),
            (json!(i64::MAX), Ok(Some(i64::MAX))),
            (
                json!(9.3e18),
                Err("X: expected an integer, found a number with a fraction".to_owned()),
            ),
            (
                json!(u64::MAX),
                Err("X: expected a 64-bit signed integer, found an integer".to_owned()),
            ),
        ];
        for (x, expected) in table {
            let rect =
                decode::<crate::wire::test_types::Rect>(json!({"X": x}), Strictness::Lenient);
            assert_eq!(rect.map(|rect| rect.x), expected);
        }
    }

    #[derive(Clone, Default, PartialEq)]
    struct Chain {
        next: Option<Box<Chain>>,
    }

    impl Structure for Chain {
        fn encode<'a>(&'a self, out: &mut FieldWriter<'_, 'a>) {
            out.put("Next", &self.next);
        }

        fn decode(&mut self, fields: &mut FieldReader<'_>) {
            fields.take("Next", &mut self.next);
        }
    }
    crate::rt::structure_impls!(Chain, Lenient);

    /// The stack of a thread has room for that, also without optimisation.
    #[test]
    fn a_structure_that_holds_itself_is_read_as_deep_as_the_parser_goes() {
        let nested = |depth| format!("{}{{}}{}", r#"{"Next":"#.repeat(depth), "}".repeat(depth));
        let chain = serde_json::from_str::<Chain>(&nested(126)).unwrap();
        let depth = std::iter::successors(Some(&chain), |chain| chain.next.as_deref()).count();
        assert_eq!(depth, 127);
        let error = serde_json::from_str::<Chain>(&nested(127)).err().unwrap();
        assert!(
            error.to_string().starts_with("recursion limit exceeded"),
            "{error}"
        );
    }
}
