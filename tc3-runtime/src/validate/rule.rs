//! The error code of a broken rule, and how strictly rules are checked.

/// How much is checked before a request is sent. Set per client and per call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValidationLevel {
    /// Every broken rule keeps a request from being sent, also rules about which the vendor's texts disagree.
    Strict,
    /// Broken rules keep a request from being sent. Rules about which the vendor's texts disagree only give warnings,
    /// with the response.
    #[default]
    Default,
    /// Nothing is checked before sending. The service still checks.
    Off,
}

/// The error code of a broken rule, and whether the rule is certain.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub(crate) code: &'static str,
    pub(crate) advisory: Option<&'static str>,
}

/// A rule that is certain: the service would answer with `code`.
#[must_use]
pub const fn refuse(code: &'static str) -> Rule {
    Rule {
        code,
        advisory: None,
    }
}

/// A rule that is not certain, since the vendor's texts disagree about it; `reason` says how.
#[must_use]
pub const fn advise(code: &'static str, reason: &'static str) -> Rule {
    Rule {
        code,
        advisory: Some(reason),
    }
}
