//! Reads `types.yaml`.

use super::ast::{EnumType, EnumValue, Field, ImageType, Spec, StringType, Structure, TypeName};
use super::keys;
use super::reader::Reader;
use super::rules::{limit, rules};
use super::table::{Cursor, Table};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{self, ImageFormat, Site, rust_type};
use crate::node::Node;
use crate::place::Spanned;

pub(crate) fn read(reader: &mut Reader<'_>, root: &Cursor<'_>, spec: &mut Spec) {
    let Some(table) = reader.table(root, keys::TYPES) else {
        return;
    };
    for row in reader.list(&table, "strings") {
        let kept = string(reader, &row);
        spec.strings.extend(reader.kept("type", &row, kept));
    }
    for row in reader.list(&table, "enums") {
        let kept = enumeration(reader, &row);
        spec.enums.extend(reader.kept("type", &row, kept));
    }
    for row in reader.list(&table, "images") {
        let kept = image(reader, &row);
        spec.images.extend(reader.kept("type", &row, kept));
    }
    for row in reader.list(&table, "structures") {
        let kept = structure(reader, &row);
        spec.structures.extend(reader.kept("type", &row, kept));
    }
}

fn string(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<StringType> {
    let table = reader.table(row, keys::STRING)?;
    let rules = rules(reader, &table);
    let sensitive = reader.flag(&table, "sensitive");
    let doc = reader.opt_text(&table, "doc");
    Some(StringType {
        name: reader.need_text(&table, "name")?,
        doc,
        rules,
        sensitive,
    })
}

fn enumeration(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<EnumType> {
    let table = reader.table(row, keys::ENUM)?;
    let base = reader.need(&table, "base");
    let unsigned =
        base.and_then(|cursor| reader.word(&cursor, &[("Integer", false), ("Unsigned", true)]));
    let doc = reader.opt_text(&table, "doc");
    let code = reader.opt_text(&table, "error");
    let switch = reader.flag(&table, "switch");
    let rows = reader
        .need(&table, "values")
        .map_or_else(Vec::new, |cursor| reader.items(&cursor));
    let rust = rust_name(reader, &table);
    let values = rows
        .iter()
        .filter_map(|row| {
            let value = enum_value(reader, row);
            reader.kept("value", row, value)
        })
        .collect();
    let name = reader.need_text(&table, "name")?;
    Some(EnumType {
        rust: rust.or_else(|| derived(&name)),
        name,
        doc,
        unsigned: unsigned.unwrap_or_default(),
        code,
        switch,
        values,
    })
}

fn enum_value(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<EnumValue> {
    let table = reader.table(row, keys::ENUM_VALUE)?;
    let value = reader
        .need(&table, "value")
        .and_then(|cursor| reader.integer(&cursor));
    let name = reader.need_text(&table, "name");
    let doc = reader.opt_text(&table, "doc");
    Some(EnumValue {
        value: value?,
        name: name?,
        doc,
    })
}

fn image(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<ImageType> {
    let table = reader.table(row, keys::IMAGE)?;
    let mut codes = Vec::new();
    let empty = reader.opt_text(&table, "empty");
    codes.extend(empty.clone());
    let mut side = |key, keys, (bound, code)| {
        let inner = reader.table(&table.get(key)?, keys)?;
        let side = limit(reader, &inner, (bound, code), Reader::size)?;
        let place = inner.get(code).map(|cursor| cursor.place);
        codes.extend(place.map(|place| Spanned::new(side.code.clone(), place)));
        Some(side)
    };
    let encoded = side("encoded", keys::ENCODED, ("max", "over"));
    let short_side = side("short_side", keys::SHORT_SIDE, ("min", "under"));
    let formats = table
        .get("formats")
        .and_then(|cursor| formats(reader, &cursor, &mut codes));
    let long_side = table
        .get("long_side")
        .and_then(|cursor| long_side(reader, &cursor, &mut codes));
    let doc = reader.opt_text(&table, "doc");
    let advisory = reader.reason(&table, "advisory");
    let name = reader.need_text(&table, "name")?;
    Some(ImageType {
        image: model::ImageType {
            name: name.value.clone(),
            doc: doc.map_or_else(String::new, |doc| doc.value),
            empty: empty.map(|code| code.value),
            encoded,
            formats,
            long_side,
            short_side,
            advisory: advisory.map(|why| why.value),
        },
        name,
        codes,
    })
}

fn formats(
    reader: &mut Reader<'_>,
    cursor: &Cursor<'_>,
    codes: &mut Vec<Spanned<String>>,
) -> Option<(Vec<ImageFormat>, String)> {
    use ImageFormat::{Bmp, Gif, Jpg, Png};
    const WORDS: [(&str, ImageFormat); 4] =
        [("png", Png), ("jpg", Jpg), ("bmp", Bmp), ("gif", Gif)];
    let table = reader.table(cursor, keys::FORMATS)?;
    let words = reader
        .need(&table, "allow")
        .map_or_else(Vec::new, |cursor| reader.items(&cursor));
    let allow = words
        .iter()
        .filter_map(|cursor| reader.word(cursor, &WORDS))
        .collect();
    let code = reader.need_text(&table, "error")?;
    codes.push(code.clone());
    Some((allow, code.value))
}

fn long_side(
    reader: &mut Reader<'_>,
    cursor: &Cursor<'_>,
    codes: &mut Vec<Spanned<String>>,
) -> Option<(u64, u64, String)> {
    let table = reader.table(cursor, keys::LONG_SIDE)?;
    let mut side = |key| {
        reader
            .need(&table, key)
            .and_then(|cursor| reader.size(&cursor))
    };
    let (jpg, others) = (side("jpg"), side("others"));
    let over = reader.need_text(&table, "over");
    let (jpg, others, over) = (jpg?.value, others?.value, over?);
    codes.push(over.clone());
    Some((jpg, others, over.value))
}

fn structure(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Structure> {
    let table = reader.table(row, keys::STRUCTURE)?;
    let doc = reader.opt_text(&table, "doc");
    let rows = reader
        .need(&table, "fields")
        .map_or_else(Vec::new, |cursor| reader.items(&cursor));
    let rust = rust_name(reader, &table);
    let template = reader.opt_text(&table, "template");
    let fields = rows.iter().filter_map(|row| field(reader, row)).collect();
    let name = reader.need_text(&table, "name")?;
    Some(Structure {
        rust: rust.or_else(|| derived(&name)),
        name,
        doc,
        fields,
        template,
    })
}

/// Reads a parameter, a response field or a field of a structure: one row format for all three.
pub(crate) fn field(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Field> {
    let field = named_field(reader, row);
    reader.kept("row", row, field)
}

fn named_field(reader: &mut Reader<'_>, row: &Cursor<'_>) -> Option<Field> {
    let table = reader.table(row, keys::ROW)?;
    let ty = reader
        .need(&table, "type")
        .and_then(|cursor| type_name(reader, &cursor));
    let name = reader.need_text(&table, "name");
    let default = table
        .get("default")
        .map(|cursor| Spanned::new(cursor.node.clone(), cursor.place));
    Some(Field {
        ty,
        default,
        doc: reader.opt_text(&table, "doc"),
        required: reader.flag(&table, "required"),
        rules: rules(reader, &table),
        nullable: reader.flag(&table, "nullable"),
        empty_is_none: reader.flag(&table, "empty_is_none"),
        always: reader.flag(&table, "always"),
        sensitive: reader.flag(&table, "sensitive"),
        rust: rust_name(reader, &table),
        of: reader.opt_text(&table, "of"),
        site: site(reader, &table).unwrap_or(Site::Both),
        malformed: reader.opt_text(&table, "error"),
        name: name?,
    })
}

/// The words for sites.
const SITES: [(&str, Site); 3] = [
    (Site::Both.word(), Site::Both),
    (Site::Mainland.word(), Site::Mainland),
    (Site::International.word(), Site::International),
];

/// The sites that have an action or a row.
pub(super) fn site(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Site> {
    let cursor = table.get("site")?;
    reader.word(&cursor, &SITES)
}

pub(super) fn rust_name(reader: &mut Reader<'_>, table: &Table<'_>) -> Option<Spanned<String>> {
    reader.opt_text(table, "rust")
}

/// The name of a type in Rust, where it is another than the spec's.
pub(super) fn derived(name: &Spanned<String>) -> Option<Spanned<String>> {
    let rust = rust_type(name);
    (rust != name.value).then(|| Spanned::new(rust, name.place.clone()))
}

/// `X`, or `[X]` for a list of X.
fn type_name(reader: &mut Reader<'_>, cursor: &Cursor<'_>) -> Option<TypeName> {
    let Node::List(_) = cursor.node else {
        return Some(TypeName {
            name: reader.text(cursor)?,
            list: false,
        });
    };
    let [item] = &reader.items(cursor)[..] else {
        let problem = Problem::new(
            ProblemCode::WrongKind,
            &cursor.place,
            "a list type names exactly one type",
        );
        reader
            .problems
            .push(problem.hint("write `[X]` for a list of X"));
        return None;
    };
    Some(TypeName {
        name: reader.text(item)?,
        list: true,
    })
}
