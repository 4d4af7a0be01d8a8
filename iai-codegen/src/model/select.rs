//! A part of an API: some actions, and what they name.

use super::action::Action;
use super::api::Api;
use super::constraint::Rule;
use super::rows::{Named, Rows};
use super::types::{Field, Type};
use std::collections::BTreeSet;

/// Names that the actions lead to.
#[derive(Default)]
struct Reached<'a> {
    types: BTreeSet<&'a str>,
    codes: BTreeSet<&'a str>,
}

impl Api {
    /// The API with these actions alone: with the types and codes that they name, and of the service's facts those that are
    /// about them. Names that the API does not have are passed over. Actions that one of these asks (`waits`, `recovers`)
    /// are not taken along.
    #[must_use]
    pub fn only(&self, actions: &[String]) -> Self {
        let mut part = self.clone();
        part.actions = kept(&self.actions, |name| actions.iter().any(|one| one == name));
        let mut reached = Reached::default();
        self.reach(&part.actions, &mut reached);
        let Reached { types, codes } = reached;
        part.strings = kept(&self.strings, |name| types.contains(name));
        part.enums = kept(&self.enums, |name| types.contains(name));
        part.images = kept(&self.images, |name| types.contains(name));
        part.structures = kept(&self.structures, |name| types.contains(name));
        part.codes.retain(|one| codes.contains(&*one.row.code));
        part.keep_facts(actions);
        part
    }

    fn reach<'a>(&'a self, kept: &Rows<Action>, reached: &mut Reached<'a>) {
        let service = &self.service.codes;
        let all = [
            &service.missing,
            &service.wrong_type,
            &service.unknown_parameter,
        ];
        reached.codes.extend(all.map(String::as_str));
        let is_kept = |name: &String| kept.named(name).is_some();
        for action in self.actions.iter().filter(|action| is_kept(&action.name)) {
            let recovers = action.recovers.iter();
            let recovers = recovers.flat_map(|row| row.absent.iter().chain(&row.exists));
            let rules = action.rules.iter().map(|rule| &rule.code);
            let codes = action.codes.iter().chain(&action.gone);
            let codes = codes.chain(rules).chain(recovers);
            reached.codes.extend(codes.map(String::as_str));
            self.reach_fields(&action.parameters, reached);
            self.reach_fields(&action.response, reached);
        }
        let quotas = self.service.quotas.iter();
        let met = quotas.filter(|quota| quota.actions.iter().any(is_kept));
        reached
            .codes
            .extend(met.filter_map(|quota| quota.code.as_deref()));
    }

    fn reach_fields<'a>(&'a self, fields: &'a [Field], reached: &mut Reached<'a>) {
        for field in fields {
            reached.codes.extend(codes_of(&field.rules));
            reached.codes.extend(field.malformed.as_deref());
            if let Type::Refined(name)
            | Type::IntEnum(name)
            | Type::Switch(name)
            | Type::Image(name)
            | Type::Structure(name) = field.ty.item()
                && reached.types.insert(name)
            {
                self.reach_type(name, reached);
            }
        }
    }

    fn reach_type<'a>(&'a self, name: &str, reached: &mut Reached<'a>) {
        if let Some(string) = self.string(name) {
            reached.codes.extend(codes_of(&string.rules));
        }
        if let Some(known) = self.enumeration(name) {
            reached.codes.extend(known.code.as_deref());
        }
        if let Some(image) = self.image(name) {
            let sizes = [&image.encoded, &image.short_side].into_iter().flatten();
            let formats = image.formats.iter().map(|(_, code)| code);
            let long = image.long_side.iter().map(|(.., code)| code);
            let codes = image.empty.iter().chain(formats).chain(long);
            let codes = codes.chain(sizes.map(|limit| &limit.code));
            reached.codes.extend(codes.map(String::as_str));
        }
        if let Some(structure) = self.structure(name) {
            self.reach_fields(&structure.fields, reached);
        }
    }

    /// Of the service's facts, keeps those that are about the actions, or about all of them.
    fn keep_facts(&mut self, actions: &[String]) {
        let kept = &self.actions;
        let service = &mut self.service;
        let is_used = |name: &String| kept.iter().any(|one| one.group.as_ref() == Some(name));
        service.groups.retain(|group| is_used(&group.name));
        let is_used = |name: &String| kept.iter().any(|one| one.rate_group.as_ref() == Some(name));
        if let Some(rates) = &mut service.rates {
            rates.groups.retain(|group| is_used(&group.name));
        }
        if let Some(fees) = &mut service.fees {
            fees.paid.retain(|name| actions.contains(name));
            fees.free.retain(|name| actions.contains(name));
        }
        service
            .quotas
            .retain_mut(|row| is_about(&mut row.actions, actions));
        service
            .notes
            .retain_mut(|row| is_about(&mut row.actions, actions));
        let has = |variant: &String| self.codes.iter().any(|code| code.variant == *variant);
        for category in &mut self.categories {
            category.variants.retain(has);
        }
        self.categories
            .retain(|category| !category.variants.is_empty());
    }
}

fn kept<T: Named + Clone>(rows: &Rows<T>, is_kept: impl Fn(&str) -> bool) -> Rows<T> {
    let rows = rows.iter().filter(|row| is_kept(row.name()));
    rows.cloned().collect::<Vec<T>>().into()
}

/// Whether a fact is about one of the actions, or about no action by name; keeps the names of those.
fn is_about(named: &mut Vec<String>, actions: &[String]) -> bool {
    let of_all = named.is_empty();
    named.retain(|name| actions.contains(name));
    of_all || !named.is_empty()
}

fn codes_of(rules: &[Rule]) -> impl Iterator<Item = &str> {
    let codes = rules.iter().flat_map(|rule| rule.constraint.codes());
    codes.map(|(_, code)| code.as_str())
}
