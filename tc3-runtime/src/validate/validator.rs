//! The entry to all checks: one method per kind of member.

use super::report::Findings;
use super::{
    ChoiceCheck, FlagCheck, ImageCheck, ListCheck, NumberCheck, Rule, StructureCheck, Text, refuse,
};
use crate::image::Image;

/// Collects violations while a structure hands over its members.
#[derive(Debug)]
pub struct Validator<'f> {
    findings: &'f mut Findings,
    prefix: String,
}

impl<'f> Validator<'f> {
    pub(super) fn new(findings: &'f mut Findings) -> Self {
        Self {
            findings,
            prefix: String::new(),
        }
    }

    /// Text.
    pub fn text<'s>(&mut self, name: &'static str, value: &'s Option<String>) -> Text<'_, 's> {
        Text::new(self.at(name), value.as_deref())
    }

    /// A signed integer.
    pub fn integer(&mut self, name: &'static str, value: &Option<i64>) -> NumberCheck<'_, i64> {
        NumberCheck::new(self.at(name), *value)
    }

    /// An integer from 0 up.
    pub fn unsigned(&mut self, name: &'static str, value: &Option<u64>) -> NumberCheck<'_, u64> {
        NumberCheck::new(self.at(name), *value)
    }

    /// A number. NaN and infinity are refused, since JSON cannot say them.
    pub fn float(&mut self, name: &'static str, value: &Option<f64>) -> NumberCheck<'_, f64> {
        NumberCheck::finite(self.at(name), *value)
    }

    /// A boolean.
    pub fn flag(&mut self, name: &'static str, value: &Option<bool>) -> FlagCheck<'_> {
        FlagCheck::new(self.at(name), *value)
    }

    /// An integer from a list of named ones.
    pub fn choice<T: Copy>(&mut self, name: &'static str, value: &Option<T>) -> ChoiceCheck<'_, T> {
        ChoiceCheck::new(self.at(name), *value)
    }

    /// A picture.
    pub fn image<'s>(
        &mut self,
        name: &'static str,
        value: &'s Option<Image>,
    ) -> ImageCheck<'_, 's> {
        ImageCheck::new(self.at(name), value.as_ref())
    }

    /// A list.
    pub fn list<'s, T>(
        &mut self,
        name: &'static str,
        value: &'s Option<Vec<T>>,
    ) -> ListCheck<'_, 's, T> {
        ListCheck::new(self.at(name), value.as_deref())
    }

    /// A nested structure.
    pub fn structure<'s, T>(
        &mut self,
        name: &'static str,
        value: &'s Option<T>,
    ) -> StructureCheck<'_, 's, T> {
        StructureCheck::new(self.at(name), value.as_ref())
    }

    /// A group of which at least one must be given. Without any, the service answers as for a missing parameter.
    pub fn any_of(&mut self, group: &[(&'static str, bool)]) {
        self.any_of_else(group, self.findings.missing);
    }

    /// A group of which at least one must be given, else the service answers `code`.
    pub fn any_of_else(&mut self, group: &[(&'static str, bool)], code: &'static str) {
        if group.iter().any(|(_, given)| *given) {
            return;
        }
        let names: Vec<_> = group.iter().map(|(name, _)| *name).collect();
        let path = join(&self.prefix, &names.join("|"));
        let rule = format!("one of {} is required", names.join(", "));
        self.findings
            .add(refuse(code), path, rule, "none".to_owned());
    }

    fn at(&mut self, name: &'static str) -> At<'_> {
        At {
            findings: self.findings,
            prefix: &self.prefix,
            name: Name::Member(name),
        }
    }
}

/// The place of one value, and where to report about it.
#[derive(Debug)]
pub(super) struct At<'v> {
    findings: &'v mut Findings,
    prefix: &'v str,
    name: Name,
}

#[derive(Clone, Copy, Debug)]
enum Name {
    Member(&'static str),
    Item(usize),
}

impl At<'_> {
    /// Reports that a rule is broken. `text` says the rule, `found` what there is instead.
    pub(super) fn report(&mut self, rule: Rule, text: String, found: impl Into<String>) {
        let path = self.path();
        self.findings.add(rule, path, text, found.into());
    }

    /// Reports that a required value is absent.
    pub(super) fn require(&mut self, present: bool) {
        if !present {
            let missing = self.findings.missing;
            self.report(refuse(missing), "is required".to_owned(), "nothing");
        }
    }

    /// A validator for what lies inside, whose places start here.
    pub(super) fn inside(&mut self) -> Validator<'_> {
        let prefix = self.path();
        Validator {
            findings: self.findings,
            prefix,
        }
    }
}

impl Validator<'_> {
    /// The place of an item of the list that this validator stands in.
    pub(super) fn item(&mut self, index: usize) -> At<'_> {
        At {
            findings: self.findings,
            prefix: &self.prefix,
            name: Name::Item(index),
        }
    }
}

impl At<'_> {
    fn path(&self) -> String {
        match self.name {
            Name::Member(name) => join(self.prefix, name),
            Name::Item(index) => join(self.prefix, &index.to_string()),
        }
    }
}

fn join(prefix: &str, name: &str) -> String {
    match prefix {
        "" => name.to_owned(),
        _ => format!("{prefix}.{name}"),
    }
}
