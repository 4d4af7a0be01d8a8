//! Constraints of rows.

use crate::load::At;

/// An inclusive bound and the code that its violation gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit<N> {
    /// The last value that is allowed.
    pub at: At<N>,
    /// The code of a violation.
    pub code: At<String>,
}

/// Lower and upper bound of a size or number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds<N> {
    /// Where the constraint stands.
    pub place: At<()>,
    /// Lower bound.
    pub min: Option<Limit<N>>,
    /// Upper bound.
    pub max: Option<Limit<N>>,
    /// Upper bound that is not allowed itself.
    pub below: Option<Limit<N>>,
    /// Why the rule only warns, if it does.
    pub advisory: Option<At<String>>,
}

/// Characters that a string may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Alphabet {
    /// Where the constraint stands.
    pub place: At<()>,
    /// A–Z and a–z.
    pub english_letters: bool,
    /// Han ideographs.
    pub chinese_letters: bool,
    /// 0–9.
    pub digits: bool,
    /// Further single characters.
    pub symbols: String,
    /// The code of a violation.
    pub code: At<String>,
    /// Why the rule only warns, if it does.
    pub advisory: Option<At<String>>,
}

/// A rule without a value: a code, and a reason when it only warns.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeRule {
    /// Where the constraint stands.
    pub place: At<()>,
    /// The code of a violation.
    pub code: At<String>,
    /// Why the rule only warns, if it does.
    pub advisory: Option<At<String>>,
}

/// The only texts that are allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOf {
    /// The texts.
    pub values: Vec<At<String>>,
    /// The rule.
    pub rule: CodeRule,
}

/// A list of words in one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The words.
    pub values: Vec<At<String>>,
    /// What stands between two of them.
    pub separator: String,
    /// Whether upper and lower case are the same.
    pub ignore_case: bool,
    /// The rule.
    pub rule: CodeRule,
}

/// Items of a list must differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Unique {
    /// The field that must differ; whole items when absent.
    pub by: Option<At<String>>,
    /// The rule.
    pub rule: CodeRule,
}

/// All constraints that a row may carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Length in characters.
    pub chars: Option<Bounds<u64>>,
    /// Length in bytes of UTF-8.
    pub bytes: Option<Bounds<u64>>,
    /// Allowed characters.
    pub alphabet: Option<Alphabet>,
    /// The only texts that are allowed.
    pub one_of: Option<OneOf>,
    /// Must be a list of words.
    pub words: Option<Words>,
    /// Must be an absolute URL.
    pub url: Option<CodeRule>,
    /// Range of a number.
    pub range: Option<Bounds<f64>>,
    /// Number of items.
    pub items: Option<Bounds<u64>>,
    /// Items must differ.
    pub unique: Option<Unique>,
}
