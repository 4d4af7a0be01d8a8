//! Facts of the service that no request can break: constants for programs, and sentences for documentation.

use super::context::Context;
use super::docs;
use super::output::Output;
use crate::model::{Action, Fees, Note, Quota, Service};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    quotas(context, output);
    if let Some(table) = &context.api.service.fees {
        fees(table, output);
    }
}

fn quotas(context: &Context<'_>, output: &mut Output) {
    let quotas = &context.api.service.quotas;
    if quotas.is_empty() {
        return;
    }
    let doc = docs::paragraphs([
        "How much of something there may be.",
        "These are the figures of the vendor's pages; an account may have others. No request is checked against them, \
         since they depend on what is stored.",
    ]);
    output.head("quotas", quote!(#doc pub));
    for quota in quotas {
        let name = format_ident!("{}", quota.name.to_uppercase());
        let max = Literal::u64_unsuffixed(quota.max);
        let doc = docs::paragraphs([docs::prose(&quota.doc), beyond(context, quota)]);
        let item = quote!(#doc pub const #name: u64 = #max;);
        output.push("quotas", format!("const {name}"), item);
    }
}

/// What the service answers when there would be more, and where the figure comes from.
fn beyond(context: &Context<'_>, quota: &Quota) -> String {
    let code = quota.code.as_ref().map(|code| {
        let known = context
            .api
            .codes
            .iter()
            .find(|known| known.row.code == *code);
        let meaning = known.map_or("", |known| &*known.row.meaning);
        docs::told(format!("Beyond it the service answers `{code}`"), meaning)
    });
    let source = quota.source.as_ref().map(|page| source(page));
    let parts: Vec<String> = code.into_iter().chain(source).collect();
    parts.join("\n\n")
}

fn fees(table: &Fees, output: &mut Output) {
    let source = table.source.as_ref().map(|page| source(page));
    let doc = docs::paragraphs([
        "Which actions cost money, by the vendor's pages. Of an action in neither list they tell nothing.".to_owned(),
        source.unwrap_or_default(),
    ]);
    output.head("fees", quote!(#doc pub));
    let paid = "Actions whose calls are paid for. A repeated request may be paid for as well.";
    output.push("fees", "const PAID", list("PAID", paid, &table.paid));
    let free = "Actions whose calls are free of charge.";
    output.push("fees", "const FREE", list("FREE", free, &table.free));
}

fn list(name: &str, doc: &str, actions: &[String]) -> TokenStream {
    let (name, doc) = (format_ident!("{name}"), docs::paragraphs([doc]));
    quote!(#doc pub const #name: &[&str] = &[#(#actions),*];)
}

fn source(page: &str) -> String {
    format!("Source: {}", docs::link(page))
}

/// A sentence with the page that tells it.
fn told(text: &str, page: &Option<String>) -> String {
    let page = page.as_ref();
    let page = page.map_or_else(String::new, |page| format!(" ({})", docs::link(page)));
    format!("{text}{page}")
}

/// What the documentation of the client says of the whole service.
pub(crate) fn of_service(service: &Service) -> Vec<String> {
    let notes = service.notes.iter().filter(|note| note.actions.is_empty());
    notes.map(note).collect()
}

/// What the documentation of an action says: its price, the quotas that it can meet, and notes.
pub(crate) fn of_action(service: &Service, action: &Action) -> Vec<String> {
    let names_it = |actions: &[String]| actions.contains(&action.name);
    let fee = service.fees.as_ref().and_then(|fees| {
        let sentence = if names_it(&fees.paid) {
            "A call is paid for, and a repeated request may be paid for as well."
        } else if names_it(&fees.free) {
            "A call is free of charge."
        } else {
            return None;
        };
        Some(told(sentence, &fees.source))
    });
    let quotas = service.quotas.iter().filter(|row| names_it(&row.actions));
    let rows: Vec<String> = quotas.map(row).collect();
    let quotas = (!rows.is_empty()).then(|| format!("Quotas:\n\n{}", rows.join("\n")));
    let notes = service.notes.iter().filter(|note| names_it(&note.actions));
    let facts = fee.into_iter().chain(quotas);
    facts.chain(notes.map(note)).collect()
}

fn row(quota: &Quota) -> String {
    let name = quota.name.to_uppercase();
    format!(
        "- `quotas::{name}`, {}: {}",
        quota.max,
        docs::prose(&quota.doc)
    )
}

fn note(note: &Note) -> String {
    told(&docs::prose(&note.doc), &note.source)
}
