//! The mistakes of a spec as JSON. What a field means stands in the schema beside the sources.

use super::checked::Checked;
use super::pretty::pretty;
use iai_codegen::{Location, Report};
use serde::Serialize;

/// Raised when a field goes or changes its meaning; further fields may come without that.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Log {
    version: u32,
    spec: String,
    actions: usize,
    problems: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    message: String,
    hint: Option<String>,
    path: Option<String>,
    #[serde(flatten)]
    place: Place,
    first: Option<Place>,
}

#[derive(Serialize)]
struct Place {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

pub(super) fn of(checked: &Checked) -> String {
    let log = Log {
        version: VERSION,
        spec: checked.sources.folder.clone(),
        actions: checked.actions,
        problems: checked.reports().into_iter().map(entry).collect(),
    };
    pretty(&log)
}

fn entry(report: Report) -> Entry {
    Entry {
        code: report.code.id(),
        message: report.message,
        hint: report.hint,
        path: Some(report.path).filter(|path| !path.is_empty()),
        place: place(report.location),
        first: report.first.map(place),
    }
}

fn place(location: Location) -> Place {
    let (start, end) = (
        location.span.map(|(start, _)| start),
        location.span.map(|(_, end)| end),
    );
    Place {
        file: location.file,
        line: start.map(|start| start.line),
        column: start.map(|start| start.column),
        end_line: end.map(|end| end.line),
        end_column: end.map(|end| end.column),
    }
}
