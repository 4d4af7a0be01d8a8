//! Reads the text of a vendor's page about one action, as it comes out of a browser: tables are rows with `|` or tabs, and
//! headings, titles and the form of examples may be lost.
//!
//! Rows are told apart by what their cells hold, not by the headings above them. Structures that the page names and does
//! not define get the fields that its examples have.

mod cells;
mod examples;
mod flat;
mod infer;
mod typed;

pub use examples::PageExample;

use crate::definitions::{Action, Definitions, ErrorCode, Failure, Member, Object, Wanted};
use cells::Cells;
use examples::examples;

/// What a page says.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The one action, with its request, its response, and the structures as its examples have them.
    pub definitions: Definitions,
    /// The codes of its table, in its order.
    pub codes: Vec<ErrorCode>,
    /// Its examples, in its order.
    pub examples: Vec<PageExample>,
}

/// Reads a page; `shown` is how the file is called in messages. service and version are those of `wanted`, else those of
/// the page - the host of its service, a row of its table with the version - else those of `spec`.
///
/// # Errors
///
/// The text has no table of parameters with an action, or nothing of these names service or version.
pub fn page(text: &str, shown: &str, wanted: &Wanted, spec: &Wanted) -> Result<Page, Failure> {
    let cells = Cells::of(text);
    let lacks =
        |what: &str, help: &str| Failure::new(shown, format!("the page names no {what}"), help);
    let action = cells
        .action
        .clone()
        .or_else(|| flat::action(text))
        .ok_or_else(|| {
            lacks(
                "action",
                "copy the whole page, with the row `Action` of its table or with an example",
            )
        })?;
    let service = wanted.service.clone().or_else(|| flat::service(text));
    let service = service.or_else(|| spec.service.clone());
    let service = service.ok_or_else(|| lacks("host", "give the service with --service"))?;
    let version = wanted.dashed().or(cells.version.clone());
    let version = version.or_else(|| spec.dashed());
    let version = version.ok_or_else(|| lacks("version", "give the version with --version"))?;
    let mut examples = examples(text);
    let (input, output) = (format!("{action}Request"), format!("{action}Response"));
    let object = |name: &str, members: &[Member]| Object {
        name: name.to_owned(),
        text: String::new(),
        members: members.to_vec(),
    };
    let mut objects = vec![
        object(&input, &cells.parameters),
        object(&output, &cells.fields),
    ];
    objects.extend(infer::structures(&objects, &examples));
    typed::requests(&objects, &mut examples);
    let action = Action {
        name: action,
        title: String::new(),
        text: String::new(),
        input,
        output,
        status: None,
        skip_sign: false,
    };
    let definitions = Definitions {
        service,
        version,
        title: None,
        actions: vec![action],
        objects,
    };
    crate::definitions::check(&definitions).map_err(|failure| failure.within(shown))?;
    Ok(Page {
        definitions,
        codes: cells.codes,
        examples,
    })
}

#[cfg(test)]
mod tests;
