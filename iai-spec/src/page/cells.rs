//! The rows of the tables, told apart by what their cells hold.

use crate::definitions::{Base, ErrorCode, Member, Type};

/// What the tables hold.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) action: Option<String>,
    pub(super) version: Option<String>,
    pub(super) parameters: Vec<Member>,
    pub(super) fields: Vec<Member>,
    pub(super) codes: Vec<ErrorCode>,
}

impl Cells {
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        for line in text.lines() {
            let line = line.trim().trim_matches('|');
            let separator = if line.contains('\t') { '\t' } else { '|' };
            let cells: Vec<&str> = line.split(separator).map(str::trim).collect();
            found.row(&cells);
        }
        found
    }

    fn row(&mut self, cells: &[&str]) {
        match cells {
            [name, required, ty, text @ ..] if yes(required).is_some() && is_name(name) => {
                self.parameter(name, yes(required) == Some(true), ty, &text.concat());
            }
            [name, ty, text @ ..] if !text.is_empty() && is_name(name) && is_type(ty) => {
                let text = text.concat();
                let mut field = member(name, ty, &text);
                field.nullable = text.contains("return null")
                    || text.contains("返回 null")
                    || text.contains("返回null");
                push(&mut self.fields, field);
            }
            [code, text] if is_code(code) && self.codes.iter().all(|row| row.code != *code) => {
                self.codes.push(ErrorCode {
                    code: (*code).to_owned(),
                    text: (*text).to_owned(),
                });
            }
            _ => {}
        }
    }

    /// A parameter, or one of the common ones, which are headers: two of them tell what the page is about.
    fn parameter(&mut self, name: &str, required: bool, ty: &str, text: &str) {
        let value = text
            .rsplit([':', '：', ' '])
            .find(|word| !word.trim().is_empty());
        let value = value.map(|value| value.trim().trim_end_matches(['.', '。']).to_owned());
        match name {
            "Action" => self.action = value,
            "Version" => self.version = value,
            "Region" if is_common(text) => {}
            _ => {
                let mut parameter = member(name, ty, text);
                parameter.required = required;
                push(&mut self.parameters, parameter);
            }
        }
    }
}

fn is_common(text: &str) -> bool {
    text.contains("Common Param") || text.contains("公共参数")
}

/// The first of two rows with one name is kept.
fn push(rows: &mut Vec<Member>, row: Member) {
    if !rows.iter().any(|other| other.name == row.name) {
        rows.push(row);
    }
}

fn member(name: &str, ty: &str, text: &str) -> Member {
    Member {
        // `.N` marks a list and is no part of the name.
        name: name.trim_end_matches(".N").to_owned(),
        ty: type_of(ty),
        text: text.to_owned(),
        example: String::new(),
        required: false,
        output_required: None,
        nullable: false,
        disabled: false,
    }
}

fn type_of(text: &str) -> Type {
    let (word, list) = match text.strip_prefix("Array of ") {
        Some(item) => (item.trim(), true),
        None => (text, false),
    };
    let base = match word {
        "String" => Base::String,
        // Pages do not tell signed from unsigned.
        "Integer" | "Int" | "Int64" => Base::Int64,
        "Uint64" | "Unsigned" => Base::Uint64,
        "Float" | "Double" => Base::Float,
        "Boolean" | "Bool" => Base::Bool,
        "Date" => Base::Date,
        "Timestamp" | "Datetime" => Base::DateTime,
        "Timestamp ISO8601" | "Datetime_iso" => Base::DateTimeIso,
        "Binary" => Base::Binary,
        name => Base::Object(name.to_owned()),
    };
    Type { base, list }
}

fn yes(cell: &str) -> Option<bool> {
    match cell {
        "Yes" | "yes" | "是" => Some(true),
        "No" | "no" | "否" => Some(false),
        _ => None,
    }
}

/// A name of a row, which headings such as "Parameter Name" are not.
fn is_name(cell: &str) -> bool {
    let name = cell.trim_end_matches(".N");
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn is_type(cell: &str) -> bool {
    let word = cell.strip_prefix("Array of ").unwrap_or(cell);
    word == "Timestamp ISO8601"
        || (is_name(word) && word.starts_with(|first: char| first.is_ascii_uppercase()))
}

/// A code: words with dots between them, or a family that stands alone.
fn is_code(cell: &str) -> bool {
    const FAMILIES: [&str; 14] = [
        "AuthFailure",
        "DryRunOperation",
        "FailedOperation",
        "InternalError",
        "InvalidParameter",
        "InvalidParameterValue",
        "LimitExceeded",
        "MissingParameter",
        "OperationDenied",
        "RequestLimitExceeded",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceNotFound",
        "ResourceUnavailable",
    ];
    const MORE: [&str; 5] = [
        "ResourcesSoldOut",
        "UnauthorizedOperation",
        "UnknownParameter",
        "UnsupportedOperation",
        "UnsupportedRegion",
    ];
    let family = cell.split('.').next().unwrap_or(cell);
    let parts = cell.split('.').all(is_name);
    parts && (FAMILIES.contains(&family) || MORE.contains(&family) || cell.contains('.'))
}
