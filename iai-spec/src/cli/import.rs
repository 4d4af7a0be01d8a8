//! `iai-spec import`: a spec out of the vendor's definitions.

use super::{Failed, print, unusable, write};
use iai_codegen::{Problems, Sources};
use iai_spec::definitions::{Definitions, ErrorCode, Failure, Source, Wanted};
use iai_spec::import::{
    Facts, Import, LeftOut, MARK, Merge, Options, import, merge, refuse_other, service,
};
use iai_spec::page::{Page, page};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Write the spec of a service from the vendor's definitions, or add to one what is new
///
/// SOURCE is a file `api.json` of the official command line, a wheel or another zip with it, an unpacked folder, or
/// `tccli==VERSION`, which pip downloads. Nothing that was fetched is executed. What the definitions do not tell is
/// marked in the files with `# DECIDE:`.
///
/// With --merge, rows, structures, codes and actions that the spec in the folder lacks are added to it. What is there
/// stays as it is; where it differs from the definitions, that is told.
///
/// Exit codes: 0 done; 1 nothing can be expressed, or the spec has mistakes; 2 wrong usage, or a file that cannot be
/// read or written.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where the definitions are
    #[arg(conflicts_with = "page")]
    source: Option<String>,
    /// In place of definitions: the text of the vendor's page about one action, as copied from a browser
    #[arg(long, value_name = "FILE")]
    page: Option<PathBuf>,
    /// The service by its folder in the official packages, such as `iai`. A merge has that of its spec
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// The version, such as `2020-03-03`; the newest without it. A merge has that of its spec
    #[arg(long, value_name = "VERSION")]
    version: Option<String>,
    /// Error codes: a file `errorcodes.py` of the official SDK, a wheel with it, or `tencentcloud-sdk-python==VERSION`
    #[arg(long, value_name = "SOURCE", conflicts_with = "page")]
    errors: Option<String>,
    /// Take the vendor's descriptions as documentation: they are the vendor's, so keep such a spec to yourself
    #[arg(long)]
    texts: bool,
    /// Folder to write; without --merge it must not exist, or be empty
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Add to the spec in the folder what it lacks, and change nothing else
    #[arg(long)]
    merge: bool,
    /// Write nothing, and tell what would be written
    #[arg(long)]
    dry_run: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failed> {
    let spec = if arguments.merge {
        Some(read_spec(&arguments.out)?)
    } else {
        refuse_occupied(&arguments.out)?;
        None
    };
    let wanted = Wanted {
        service: arguments.service.clone(),
        version: arguments.version.clone(),
    };
    let of_spec = spec.as_ref().map(service).unwrap_or_default();
    if let Some(file) = &arguments.page {
        let page = read_page(file, &wanted, &of_spec)?;
        return write(Facts::from(&page), spec.as_ref(), arguments);
    }
    let Some(source) = &arguments.source else {
        let message = "name where the definitions are, such as `tccli==3.1.189.1` or a file `api.json`; \
                       or with --page the text of the vendor's page about one action";
        return Err((message.to_owned(), 2));
    };
    let source = Source::open(source).map_err(unread)?;
    let wanted = if source.is_file() {
        wanted
    } else {
        completed(wanted, of_spec)
    };
    let definitions = source.definitions(&wanted).map_err(unread)?;
    let codes = codes(arguments, &definitions)?;
    let facts = Facts {
        definitions: &definitions,
        codes: &codes,
        page: None,
    };
    write(facts, spec.as_ref(), arguments)
}

/// What the arguments leave open is that of the spec. Another service has other versions.
fn completed(wanted: Wanted, of_spec: Wanted) -> Wanted {
    if wanted.service.is_some() && wanted.service != of_spec.service {
        return wanted;
    }
    Wanted {
        service: wanted.service.or(of_spec.service),
        version: wanted.version.or(of_spec.version),
    }
}

