//! Constraints of rows.
//!
//! All code that checks or emits constraints matches every variant, so that a new one does not compile until all of it
//! handles the new one.

/// A constraint, and whether the service itself keeps to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What values must keep to.
    pub constraint: Constraint,
    /// Why the rule only warns, if it does.
    pub advisory: Option<String>,
}

/// What values must keep to, and the code that the service answers to those that do not.
#[derive(Clone, Debug, PartialEq)]
pub enum Constraint {
    /// Length of a text in characters.
    Chars(Bounds<u64>),
    /// Length of a text in bytes of UTF-8.
    Bytes(Bounds<u64>),
    /// Characters that a text may have.
    Alphabet(Alphabet),
    /// The only texts that are allowed.
    OneOf(OneOf),
    /// A text must be a list of words.
    Words(Words),
    /// A text must be an absolute URL.
    Url {
        /// The code of a violation.
        code: String,
    },
    /// Range of a number.
    Range(Bounds<f64>),
    /// Number of items of a list.
    Items(Bounds<u64>),
    /// Items of a list must differ.
    Unique(Unique),
}

impl Constraint {
    /// The codes of its violations, each with the key that it stands in.
    #[must_use]
    pub fn codes(&self) -> Vec<(&'static str, &String)> {
        match self {
            Self::Chars(bounds) | Self::Bytes(bounds) | Self::Items(bounds) => bounds.codes(),
            Self::Range(bounds) => bounds.codes(),
            Self::Alphabet(Alphabet { code, .. })
            | Self::OneOf(OneOf { code, .. })
            | Self::Words(Words { code, .. })
            | Self::Url { code }
            | Self::Unique(Unique { code, .. }) => vec![("error", code)],
        }
    }
}

/// An inclusive bound and the code that its violation gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit<N> {
    /// The last value that is allowed.
    pub at: N,
    /// The code of a violation.
    pub code: String,
}

/// Lower and upper bound of a size or number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounds<N> {
    /// Lower bound.
    pub min: Option<Limit<N>>,
    /// Upper bound.
    pub max: Option<Limit<N>>,
    /// Upper bound that is not allowed itself.
    pub below: Option<Limit<N>>,
}

impl<N> Bounds<N> {
    fn codes(&self) -> Vec<(&'static str, &String)> {
        let under = self.min.iter().map(|limit| ("under", &limit.code));
        let over = self.max.iter().chain(&self.below);
        under
            .chain(over.map(|limit| ("over", &limit.code)))
            .collect()
    }
}

/// Characters that a text may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Alphabet {
    /// A–Z and a–z.
    pub english_letters: bool,
    /// Han ideographs.
    pub chinese_letters: bool,
    /// 0–9.
    pub digits: bool,
    /// Further single characters.
    pub symbols: String,
    /// The code of a violation.
    pub code: String,
}

/// The only texts that are allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOf {
    /// The texts.
    pub values: Vec<String>,
    /// The code of a violation.
    pub code: String,
}

/// A list of words in one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The words.
    pub values: Vec<String>,
    /// What stands between two of them.
    pub separator: String,
    /// Whether upper and lower case are the same.
    pub ignore_case: bool,
    /// The code of a violation.
    pub code: String,
}

/// Items of a list must differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Unique {
    /// The field that must differ; whole items when absent.
    pub by: Option<String>,
    /// The code of a violation.
    pub code: String,
}
