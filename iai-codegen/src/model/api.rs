//! A whole API.

use super::action::Action;
use super::rows::{Named, Rows};
use super::service::{Category, ErrorCode, Service};
use super::types::{EnumType, Field, ImageType, StringType, Structure, Type};
use std::collections::BTreeSet;

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
    pub strings: Rows<StringType>,
    /// Enumerations.
    pub enums: Rows<EnumType>,
    /// Kinds of images.
    pub images: Rows<ImageType>,
    /// Structures.
    pub structures: Rows<Structure>,
    /// Actions.
    pub actions: Rows<Action>,
}

impl Api {
    /// The refined string called `name`.
    #[must_use]
    pub fn string(&self, name: &str) -> Option<&StringType> {
        self.strings.named(name)
    }

    /// The enumeration called `name`.
    #[must_use]
    pub fn enumeration(&self, name: &str) -> Option<&EnumType> {
        self.enums.named(name)
    }

    /// The kind of image called `name`.
    #[must_use]
    pub fn image(&self, name: &str) -> Option<&ImageType> {
        self.images.named(name)
    }

    /// The structure called `name`.
    #[must_use]
    pub fn structure(&self, name: &str) -> Option<&Structure> {
        self.structures.named(name)
    }

    /// Names of the structures that a request of some action holds.
    #[must_use]
    pub fn inputs(&self) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<&[Field]> = Vec::new();
        waiting.extend(self.actions.iter().map(|action| &action.parameters[..]));
        while let Some(fields) = waiting.pop() {
            for field in fields {
                if let Type::Structure(name) = field.ty.item()
                    && found.insert(name.as_str())
                {
                    let inner = self.structure(name);
                    waiting.extend(inner.map(|structure| &structure.fields[..]));
                }
            }
        }
        found
    }

    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions.named(name)
    }
}

impl Named for StringType {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for EnumType {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for ImageType {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Structure {
    fn name(&self) -> &str {
        &self.name
    }
}

impl Named for Action {
    fn name(&self) -> &str {
        &self.name
    }
}
