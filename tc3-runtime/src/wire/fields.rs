//! Taking members out of a JSON object.

use serde_json::{Map, Value};

use super::{DecodeError, Member, Node, Strictness, Structure};

/// The members of one JSON object, to be taken by name.
#[derive(Debug)]
pub struct Fields<'m> {
    members: &'m mut Map<String, Value>,
    strictness: Strictness,
    known: Vec<&'static str>,
    /// Whether any member that may be absent is part of the table, and whether one was there.
    optional: bool,
    found: bool,
    /// The first member that did not fit.
    problem: Option<DecodeError>,
}

impl<'m> Fields<'m> {
    pub(crate) fn new(members: &'m mut Map<String, Value>, strictness: Strictness) -> Self {
        Self {
            members,
            strictness,
            known: Vec::new(),
            optional: false,
            found: false,
            problem: None,
        }
    }

    /// Takes a member; absent and `null` are both `None`.
    pub fn take<T: Member>(&mut self, name: &'static str, place: &mut Option<T>) {
        if let Some(node) = self.find(name) {
            *place = self.read(name, node);
        }
    }

    /// Takes text for which the service says "nothing" with an empty string.
    pub fn take_non_empty(&mut self, name: &'static str, place: &mut Option<String>) {
        self.take(name, place);
        place.take_if(|text| text.is_empty());
    }

    /// Takes a member that is never absent.
    pub fn take_always<T: Member>(&mut self, name: &'static str, place: &mut T) {
        match self.remove(name) {
            None => self.keep(missing(name)),
            Some(node) => {
                if let Some(value) = self.read(name, node) {
                    *place = value;
                }
            }
        }
    }

    /// Whether the table has members that may be absent, and all of them are.
    pub(crate) fn is_bare(&self) -> bool {
        self.optional && !self.found
    }

    /// A plain match, since this is compiled once for each type.
    fn read<T: Member>(&mut self, name: &'static str, node: Node) -> Option<T> {
        match T::decode(node) {
            Ok(value) => Some(value),
            Err(error) => {
                self.keep(error.within(name));
                None
            }
        }
    }

    /// A member that may be absent.
    fn find(&mut self, name: &'static str) -> Option<Node> {
        self.optional = true;
        self.found |= self.members.contains_key(name);
        self.remove(name)
    }

    fn keep(&mut self, problem: DecodeError) {
        self.problem.get_or_insert(problem);
    }

    fn remove(&mut self, name: &'static str) -> Option<Node> {
        let strictness = self.strictness;
        if strictness == Strictness::Strict {
            self.known.push(name);
        }
        let value = self.members.remove(name)?;
        (!value.is_null()).then_some(Node { value, strictness })
    }

    /// The first member that did not fit; then what nobody took, where that is a mistake.
    pub(crate) fn finish(self) -> Result<(), DecodeError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        match self.members.keys().next() {
            Some(name) if self.strictness == Strictness::Strict => {
                let problem = format!("unknown parameter; known are {}", self.known.join(", "));
                Err(DecodeError::new(problem).within(name))
            }
            _ => Ok(()),
        }
    }
}

/// Decodes a structure from an object.
///
/// # Errors
///
/// No object, or a member that does not fit.
pub fn decode_structure<T: Structure>(node: Node) -> Result<T, DecodeError> {
    let strictness = node.strictness;
    let mut members = members(node)?;
    let mut fields = Fields::new(&mut members, strictness);
    let mut value = T::default();
    value.decode(&mut fields);
    match fields.finish() {
        Ok(()) => Ok(value),
        Err(error) => Err(error),
    }
}

fn members(node: Node) -> Result<Map<String, Value>, DecodeError> {
    match node.value {
        Value::Object(members) => Ok(members),
        _ => Err(node.expected("an object")),
    }
}

/// Confirms that an answer has a field without which it would mean nothing.
///
/// # Errors
///
/// The field is absent.
pub fn present<T>(name: &'static str, value: &Option<T>) -> Result<(), DecodeError> {
    match value {
        Some(_) => Ok(()),
        None => Err(missing(name)),
    }
}

fn missing(name: &str) -> DecodeError {
    DecodeError::new("is missing").within(name)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::wire::test_types::{Answer, Request};

    fn decode<T: Structure>(value: Value, strictness: Strictness) -> Result<T, String> {
        decode_structure(Node { value, strictness }).map_err(|error| error.to_string())
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
            let found = decode::<Answer>(value, Strictness::Lenient).unwrap_err();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn answers_are_read_leniently() {
        let value = json!({
            "FaceId": null, "Similar": "", "FaceRect": {"X": -3.0, "Y": 4, "Width": 5.0, "New": 1},
            "Scores": [100, null, 0.999], "RequestId": "r", "Later": {"a": []},
        });
        let answer = decode::<Answer>(value, Strictness::Lenient).unwrap();
        assert_eq!(answer.face_id, None);
        assert_eq!(answer.similar, None);
        let rect = answer.face_rect.unwrap();
        assert_eq!((rect.x, rect.y, rect.width), (Some(-3), Some(4), Some(5)));
        assert_eq!(answer.scores, Some(vec![100.0, 0.999]));
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
}
