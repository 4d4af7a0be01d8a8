//! Where all checks begin: one method for each kind of member.

use super::image::ImageCheck;
use super::list::{ListCheck, StructureCheck};
use super::number::{FlagCheck, IntEnumCheck, NumberCheck};
use super::place::Inside;
use super::rule::refuse;
use super::text::Text;
use super::time::TimeCheck;
use crate::image::Image;

/// Collects violations while a structure hands over its members.
#[derive(Debug)]
pub struct Validator<'f> {
    inside: Inside<'f>,
}

impl<'f> Validator<'f> {
    pub(super) fn new(inside: Inside<'f>) -> Self {
        Self { inside }
    }

    /// Text.
    pub fn text<'s>(&mut self, name: &'static str, value: &'s Option<String>) -> Text<'_, 's> {
        Text::new(self.inside.member(name), value.as_deref())
    }

    /// A signed integer.
    pub fn integer(&mut self, name: &'static str, value: &Option<i64>) -> NumberCheck<'_, i64> {
        NumberCheck::new(self.inside.member(name), *value)
    }

    /// An integer from 0 up.
    pub fn unsigned(&mut self, name: &'static str, value: &Option<u64>) -> NumberCheck<'_, u64> {
        NumberCheck::new(self.inside.member(name), *value)
    }

    /// A number. NaN and infinity are refused, since JSON does not have them.
    pub fn float(&mut self, name: &'static str, value: &Option<f64>) -> NumberCheck<'_, f64> {
        NumberCheck::finite(self.inside.member(name), *value)
    }

    /// A boolean.
    pub fn flag(&mut self, name: &'static str, value: &Option<bool>) -> FlagCheck<'_> {
        FlagCheck::new(self.inside.member(name), *value)
    }

    /// An integer from a list of named ones.
    pub fn choice<T: Copy>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> IntEnumCheck<'_, T> {
        IntEnumCheck::new(self.inside.member(name), *value)
    }

    /// A picture.
    pub fn image<'s>(
        &mut self,
        name: &'static str,
        value: &'s Option<Image>,
    ) -> ImageCheck<'_, 's> {
        ImageCheck::new(self.inside.member(name), value.as_ref())
    }

    /// A date or time.
    pub fn time<'s, T>(
        &mut self,
        name: &'static str,
        value: &'s Option<T>,
    ) -> TimeCheck<'_, 's, T> {
        TimeCheck::new(self.inside.member(name), value.as_ref())
    }

    /// A list.
    pub fn list<'s, T>(
        &mut self,
        name: &'static str,
        value: &'s Option<Vec<T>>,
    ) -> ListCheck<'_, 's, T> {
        ListCheck::new(self.inside.member(name), value.as_deref())
    }

    /// A nested structure.
    pub fn structure<'s, T>(
        &mut self,
        name: &'static str,
        value: &'s Option<T>,
    ) -> StructureCheck<'_, 's, T> {
        StructureCheck::new(self.inside.member(name), value.as_ref())
    }

    /// At least one of a group must be given. If none is, the service answers with the code of a missing parameter.
    pub fn any_of(&mut self, group: &[(&'static str, bool)]) {
        let missing = self.inside.missing();
        self.any_of_else(group, missing);
    }

    /// At least one of a group must be given. If none is, the service answers with `code`.
    pub fn any_of_else(&mut self, group: &[(&'static str, bool)], code: &'static str) {
        if group.iter().any(|(_, given)| *given) {
            return;
        }
        let names: Vec<_> = group.iter().map(|(name, _)| *name).collect();
        let rule = format!("one of {} is required", names.join(", "));
        let none = "none".to_owned();
        self.inside
            .report(refuse(code), &names.join("|"), rule, none);
    }
}
