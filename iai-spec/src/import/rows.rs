//! Parameters, fields of responses and fields of structures.

use super::figures::figures;
use super::made::{MARK, Options};
use super::names::Names;
use super::uses::Use;
use super::{secret, times, yaml};
use crate::definitions::{Base, Member, Type};
use iai_codegen::model::Owner;

/// Where rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    Parameters,
    Response,
    /// Of a structure, with who uses it.
    Fields(Use),
}

impl Table {
    fn owner(self) -> Owner {
        match self {
            Self::Parameters => Owner::Builder,
            Self::Response => Owner::Response,
            Self::Fields(_) => Owner::Structure,
        }
    }

    pub(super) fn has_requests(self) -> bool {
        match self {
            Self::Parameters => true,
            Self::Response => false,
            Self::Fields(used) => used.by_requests,
        }
    }

    pub(super) fn has_responses(self) -> bool {
        match self {
            Self::Parameters => false,
            Self::Response => true,
            Self::Fields(used) => used.by_responses,
        }
    }
}

/// The text of the rows, each with its wire name, `indent` before the dash.
pub(super) fn rows<'d>(
    members: &'d [Member],
    table: Table,
    indent: &str,
    options: Options,
) -> Vec<(&'d str, String)> {
    let mut names = Names::of(table.owner());
    let mut rows = Vec::new();
    for member in members {
        let text = if member.disabled {
            format!(
                "{indent}# `{}` is in the definitions, and disabled.\n",
                member.name
            )
        } else {
            let rust = names.set(&member.name, !member.required);
            row(member, rust, table, indent, options)
        };
        rows.push((&*member.name, text));
    }
    rows
}

fn row(
    member: &Member,
    rust: Option<String>,
    table: Table,
    indent: &str,
    options: Options,
) -> String {
    let (ty, odd) = type_of(member);
    let mut keys = vec![("name", yaml::scalar(&member.name)), ("type", ty)];
    let mut switch = |key, on| {
        if on {
            keys.push((key, "true".to_owned()));
        }
    };
    switch("required", member.required && table.has_requests());
    switch("nullable", member.nullable && table.has_responses());
    switch("always", table == Table::Response && is_always(member));
    let sensitive = secret::is_sensitive(member);
    switch("sensitive", sensitive);
    keys.extend(rust.map(|name| ("rust", name)));
    let mut out = String::new();
    if odd {
        out.push_str(&format!(
            "{indent}{MARK} the definitions say {}, and the example has another form\n",
            member.ty
        ));
    }
    if sensitive {
        out.push_str(&format!("{indent}{MARK} personal data or a secret?\n"));
    }
    out.push_str(&figures_mark(&member.text, indent));
    let doc = if options.texts { &member.text } else { "" };
    out.push_str(&yaml::item(&keys, ("doc", doc), indent));
    out
}

/// The figures of a text as a mark, if it has any.
pub(super) fn figures_mark(text: &str, indent: &str) -> String {
    let found: Vec<String> = figures(text).iter().map(ToString::to_string).collect();
    if found.is_empty() {
        return String::new();
    }
    format!("{indent}{MARK} the text has: {}\n", found.join("; "))
}

/// A field that every response has, and not as null. RequestId is one, though the definitions do not say so.
pub(super) fn is_always(member: &Member) -> bool {
    member.name == "RequestId" || (member.output_required == Some(true) && !member.nullable)
}

/// The type as specs write it, and whether the example contradicts the one of the definitions.
fn type_of(member: &Member) -> (String, bool) {
    let Type { base, list } = &member.ty;
    let odd = !times::fits(base, &member.example);
    let item = match base {
        Base::Date if !odd => "Date",
        Base::DateTime if !odd => "DateTime",
        Base::DateTimeIso if !odd => "DateTimeIso",
        Base::String | Base::Date | Base::DateTime | Base::DateTimeIso => "String",
        Base::Int64 => "Integer",
        Base::Uint64 => "Unsigned",
        Base::Float => "Float",
        Base::Bool => "Boolean",
        // An action with one of these is left out before its rows are written; the check would refuse the name.
        Base::Binary => "Binary",
        Base::Object(name) | Base::Unknown(name) => name,
    };
    let item = yaml::scalar(item);
    (if *list { format!("[{item}]") } else { item }, odd)
}
