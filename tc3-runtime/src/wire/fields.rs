//! Takes members out of a JSON object.

use serde_json::{Map, Value};

use super::member::Member;
use super::node::{FieldError, Node, Strictness};
use super::switch::decode_switch;

/// The members of one JSON object, to be taken by name.
#[derive(Debug)]
pub struct FieldReader<'m> {
    members: &'m mut Map<String, Value>,
    strictness: Strictness,
    known: Vec<&'static str>,
    /// Whether the structure has members that may be absent, and whether one of them was there.
    optional: bool,
    found: bool,
    /// The first member that did not fit.
    problem: Option<FieldError>,
}

impl<'m> FieldReader<'m> {
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

    /// Takes text; an empty one is `None`, since the service sends it for "nothing".
    pub fn take_non_empty<T: Member + AsRef<str>>(
        &mut self,
        name: &'static str,
        place: &mut Option<T>,
    ) {
        self.take(name, place);
        place.take_if(|text| text.as_ref().is_empty());
    }

    /// Takes a number that is 0 or 1.
    pub fn take_switch(&mut self, name: &'static str, place: &mut Option<bool>) {
        let Some(node) = self.find(name) else { return };
        match decode_switch(&node) {
            Ok(value) => *place = value,
            Err(error) => self.keep(error.within(name)),
        }
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

    /// Whether the structure has members that may be absent, and all of them are absent.
    pub(crate) fn is_bare(&self) -> bool {
        self.optional && !self.found
    }

    /// A plain `match` compiles faster than combinators here, and this is compiled once for each type.
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

    fn keep(&mut self, problem: FieldError) {
        self.problem.get_or_insert(problem);
    }

    fn remove(&mut self, name: &'static str) -> Option<Node> {
        let strictness = self.strictness;
        if strictness != Strictness::Lenient {
            self.known.push(name);
        }
        let value = self.members.remove(name)?;
        (!value.is_null()).then_some(Node { value, strictness })
    }

    /// The first member that did not fit, else, if that is a mistake, a member that the structure does not know.
    pub(crate) fn finish(self) -> Result<(), FieldError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let Some(name) = self.members.keys().next() else {
            return Ok(());
        };
        let problem = match self.strictness {
            Strictness::Lenient => return Ok(()),
            Strictness::Strict => {
                format!("unknown parameter; known are {}", self.known.join(", "))
            }
            #[cfg(feature = "test-util")]
            Strictness::Example => self.no_such_field(name),
        };
        Err(FieldError::new(problem).within(name))
    }

    #[cfg(feature = "test-util")]
    fn no_such_field(&self, name: &str) -> String {
        match super::nearest(name, self.known.iter().copied()) {
            Some(near) => format!("there is no such field; did you mean {near}?"),
            None => format!(
                "there is no such field; there are {}",
                self.known.join(", ")
            ),
        }
    }
}

/// Confirms that a response has a field without which it would mean nothing.
///
/// # Errors
///
/// The field is absent.
pub fn present<T>(name: &'static str, value: &Option<T>) -> Result<(), FieldError> {
    match value {
        Some(_) => Ok(()),
        None => Err(missing(name)),
    }
}

fn missing(name: &str) -> FieldError {
    FieldError::new("is missing").within(name)
}
