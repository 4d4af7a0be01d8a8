//! What a flag takes.

use std::any::TypeId;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ValueHint};
use serde::Serialize;

/// What a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// Nothing: it is given or not.
    Switch,
    /// Nothing: it counts how often it is given.
    Count,
    Text,
    Integer,
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of its `values`.
    Word,
    /// The path of a file.
    File,
    /// The path of a folder.
    Folder,
}

impl Kind {
    /// What this flag takes, as clap reads it.
    pub(super) fn of(argument: &Arg) -> Self {
        match argument.get_action() {
            ArgAction::Count => Self::Count,
            ArgAction::Set | ArgAction::Append => Self::of_value(argument),
            _ => Self::Switch,
        }
    }

    fn of_value(argument: &Arg) -> Self {
        let read = argument.get_value_parser().type_id();
        let is_one_of = |types: &[TypeId]| types.iter().any(|one| read == *one);
        if is_one_of(&[TypeId::of::<bool>()]) {
            Self::Boolean
        } else if !argument.get_possible_values().is_empty() {
            Self::Word
        } else if is_one_of(&integers()) {
            Self::Integer
        } else if is_one_of(&[TypeId::of::<f32>(), TypeId::of::<f64>()]) {
            Self::Number
        } else {
            Self::hinted(
                argument.get_value_hint(),
                is_one_of(&[TypeId::of::<PathBuf>()]),
            )
        }
    }

    /// A path without a hint is that of a file.
    fn hinted(hint: ValueHint, is_path: bool) -> Self {
        match hint {
            ValueHint::DirPath => Self::Folder,
            ValueHint::FilePath | ValueHint::AnyPath => Self::File,
            _ if is_path => Self::File,
            _ => Self::Text,
        }
    }
}

fn integers() -> [TypeId; 8] {
    [
        TypeId::of::<u8>(),
        TypeId::of::<u16>(),
        TypeId::of::<u32>(),
        TypeId::of::<u64>(),
        TypeId::of::<usize>(),
        TypeId::of::<i32>(),
        TypeId::of::<i64>(),
        TypeId::of::<isize>(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::value_parser;

    #[test]
    fn the_kind_is_what_is_read() {
        let flag = || Arg::new("flag").long("flag");
        for (argument, kind) in [
            (flag(), Kind::Text),
            (flag().action(ArgAction::SetTrue), Kind::Switch),
            (flag().action(ArgAction::Count), Kind::Count),
            (
                flag()
                    .action(ArgAction::Append)
                    .value_parser(value_parser!(i64)),
                Kind::Integer,
            ),
            (
                flag().value_parser(value_parser!(u64).range(1..3)),
                Kind::Integer,
            ),
            (flag().value_parser(value_parser!(f64)), Kind::Number),
            (flag().value_parser(value_parser!(bool)), Kind::Boolean),
            (flag().value_parser(["a", "b"]), Kind::Word),
            (flag().value_parser(value_parser!(PathBuf)), Kind::File),
            (flag().value_hint(ValueHint::FilePath), Kind::File),
            (
                flag()
                    .value_parser(value_parser!(PathBuf))
                    .value_hint(ValueHint::DirPath),
                Kind::Folder,
            ),
        ] {
            assert_eq!(Kind::of(&argument), kind, "{argument:?}");
        }
    }
}
