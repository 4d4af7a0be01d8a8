//! Strings, enumerations and images in the form of the model. Defaults and examples are checked against them while the
//! model is still being made.

use super::plain;
use crate::model::{EnumType, EnumValue, ImageType, Rows, StringType};
use crate::read::ast::{self, Spec};

/// All strings, enumerations and images of a spec, those with mistakes included.
pub(super) struct SharedTypes {
    pub(super) strings: Rows<StringType>,
    pub(super) enums: Rows<EnumType>,
    pub(super) images: Rows<ImageType>,
}

impl SharedTypes {
    pub(super) fn of(spec: &Spec) -> Self {
        let strings: Vec<_> = spec.strings.iter().map(string).collect();
        let enums: Vec<_> = spec
            .enums
            .iter()
            .map(|row| enumeration(row, spec))
            .collect();
        let images: Vec<_> = spec.images.iter().map(|row| row.image.clone()).collect();
        Self {
            strings: strings.into(),
            enums: enums.into(),
            images: images.into(),
        }
    }

    pub(super) fn string(&self, name: &str) -> Option<&StringType> {
        self.strings.named(name)
    }

    pub(super) fn enumeration(&self, name: &str) -> Option<&EnumType> {
        self.enums.named(name)
    }

    pub(super) fn image(&self, name: &str) -> Option<&ImageType> {
        self.images.named(name)
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
