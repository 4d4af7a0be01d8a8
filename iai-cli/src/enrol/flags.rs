//! The flags of `iai enrol` and its commands.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ValueHint, value_parser};
use iai_enrol::engine::{Duplicates, MultipleFaces};
use iai_enrol::table::{Encoding, Mapping, Pattern, TableFormat};

use super::shard::ShardFlag;

const TABLE: &str = "Table";
const RUN: &str = "Run";
const FACES: &str = "Faces";

/// The table, or the folder in its place.
pub(super) fn input() -> Vec<Arg> {
    vec![
        Arg::new("table")
            .value_name("TABLE")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .required_unless_present("from-folder")
            .help("The table: CSV, or JSON Lines (.jsonl)"),
        path("from-folder", "DIR")
            .value_hint(ValueHint::DirPath)
            .conflicts_with("table")
            .help("In place of a table: a picture, or a folder of pictures, for each person"),
    ]
}

/// How the table is read.
pub(super) fn table() -> Vec<Arg> {
    let flags = [
        Arg::new("pattern")
            .value_name("PATTERN")
            .requires("from-folder")
            .value_parser(Pattern::from_str)
            .help("What the names of files tell, such as {person_id}_{person_name} (default: id and name are the same)"),
        Arg::new("group-id")
            .value_name("GROUP")
            .help("Group of all rows, or of those that name none in group_id"),
        path("pictures", "DIR")
            .value_hint(ValueHint::DirPath)
            .help("Folder that the pictures of the table are in (default: that of the table)"),
        Arg::new("column")
            .value_name("COLUMN=HEADING")
            .action(ArgAction::Append)
            .value_parser(Mapping::from_str)
            .help("What a column is called in the table: person_id='Employee No'; once for each"),
        Arg::new("ignore")
            .value_name("HEADING")
            .action(ArgAction::Append)
            .help("A column of the table that is for others; once for each"),
        Arg::new("encoding")
            .value_name("ENCODING")
            .value_parser(Encoding::from_str)
            .help("Encoding of the table: utf-8, gbk, big5, utf-16le, … (default: utf-8)"),
        Arg::new("delimiter")
            .value_name("SIGN")
            .value_parser(delimiter)
            .help("What stands between cells: `,`, `;` or tab (default: what the first line has)"),
        Arg::new("format")
            .value_name("FORMAT")
            .value_parser(TableFormat::from_str)
            .help("csv or jsonl (default: what the name of the file tells)"),
    ];
    flags.map(|flag| named(flag).help_heading(TABLE)).into()
}

/// Which part of the table, and its journal.
pub(super) fn part() -> Vec<Arg> {
    let flags = [
        Arg::new("shard")
            .value_name("I/N")
            .value_parser(ShardFlag::from_str)
            .help("Enrol part I of N, from 1/N to N/N; job/N takes the part from JOB_COMPLETION_INDEX"),
        path("journal", "FILE")
            .value_hint(ValueHint::FilePath)
            .help("The journal (default: TABLE.journal, of a shard TABLE.I-of-N.journal)"),
    ];
    flags.map(|flag| named(flag).help_heading(RUN)).into()
}

/// The journals, of the whole table or of its parts.
pub(super) fn journals() -> Vec<Arg> {
    let more = |flag: Arg| {
        match flag.get_id().as_str() {
        "journal" => flag.action(ArgAction::Append).help(
            "A journal; once for each shard (default: TABLE.journal, else all TABLE.I-of-N.journal)",
        ),
        _ => flag.help("Part I of N alone"),
    }
    };
    part().into_iter().map(more).collect()
}

/// Where the report goes.
pub(super) fn report() -> Arg {
    named(path("report", "DIR"))
        .value_hint(ValueHint::DirPath)
        .help_heading(RUN)
        .help("Folder of the report (default: TABLE.report)")
}

/// How people are enrolled.
pub(super) fn run() -> Vec<Arg> {
    let run = [
        Arg::new("check")
            .action(ArgAction::SetTrue)
            .help("Check all rows and pictures, tell all mistakes, and send nothing"),
        Arg::new("concurrency")
            .value_name("ROWS")
            .value_parser(RangedU64ValueParser::<usize>::new().range(1..=256))
            .help("Rows at a time (default: 16)"),
        Arg::new("free-faces")
            .value_name("NUMBER")
            .value_parser(value_parser!(u64))
            .help("Faces that the account has room for; a table with more is refused before the first call"),
    ];
    let faces = [
        Arg::new("duplicates")
            .value_name("WHAT")
            .value_parser(duplicates())
            .help("What to do about a person who looks like one of the group: report, skip or attach (default: report)"),
        level("unique-person-control")
            .help("Ask the service whether the person is there under another id: 1 (finds most) to 4 (0: no, the default)"),
        Arg::new("multiple-faces")
            .value_name("WHAT")
            .value_parser(multiple_faces())
            .help("What to do about a picture with several faces: largest, refuse or report (default: largest)"),
        level("quality-control")
            .help("Least quality of pictures: 1 to 4 (0: any, the default)"),
        Arg::new("rotate")
            .action(ArgAction::SetTrue)
            .help("Find faces in pictures that are turned"),
    ];
    let run = run.map(|flag| named(flag).help_heading(RUN));
    let faces = faces.map(|flag| named(flag).help_heading(FACES));
    run.into_iter().chain(faces).collect()
}

fn path(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name(value)
        .value_parser(value_parser!(PathBuf))
}

fn level(name: &'static str) -> Arg {
    Arg::new(name)
        .value_name("LEVEL")
        .value_parser(RangedU64ValueParser::<u64>::new().range(0..=4))
}

/// The flag is called what its id is.
fn named(flag: Arg) -> Arg {
    let id = flag.get_id().to_string();
    flag.long(id)
}

fn delimiter(text: &str) -> Result<u8, String> {
    match (text, text.as_bytes()) {
        ("tab" | "\\t", _) => Ok(b'\t'),
        (_, &[sign]) if sign.is_ascii() && sign != b'"' => Ok(sign),
        _ => Err("write one sign, such as `;`, or the word tab".to_owned()),
    }
}

fn duplicates() -> impl TypedValueParser<Value = Duplicates> {
    PossibleValuesParser::new(["report", "skip", "attach"]).map(|word| match &*word {
        "skip" => Duplicates::Skip,
        "attach" => Duplicates::Attach,
        _ => Duplicates::Report,
    })
}

fn multiple_faces() -> impl TypedValueParser<Value = MultipleFaces> {
    PossibleValuesParser::new(["largest", "refuse", "report"]).map(|word| match &*word {
        "refuse" => MultipleFaces::Refuse,
        "report" => MultipleFaces::Report,
        _ => MultipleFaces::Largest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delimiter_is_one_sign() {
        for (text, expected) in [
            (",", Some(b',')),
            (";", Some(b';')),
            ("tab", Some(b'\t')),
            ("\t", Some(b'\t')),
            ("\\t", Some(b'\t')),
            ("\"", None),
            ("", None),
            (",,", None),
            ("，", None),
        ] {
            assert_eq!(delimiter(text).ok(), expected, "{text}");
        }
    }
}