fn unread(failure: Failure) -> Failed {
    (failure.to_string(), 2)
}

fn read_page(file: &Path, wanted: &Wanted, spec: &Wanted) -> Result<Page, Failed> {
    let text = fs::read_to_string(file).map_err(|error| unusable(file, &error))?;
    page(&text, &file.display().to_string(), wanted, spec).map_err(unread)
}

/// Codes of the same version: the SDK has a folder for each.
fn codes(arguments: &Arguments, definitions: &Definitions) -> Result<Vec<ErrorCode>, Failed> {
    let Some(source) = &arguments.errors else {
        return Ok(Vec::new());
    };
    let service = arguments.service.clone();
    let wanted = Wanted {
        service: service.or_else(|| Some(definitions.service.clone())),
        version: Some(definitions.version.clone()),
    };
    let codes = Source::open(source).and_then(|source| source.error_codes(&wanted));
    codes.map_err(unread)
}

/// What a person has made is never overwritten.
fn refuse_occupied(out: &Path) -> Result<(), Failed> {
    let is_empty = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(unusable(out, &error)),
    };
    if is_empty {
        return Ok(());
    }
    let message = format!(
        "{} is not empty; name another folder, or add to the spec in it with --merge",
        out.display()
    );
    Err((message, 2))
}

fn write(facts: Facts<'_>, spec: Option<&Sources>, arguments: &Arguments) -> Result<(), Failed> {
    let options = Options {
        texts: arguments.texts,
    };
    let wrong = |failure: Failure| (failure.to_string(), 1);
    let report = if let Some(spec) = spec {
        refuse_other(spec, facts.definitions).map_err(unread)?;
        let made = merge(spec, facts, options).map_err(wrong)?;
        if !arguments.dry_run {
            write::into(&arguments.out, &made.files)?;
        }
        merged(&made, arguments)
    } else {
        let made = import(facts, options).map_err(wrong)?;
        if !arguments.dry_run {
            write::folder(&arguments.out, &made.files)?;
        }
        imported(&made, arguments)
    };
    print(&report)
}

/// The spec that is added to.
fn read_spec(folder: &Path) -> Result<Sources, Failed> {
    let shown = folder.display().to_string();
    let mut problems = Problems::default();
    let sources = Sources::read(folder, &shown, &mut problems);
    if problems.is_empty() {
        return Ok(sources);
    }
    Err((problems.render(&sources).join("\n"), 2))
}

fn imported(made: &Import, arguments: &Arguments) -> String {
    let done = if arguments.dry_run {
        "would write"
    } else {
        "wrote"
    };
    format!(
        "{}{}{done} {}: {} files, {} marks `{MARK}` for a person to decide\n",
        left_out(&made.left_out),
        actions(&made.actions),
        arguments.out.display(),
        made.files.len(),
        made.marks()
    )
}

/// How many actions there are, and the names of the first.
fn actions(names: &[String]) -> String {
    let (shown, rest) = names.split_at(names.len().min(10));
    let more = match rest.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let word = if names.len() == 1 {
        "action"
    } else {
        "actions"
    };
    format!("{} {word}: {}{more}\n", names.len(), shown.join(", "))
}

fn merged(made: &Merge, arguments: &Arguments) -> String {
    let mut out = left_out(&made.left_out);
    for what in &made.differs {
        out.push_str(&format!("differs: {what}\n"));
    }
    for what in &made.added {
        out.push_str(&format!("new: {what}\n"));
    }
    let done = if arguments.dry_run {
        "would change"
    } else {
        "changed"
    };
    let (folder, files) = (arguments.out.display(), made.files.len());
    out + &format!(
        "{done} {folder}: {files} files, {} additions\n",
        made.added.len()
    )
}

fn left_out(left: &[LeftOut]) -> String {
    let row = |left: &LeftOut| format!("left out: {}: {}\n", left.action, left.construct);
    left.iter().map(row).collect()
}
