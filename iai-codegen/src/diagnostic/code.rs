//! The stable codes of problems.

/// What kind of mistake a problem is. Codes are stable: they are never given to another mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProblemCode {
    /// `S001`: the file is not YAML that can be read.
    Syntax,
    /// `S002`: a key stands twice in one mapping.
    DuplicateKey,
    /// `S003`: a key that the format does not have.
    UnknownKey,
    /// `S004`: a type that neither the format nor the spec defines.
    UnknownType,
    /// `S005`: an error code that the spec does not define.
    UnknownErrorCode,
    /// `S006`: the folder, or a file that every spec needs, is missing.
    MissingFolder,
    /// `S007`: the spec describes no action.
    EmptyFolder,
    /// `S008`: a value of the wrong kind, such as a number where text belongs.
    WrongKind,
    /// `S009`: a key that must be there is missing.
    MissingKey,
    /// `S010`: plain text that other YAML readers take for a date, a number or a boolean.
    LookAlike,
    /// `S011`: a lower bound above the upper bound, or a bound that is no size.
    EmptyRange,
    /// `S012`: a value that stands twice in one enumeration, or a code in one category.
    RepeatedValue,
    /// `S013`: a default that its own type or constraint does not allow.
    BadDefault,
    /// `S014`: a rule, outcome or constraint that names a row which does not exist.
    UnknownField,
    /// `S015`: an example that its own table does not allow.
    BrokenExample,
    /// `S016`: two definitions of one name.
    DefinedTwice,
    /// `S017`: a word where the format knows a fixed list of words.
    UnknownWord,
    /// `S018`: a correction that points nowhere or is needed no longer.
    StaleCorrection,
    /// `S019`: a constraint on a type that it does not fit.
    MisplacedRule,
    /// `S020`: a name that makes no Rust name, or the same one as another row.
    BadName,
    /// `S021`: a file that is not read, or not where its content belongs.
    UnexpectedFile,
    /// `S022`: an error code that neither an action nor a set names.
    UndocumentedCode,
    /// `S023`: a group that no action belongs to, or a category without codes.
    EmptyGroup,
    /// `S024`: a structure of which no value could ever end, since it must hold itself.
    EndlessType,
    /// `S025`: something that the runtime can neither send nor read.
    Unsupported,
}

impl ProblemCode {
    /// All codes, in order.
    pub const ALL: [Self; 25] = [
        Self::Syntax,
        Self::DuplicateKey,
        Self::UnknownKey,
        Self::UnknownType,
        Self::UnknownErrorCode,
        Self::MissingFolder,
        Self::EmptyFolder,
        Self::WrongKind,
        Self::MissingKey,
        Self::LookAlike,
        Self::EmptyRange,
        Self::RepeatedValue,
        Self::BadDefault,
        Self::UnknownField,
        Self::BrokenExample,
        Self::DefinedTwice,
        Self::UnknownWord,
        Self::StaleCorrection,
        Self::MisplacedRule,
        Self::BadName,
        Self::UnexpectedFile,
        Self::UndocumentedCode,
        Self::EmptyGroup,
        Self::EndlessType,
        Self::Unsupported,
    ];

    /// The code as printed, such as `S004`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Syntax => "S001",
            Self::DuplicateKey => "S002",
            Self::UnknownKey => "S003",
            Self::UnknownType => "S004",
            Self::UnknownErrorCode => "S005",
            Self::MissingFolder => "S006",
            Self::EmptyFolder => "S007",
            Self::WrongKind => "S008",
            Self::MissingKey => "S009",
            Self::LookAlike => "S010",
            Self::EmptyRange => "S011",
            Self::RepeatedValue => "S012",
            Self::BadDefault => "S013",
            Self::UnknownField => "S014",
            Self::BrokenExample => "S015",
            Self::DefinedTwice => "S016",
            Self::UnknownWord => "S017",
            Self::StaleCorrection => "S018",
            Self::MisplacedRule => "S019",
            Self::BadName => "S020",
            Self::UnexpectedFile => "S021",
            Self::UndocumentedCode => "S022",
            Self::EmptyGroup => "S023",
            Self::EndlessType => "S024",
            Self::Unsupported => "S025",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_up_without_a_gap() {
        for (index, code) in ProblemCode::ALL.into_iter().enumerate() {
            assert_eq!(code.id(), format!("S{:03}", index + 1));
        }
    }
}
