//! Strings, enumerations and images in the form of the model. Defaults and examples are checked against them while the
//! model is still being made.

use super::plain;
use crate::model::{EnumType, EnumValue, ImageType, StringType};
use crate::read::ast::{self, Spec};

/// All strings, enumerations and images of a spec, those with mistakes included.
pub(super) struct SharedTypes {
    pub(super) strings: Vec<StringType>,
    pub(super) enums: Vec<EnumType>,
    pub(super) images: Vec<ImageType>,
}

impl SharedTypes {
    pub(super) fn of(spec: &Spec) -> Self {
        Self {
            strings: spec.strings.iter().map(string).collect(),
            enums: spec
                .enums
                .iter()
                .map(|row| enumeration(row, spec))
                .collect(),
            images: spec.images.iter().map(|row| row.image.clone()).collect(),
        }
    }

    pub(super) fn string(&self, name: &str) -> Option<&StringType> {
        self.strings.iter().find(|string| string.name == name)
    }

    pub(super) fn enumeration(&self, name: &str) -> Option<&EnumType> {
        self.enums.iter().find(|known| known.name == name)
    }

    pub(super) fn image(&self, name: &str) -> Option<&ImageType> {
        self.images.iter().find(|image| image.name == name)
    }
}

fn string(row: &ast::StringType) -> StringType {
    StringType {
        name: row.name.value.clone(),
        doc: plain::text(row.doc.as_ref()),
        rules: row.rules.iter().map(|placed| placed.rule.clone()).collect(),
        sensitive: row.sensitive,
    }
}

/// An enumeration with all its values.
pub(super) fn enumeration(row: &ast::EnumType, spec: &Spec) -> EnumType {
    let value = |value: &ast::EnumValue| EnumValue {
        value: value.value.value,
        name: value.name.value.clone(),
        doc: plain::text(value.doc.as_ref()),
    };
    EnumType {
        name: row.rust_name().value.clone(),
        doc: plain::text(row.doc.as_ref()),
        file: spec.file_of(&row.name.place),
        unsigned: row.unsigned,
        code: plain::option(row.code.as_ref()),
        switch: row.switch,
        values: row.values.iter().map(value).collect(),
    }
}
