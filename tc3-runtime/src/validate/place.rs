//! The place of a value in a request, and reports about it.

use super::report::Findings;
use super::rule::{Rule, refuse};

/// The inside of a request, a structure or a list.
#[derive(Debug)]
pub(super) struct Inside<'f> {
    findings: &'f mut Findings,
    prefix: String,
}

impl<'f> Inside<'f> {
    /// The whole request.
    pub(super) fn request(findings: &'f mut Findings) -> Self {
        Self {
            findings,
            prefix: String::new(),
        }
    }

    /// The place of a member.
    pub(super) fn member(&mut self, name: &'static str) -> At<'_> {
        self.at(Name::Member(name))
    }

    /// The place of an item of a list.
    pub(super) fn item(&mut self, index: usize) -> At<'_> {
        self.at(Name::Item(index))
    }

    /// The service's code for a required parameter that is absent.
    pub(super) fn missing(&self) -> &'static str {
        self.findings.missing
    }

    /// Reports about several members.
    pub(super) fn report(&mut self, rule: Rule, names: &str, text: String, found: String) {
        let path = join(&self.prefix, names);
        self.findings.add(rule, path, text, found);
    }

    fn at(&mut self, name: Name) -> At<'_> {
        At {
            findings: self.findings,
            prefix: &self.prefix,
            name,
            advisory: None,
        }
    }
}

/// The place of one value, and where to report about it.
#[derive(Debug)]
pub(super) struct At<'v> {
    findings: &'v mut Findings,
    prefix: &'v str,
    name: Name,
    advisory: Option<&'static str>,
}

#[derive(Clone, Copy, Debug)]
enum Name {
    Member(&'static str),
    Item(usize),
}

impl At<'_> {
    /// None of the rules that are checked from now on is certain; `reason` says why.
    pub(super) fn advise(&mut self, reason: &'static str) {
        self.advisory = Some(reason);
    }

    /// Reports that a rule is broken. `text` says the rule, `found` what there is instead.
    pub(super) fn report(&mut self, rule: Rule, text: String, found: impl Into<String>) {
        let rule = Rule {
            advisory: rule.advisory.or(self.advisory),
            ..rule
        };
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

    /// The inside of this value, for members or items.
    pub(super) fn inside(&mut self) -> Inside<'_> {
        let prefix = self.path();
        Inside {
            findings: self.findings,
            prefix,
        }
    }

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
