//! What spec and definitions say differently about the same row.

use super::super::made::Facts;
use super::super::rows::Table;
use super::lists::Lists;
use crate::definitions::{Base, Member, Object};
use iai_codegen::read::ast::{Field, Spec, TypeName};

/// Compares rows with members.
pub(super) struct Compare<'s> {
    spec: &'s Spec,
    /// The name that stands for any type, in the fields of a template.
    template: Option<&'s str>,
    /// Pages have one word for all whole numbers, and structures as their examples have them.
    is_page: bool,
}

impl<'s> Compare<'s> {
    pub(super) fn of(spec: &'s Spec, facts: Facts<'_>, template: Option<&'s str>) -> Self {
        Self {
            spec,
            template,
            is_page: facts.page.is_some(),
        }
    }

    /// Notes each difference.
    pub(super) fn rows(
        &self,
        fields: &[Field],
        object: &Object,
        table: Table,
        told: &str,
        lists: &mut Lists<'_>,
    ) {
        // The fields of a structure are no statement of a page.
        let is_told = !(self.is_page && matches!(table, Table::Fields(_)));
        for field in fields.iter().filter(|_| is_told) {
            let name = &field.name.value;
            let Some(member) = object.enabled().find(|member| member.name == **name) else {
                lists.differ(
                    &field.name,
                    format!("`{name}` of the {told} is not in {}", self.source()),
                );
                continue;
            };
            let differences = [
                self.type_differs(field, member),
                self.differs("required", field.required, member.required)
                    .filter(|_| table.has_requests()),
                self.differs("nullable", field.nullable, member.nullable)
                    .filter(|_| table.has_responses()),
            ];
            for difference in differences.into_iter().flatten() {
                lists.differ(&field.name, format!("`{name}` of the {told}: {difference}"));
            }
        }
    }

    fn type_differs(&self, field: &Field, member: &Member) -> Option<String> {
        let written = field.ty.as_ref()?;
        if self.template == Some(&**written.name) {
            return None;
        }
        let (here, there) = (self.vendor_type(written), vendor_type(member));
        let unsigned = |word: &str| word.replace("uint64", "int64");
        let same = here == there || self.is_page && unsigned(&here) == unsigned(&there);
        (!same).then(|| format!("type {here} here, {there} in {}", self.source()))
    }

    fn differs(&self, key: &str, here: bool, there: bool) -> Option<String> {
        (here != there).then(|| format!("{key} {here} here, {there} in {}", self.source()))
    }

    /// What the spec is compared with.
    fn source(&self) -> &'static str {
        if self.is_page {
            "the page"
        } else {
            "the definitions"
        }
    }

    /// The vendor's word for a type of the spec.
    fn vendor_type(&self, written: &TypeName) -> String {
        let name = &*written.name.value;
        let spec = self.spec;
        let is_text = spec.strings.iter().any(|row| *row.name == *name)
            || spec.images.iter().any(|row| *row.name == *name);
        let base = spec.enums.iter().find(|row| *row.name == *name);
        let word = match (name, base) {
            ("String" | "Date" | "DateTime" | "DateTimeIso", _) => "string",
            ("Integer", _) => "int64",
            ("Unsigned", _) => "uint64",
            ("Float", _) => "float",
            ("Boolean", _) => "bool",
            (_, Some(base)) => {
                if base.unsigned {
                    "uint64"
                } else {
                    "int64"
                }
            }
            _ if is_text => "string",
            (name, None) => name,
        };
        listed(word, written.list)
    }
}

/// Dates are texts: a spec may take them for what they are, or not.
fn vendor_type(member: &Member) -> String {
    let word = match &member.ty.base {
        Base::Date | Base::DateTime | Base::DateTimeIso => "string".to_owned(),
        other => other.to_string(),
    };
    listed(&word, member.ty.list)
}

fn listed(word: &str, list: bool) -> String {
    if list {
        format!("list<{word}>")
    } else {
        word.to_owned()
    }
}
