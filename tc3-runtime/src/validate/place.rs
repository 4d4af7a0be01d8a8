//! The place of a value in a request, and reports about it.

use std::fmt;

use super::report::Findings;
use super::rule::{Rule, refuse};

/// The inside of a request, a structure or a list.
#[derive(Debug)]
pub(super) struct Inside<'f> {
    findings: &'f mut Findings,
    /// What it is the inside of; `None` for the whole request.
    outer: Option<&'f Place<'f>>,
}

/// The place of a value, as a link to the place around it. A path is written only for a report, of which most requests
/// have none.
#[derive(Debug)]
struct Place<'p> {
    outer: Option<&'p Place<'p>>,
    name: Name,
}

#[derive(Clone, Copy, Debug)]
enum Name {
    Member(&'static str),
    Item(usize),
}

impl<'f> Inside<'f> {
    /// The whole request.
    pub(super) fn request(findings: &'f mut Findings) -> Self {
        Self {
            findings,
            outer: None,
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
        let path = match self.outer {
            Some(outer) => format!("{outer}.{names}"),
            None => names.to_owned(),
        };
        self.findings.add(rule, path, text, found);
    }

    fn at(&mut self, name: Name) -> At<'_> {
        At {
            findings: self.findings,
            place: Place {
                outer: self.outer,
                name,
            },
            advisory: None,
        }
    }
}

/// The place of one value, and where to report about it.
#[derive(Debug)]
pub(super) struct At<'v> {
    findings: &'v mut Findings,
    place: Place<'v>,
    advisory: Option<&'static str>,
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
        let path = self.place.to_string();
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
        Inside {
            findings: self.findings,
            outer: Some(&self.place),
        }
    }
}

/// The path in the API's dotted notation.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = self.outer {
            write!(f, "{outer}.")?;
        }
        match self.name {
            Name::Member(name) => f.write_str(name),
            Name::Item(index) => write!(f, "{index}"),
        }
    }
}
