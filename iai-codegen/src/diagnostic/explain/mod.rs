//! What each code means, with an example of the mistake and of what to write instead.

mod example;
mod form;
mod meaning;
mod names;

use super::code::ProblemCode;
pub use example::{Example, Explanation};

impl ProblemCode {
    /// What the code means.
    #[must_use]
    pub const fn explain(self) -> &'static Explanation {
        match self {
            Self::Syntax => &form::SYNTAX,
            Self::DuplicateKey => &form::DUPLICATE_KEY,
            Self::UnknownKey => &form::UNKNOWN_KEY,
            Self::UnknownType => &names::UNKNOWN_TYPE,
            Self::UnknownErrorCode => &names::UNKNOWN_ERROR_CODE,
            Self::MissingFolder => &form::MISSING_FOLDER,
            Self::EmptyFolder => &form::EMPTY_FOLDER,
            Self::WrongKind => &form::WRONG_KIND,
            Self::MissingKey => &form::MISSING_KEY,
            Self::LookAlike => &form::LOOK_ALIKE,
            Self::EmptyRange => &meaning::EMPTY_RANGE,
            Self::RepeatedValue => &meaning::REPEATED_VALUE,
            Self::BadDefault => &meaning::BAD_DEFAULT,
            Self::UnknownField => &names::UNKNOWN_FIELD,
            Self::BrokenExample => &meaning::BROKEN_EXAMPLE,
            Self::DefinedTwice => &names::DEFINED_TWICE,
            Self::UnknownWord => &form::UNKNOWN_WORD,
            Self::StaleCorrection => &meaning::STALE_CORRECTION,
            Self::MisplacedRule => &meaning::MISPLACED_RULE,
            Self::BadName => &names::BAD_NAME,
            Self::UnexpectedFile => &form::UNEXPECTED_FILE,
            Self::UndocumentedCode => &names::UNDOCUMENTED_CODE,
            Self::EmptyGroup => &names::EMPTY_GROUP,
            Self::EndlessType => &meaning::ENDLESS_TYPE,
            Self::Unsupported => &meaning::UNSUPPORTED,
        }
    }
}
