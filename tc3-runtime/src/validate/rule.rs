//! Which code stands for breaking a rule, and how strictly rules are kept.

/// How much is checked before a request is sent. Set per client and per call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValidationLevel {
    /// Everything refuses, also rules about which the vendor's own texts disagree.
    Strict,
    /// Plain rules refuse; rules about which the texts disagree come back as warnings beside the
    /// response.
    #[default]
    Default,
    /// Nothing is checked. The service will.
    Off,
}

/// Which error code stands for breaking a rule, and whether the rule is certain.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub(crate) code: &'static str,
    pub(crate) advisory: Option<&'static str>,
}

/// A rule that is certain; the service would answer `code`.
#[must_use]
pub const fn refuse(code: &'static str) -> Rule {
    Rule {
        code,
        advisory: None,
    }
}

/// A rule about which the vendor's texts disagree, and how: `reason`.
#[must_use]
pub const fn advise(code: &'static str, reason: &'static str) -> Rule {
    Rule {
        code,
        advisory: Some(reason),
    }
}
