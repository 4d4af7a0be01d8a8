//! `iai-spec diff`: what changed between two states of an API.

use super::{Failed, print, unusable, write};
use iai_spec::definitions::Wanted;
use iai_spec::diff::{self, Ignore, RECORD, Report, Side};
use std::fs;
use std::path::{Path, PathBuf};

/// Tell what changed between two states of an API, in the words of a changelog
///
/// A side is a folder with a spec, such as `spec`; the same in a revision of git, `v0.1:spec`, written as for `git show`;
/// official definitions: a file api.json, a wheel or folder with many of them, or `tccli==VERSION`, which pip downloads; or a
/// file vendor.json that --record has made.
///
/// Only what both sides know is compared: definitions know no limits, codes or names in Rust. Each change is breaking, of
/// behaviour, additive, of documentation, or a correction (the row was wrong, and the service did not change). Where
/// programs in Rust break, a few lines show how.
///
/// Exit codes: 0 done; 1 there are changes of the kind that --fail-on names; 2 wrong usage, a spec with mistakes, or a file
/// that cannot be read or written.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The old side; with --vendor or --record the folder of the spec, `spec` when left out
    #[arg(value_name = "OLD", required_unless_present_any = ["vendor", "record"])]
    old: Option<String>,
    /// The new side
    #[arg(value_name = "NEW", required_unless_present_any = ["vendor", "record"])]
    new: Option<String>,
    /// Tell what the vendor changed since the spec was last compared: its vendor.json against these definitions
    #[arg(long, value_name = "DEFINITIONS", conflicts_with = "new")]
    vendor: Option<String>,
    /// Write the facts of these definitions into the spec's vendor.json: figures and a hash of each text, never the text
    #[arg(long, value_name = "DEFINITIONS", conflicts_with_all = ["new", "vendor"])]
    record: Option<String>,
    /// Service to take out of definitions; that of the other side when left out
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// Version of the service; that of the other side when left out
    #[arg(long, value_name = "DATE")]
    version: Option<String>,
    /// How to tell it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// When the exit code is 1
    #[arg(long, value_enum, value_name = "KIND", default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
    /// Show the lines of descriptions that went and came, where both sides have descriptions; a record has none
    #[arg(long)]
    texts: bool,
    /// YAML file of changes that were looked at: `ignore: [{ change: ID, reason: TEXT }]`; with `correction: true` they are
    /// told as corrections
    #[arg(long, value_name = "FILE")]
    ignore: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// Text for people
    Human,
    /// For programs; schema/diff.json describes it
    Json,
    /// A part of a changelog
    Markdown,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum FailOn {
    /// When a change breaks programs, or requests and responses
    Breaking,
    /// When anything changed
    Any,
    /// Never
    Never,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    if let Some(definitions) = &arguments.record {
        return record(arguments, definitions);
    }
    let ignore = arguments.ignore.as_deref().map(ignored).transpose()?;
    let (old, new) = sides(arguments).map_err(|report| (report, 2))?;
    let mut report = diff::diff(&old, &new, &ignore.unwrap_or_default());
    if !arguments.texts {
        report.drop_texts();
    }
    let text = match arguments.format {
        Format::Human => diff::human(&report),
        Format::Json => diff::json(&report),
        Format::Markdown => diff::markdown(&report),
    };
    print(&text)?;
    verdict(&report, arguments.fail_on)
}

/// The folder of the spec, where only one side is given.
fn spec(arguments: &Arguments) -> &str {
    arguments.old.as_deref().unwrap_or("spec")
}

fn sides(arguments: &Arguments) -> Result<(Side, Side), String> {
    let wanted = Wanted {
        service: arguments.service.clone(),
        version: arguments.version.clone(),
    };
    match (&arguments.vendor, &arguments.new) {
        (Some(definitions), _) => {
            let recorded = diff::recorded(Path::new(spec(arguments)))?;
            let wanted = of_side(&recorded.service, &recorded.version, &wanted);
            let now = diff::definitions(definitions, &wanted)?;
            Ok((Side::of_vendor(recorded), Side::of_vendor(now)))
        }
        (None, Some(new)) => pair(spec(arguments), new, &wanted),
        (None, None) => Err("a second side is missing".to_owned()),
    }
}

/// Definitions hold many services: which one is meant, the other side can say.
fn pair(old: &str, new: &str, wanted: &Wanted) -> Result<(Side, Side), String> {
    match diff::open(old, wanted) {
        Ok(old) => {
            let wanted = of_side(&old.facts.service, &old.facts.version, wanted);
            Ok((old, diff::open(new, &wanted)?))
        }
        Err(report) if wanted.service.is_none() => {
            let Ok(new) = diff::open(new, wanted) else {
                return Err(report);
            };
            let wanted = of_side(&new.facts.service, &new.facts.version, wanted);
            Ok((diff::open(old, &wanted)?, new))
        }
        Err(report) => Err(report),
    }
}

fn of_side(service: &str, version: &str, wanted: &Wanted) -> Wanted {
    if wanted.service.is_some() {
        return wanted.clone();
    }
    Wanted {
        service: Some(service.to_owned()),
        version: wanted.version.clone().or(Some(version.to_owned())),
    }
}

fn ignored(file: &Path) -> Result<Ignore, Failed> {
    let text = fs::read_to_string(file).map_err(|error| unusable(file, &error))?;
    Ignore::read(&text).map_err(|told| (format!("{}: {told}", file.display()), 2))
}

fn verdict(report: &Report, fail_on: FailOn) -> Result<(), Failed> {
    let (fails, what) = match fail_on {
        FailOn::Breaking => (report.is_breaking(), "there are breaking changes"),
        FailOn::Any => (!report.changes.is_empty(), "there are changes"),
        FailOn::Never => (false, ""),
    };
    if fails {
        Err((what.to_owned(), 1))
    } else {
        Ok(())
    }
}

fn record(arguments: &Arguments, definitions: &str) -> Result<(), Failed> {
    let told = |report| (report, 2);
    let wanted = Wanted {
        service: arguments.service.clone(),
        version: arguments.version.clone(),
    };
    let folder = spec(arguments);
    let side = diff::open(folder, &wanted).map_err(told)?;
    let wanted = of_side(&side.facts.service, &side.facts.version, &wanted);
    let facts = diff::definitions(definitions, &wanted).map_err(told)?;
    let file = Path::new(folder).join(RECORD);
    write::generated(&file, &diff::record(&facts), diff::RECORD_MARK)?;
    print(&format!(
        "recorded {} in {}\n",
        facts.source,
        file.display()
    ))
}
