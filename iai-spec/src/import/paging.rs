//! Actions that list things page by page.

use super::figures::{Figure, figures};
use super::made::MARK;
use super::uses::Call;
use crate::definitions::{Base, Member, Object};

/// The key `paging` of an action.
pub(super) struct Paging<'d> {
    /// `paging: { … }`.
    pub(super) key: String,
    /// Whether nothing of it is left to decide.
    pub(super) is_certain: bool,
    /// The rows that it names: of the request, and of the response.
    pub(super) rows: ([&'d str; 2], Vec<&'d str>),
}

/// The key, or the mark of one that a person must decide; nothing for an action without pages.
pub(super) fn text(call: &Call<'_>) -> String {
    match paging(call) {
        Some(Paging {
            key, is_certain, ..
        }) if is_certain => format!("\n{key}\n"),
        Some(Paging { key, .. }) => format!("\n{MARK} {key}\n"),
        None => String::new(),
    }
}

/// How the things of an action are listed; `None` for an action without pages.
pub(super) fn paging<'d>(call: &Call<'d>) -> Option<Paging<'d>> {
    let offset = number(call.input, |name| name == "Offset")?;
    let limit = number(call.input, |name| name == "Limit")?;
    let items = only_list(call.output)?;
    let total = total(call.output);
    let max = largest(limit);
    let known = total.map_or(String::new(), |total| format!(", total: {}", total.name));
    let max_shown = max.map_or("?".to_owned(), |max| max.to_string());
    let key = format!(
        "paging: {{ offset: {}, limit: {}, max: {max_shown}, items: {}{known} }}",
        offset.name, limit.name, items.name
    );
    let answered = [Some(items), total].into_iter().flatten();
    Some(Paging {
        key,
        // With a total and a figure nothing is left to decide.
        is_certain: max.is_some() && total.is_some_and(|total| total.name.starts_with("Total")),
        rows: (
            [&offset.name, &limit.name],
            answered.map(|member| &*member.name).collect(),
        ),
    })
}

/// The largest page, if the text has one figure for it.
fn largest(limit: &Member) -> Option<u64> {
    let found = figures(&limit.text);
    let mut most = found.iter().filter_map(|figure| match figure {
        Figure::AtMost(most, _) | Figure::Range(_, most, _) => {
            most.parse().ok().filter(|most| *most > 0)
        }
        _ => None,
    });
    let first = most.next()?;
    most.all(|other| other == first).then_some(first)
}

fn number(object: &Object, is_named: impl Fn(&str) -> bool) -> Option<&Member> {
    let is_number =
        |member: &&Member| matches!(member.ty.base, Base::Int64 | Base::Uint64) && !member.ty.list;
    object
        .enabled()
        .filter(is_number)
        .find(|member| is_named(&member.name))
}

/// The one list of the response.
fn only_list(output: &Object) -> Option<&Member> {
    let mut lists = output.enabled().filter(|member| member.ty.list);
    let first = lists.next()?;
    lists.next().is_none().then_some(first)
}

/// The one whole number of the response that counts.
fn total(output: &Object) -> Option<&Member> {
    let counts =
        |name: &str| name.starts_with("Total") || name.ends_with("Num") || name.ends_with("Count");
    let first = number(output, counts)?;
    number(output, |name| counts(name) && name != first.name)
        .is_none()
        .then_some(first)
}
