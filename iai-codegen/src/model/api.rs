//! A whole API.

use super::action::Action;
use super::service::{Category, ErrorCode, Service};
use super::types::{EnumType, Field, ImageType, StringType, Structure, Type};

/// A whole API, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Api {
    /// Facts of the service.
    pub service: Service,
    /// Error codes, sorted by code.
    pub codes: Vec<ErrorCode>,
    /// Categories of error codes.
    pub categories: Vec<Category>,
    /// Refined strings.
    pub strings: Vec<StringType>,
    /// Enumerations.
    pub enums: Vec<EnumType>,
    /// Kinds of images.
    pub images: Vec<ImageType>,
    /// Structures.
    pub structures: Vec<Structure>,
    /// Actions.
    pub actions: Vec<Action>,
}

impl Api {
    /// The refined string called `name`.
    #[must_use]
    pub fn string(&self, name: &str) -> Option<&StringType> {
        self.strings.iter().find(|string| string.name == name)
    }

    /// The enumeration called `name`.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&EnumType> {
        self.enums.iter().find(|known| known.name == name)
    }

    /// The kind of image called `name`.
    #[must_use]
    pub fn image(&self, name: &str) -> Option<&ImageType> {
        self.images.iter().find(|image| image.name == name)
    }

    /// The structure called `name`.
    #[must_use]
    pub fn structure(&self, name: &str) -> Option<&Structure> {
        self.structures
            .iter()
            .find(|structure| structure.name == name)
    }

    /// Whether a request of some action holds the structure called `name`.
    #[must_use]
    pub fn is_input(&self, name: &str) -> bool {
        let mut seen = Vec::new();
        self.actions
            .iter()
            .any(|action| self.holds(&action.parameters, name, &mut seen))
    }

    fn holds<'a>(&'a self, fields: &'a [Field], name: &str, seen: &mut Vec<&'a str>) -> bool {
        let inner = fields.iter().filter_map(|field| match field.ty.item() {
            Type::Structure(inner) => Some(inner.as_str()),
            _ => None,
        });
        inner.into_iter().any(|inner| {
            let again = seen.contains(&inner);
            seen.push(inner);
            let deeper = |structure: &'a Structure| self.holds(&structure.fields, name, seen);
            inner == name || (!again && self.structure(inner).is_some_and(deeper))
        })
    }

    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions.iter().find(|action| action.name == name)
    }
}
