//! Keys of an action that is there: its errors and examples from a page, its paging from definitions.

use super::super::made::{Facts, MARK, Options};
use super::super::uses::Call;
use super::super::{actions, examples, paging};
use super::lists::Lists;
use super::text::Item;
use crate::page::Page;
use iai_codegen::Api;
use iai_codegen::place::Spanned;
use iai_codegen::read::ast::{Action, Field};
use iai_codegen::read::platform_codes;

/// Fills keys that are not there, or that still have their mark.
pub(super) struct Keys<'m> {
    /// The spec as it is.
    pub(super) api: &'m Api,
    pub(super) facts: Facts<'m>,
    pub(super) options: Options,
}

impl Keys<'_> {
    /// Whether the action names all codes of its page now.
    pub(super) fn fill(&self, row: &Action, call: &Call<'_>, lists: &mut Lists<'_>) -> bool {
        let Some(page) = self.facts.page else {
            fill_paging(row, call, lists);
            return false;
        };
        self.examples(row, page, lists);
        self.errors(row, page, lists)
    }

    fn errors(&self, row: &Action, page: &Page, lists: &mut Lists<'_>) -> bool {
        let name = &row.name.value;
        let lacks: Vec<&str> = self.lacking(name, page);
        if lacks.is_empty() {
            return true;
        }
        if replace_marked(row, &actions::documented(&page.codes), lists).is_some() {
            lists.added(format!("errors of the page to {name}"));
            return true;
        }
        let lacks = lacks.join(", ");
        lists.differ(
            &row.name,
            format!("errors of {name} are left alone; the page has these as well: {lacks}"),
        );
        false
    }

    /// The codes of the page that the action does not name. Any action may answer those of the platform.
    fn lacking<'p>(&self, action: &str, page: &'p Page) -> Vec<&'p str> {
        let named = self.api.action(action).map(|action| &action.codes);
        let platform = platform_codes();
        let codes = page.codes.iter().map(|row| &row.code);
        let lacking = codes.filter(|code| {
            !platform.contains(code) && named.is_none_or(|named| !named.contains(code))
        });
        lacking.map(String::as_str).collect()
    }

    fn examples(&self, row: &Action, page: &Page, lists: &mut Lists<'_>) {
        let (name, here, there) = (&row.name.value, row.examples.len(), page.examples.len());
        if here >= there {
            return;
        }
        let text = examples::text(&page.examples, self.options);
        if here == 0 && append(&row.name, "examples", text, lists).is_some() {
            lists.added(format!("examples of the page to {name}"));
        } else {
            lists.differ(
                &row.name,
                format!("examples of {name} are left alone; the page has {there}, the spec {here}"),
            );
        }
    }
}

/// Puts the text in the place of `errors: {}` with its mark.
fn replace_marked(row: &Action, text: &str, lists: &mut Lists<'_>) -> Option<()> {
    let lines = lists.lines(&row.name)?;
    let at = lines.key("errors")?;
    let line = lines.line(at);
    if !line.starts_with("errors: {}") || !line.contains(MARK) {
        return None;
    }
    lines.replace(at, text.trim_start().to_owned());
    Some(())
}

/// Puts a key at the end of the file, unless it is there.
fn append(at: &Spanned<String>, key: &str, text: String, lists: &mut Lists<'_>) -> Option<()> {
    let lines = lists.lines(at)?;
    if lines.key(key).is_some() {
        return None;
    }
    lines.insert(lines.len(), text);
    Some(())
}

fn fill_paging(row: &Action, call: &Call<'_>, lists: &mut Lists<'_>) {
    let Some(paging) = paging::paging(call).filter(|_| row.paging.is_none()) else {
        return;
    };
    let name = &row.name.value;
    if paging.is_certain {
        if ahead_of_errors(&row.name, &paging.key, lists).is_some() {
            lists.added(format!("paging to {name}"));
        }
        return;
    }
    let has = |fields: &[Field], rows: &[&str]| {
        rows.iter()
            .all(|name| fields.iter().any(|field| *field.name == **name))
    };
    let (asked, answered) = &paging.rows;
    // Where all rows were there, somebody has decided it.
    if !(has(&row.parameters, asked) && has(&row.response, answered)) {
        lists.differ(
            &row.name,
            format!("paging of {name} is left alone; it may be `{}`", paging.key),
        );
    }
}

/// Puts a key where an import has it: before the errors, or at the end.
fn ahead_of_errors(at: &Spanned<String>, text: &str, lists: &mut Lists<'_>) -> Option<()> {
    let lines = lists.lines(at)?;
    match lines.key("errors") {
        Some(line) => {
            let start = lines.start(Item { line, indent: 0 });
            lines.insert(start, format!("{text}\n\n"));
        }
        None => lines.insert(lines.len(), format!("\n{text}\n")),
    }
    Some(())
}
