//! Types that rows share.

use super::value::{Table, Value};
use super::{constraint, field};
use crate::model::{
    EnumType, EnumValue, ImageFormat, ImageType, StringType, Structure, rust_table,
};

pub(super) fn string(string: &StringType) -> Table {
    Table::new("StringType")
        .with("name", &string.name)
        .with("doc", &string.doc)
        .with("sensitive", string.sensitive)
        .with("constraints", constraint::describe(&string.rules))
}

pub(super) fn enumeration(known: &EnumType) -> Table {
    let base = if known.unsigned {
        "unsigned"
    } else {
        "integer"
    };
    Table::new("EnumType")
        .with("name", &known.name)
        .with("base", Value::Word("Kind", base))
        .with("doc", &known.doc)
        .with("error", known.code.as_ref())
        .with("switch", known.switch)
        .list("values", known.values.iter().map(value))
}

fn value(value: &EnumValue) -> Table {
    Table::new("EnumValue")
        .with("value", value.value)
        .with("name", &value.name)
        .with("doc", &value.doc)
}

pub(super) fn image(image: &ImageType) -> Table {
    let encoded = image.encoded.as_ref();
    let formats = image.formats.as_ref();
    let long = image.long_side.as_ref();
    let short = image.short_side.as_ref();
    Table::new("ImageType")
        .with("name", &image.name)
        .with("rust", &rust_table(&image.name))
        .with("doc", &image.doc)
        .with("empty", image.empty.as_ref())
        .with(
            "encoded",
            encoded.map(|limit| constraint::size(None, Some(limit), None)),
        )
        .with(
            "formats",
            formats.map(|(allow, code)| self::formats(allow, code)),
        )
        .with("long_side", long.map(long_side))
        .with(
            "short_side",
            short.map(|limit| constraint::size(Some(limit), None, None)),
        )
        .with("advisory", image.advisory.as_ref())
}

fn formats(allow: &[ImageFormat], code: &str) -> Table {
    let format = |format: &ImageFormat| {
        let word = match format {
            ImageFormat::Png => "png",
            ImageFormat::Jpg => "jpg",
            ImageFormat::Bmp => "bmp",
            ImageFormat::Gif => "gif",
        };
        Value::Word("ImageFormat", word)
    };
    Table::new("Formats")
        .list("allow", allow.iter().map(format))
        .with("error", code)
}

fn long_side((jpg, others, code): &(u64, u64, String)) -> Table {
    Table::new("LongSide")
        .with("jpg", *jpg)
        .with("others", *others)
        .with("over", code)
}

pub(super) fn structure(structure: &Structure) -> Table {
    let other = Some(&structure.spec_name).filter(|name| **name != structure.name);
    Table::new("Structure")
        .with("name", &structure.name)
        .with("spec_name", other)
        .with("doc", &structure.doc)
        .list("fields", structure.fields.iter().map(field::describe))
}
