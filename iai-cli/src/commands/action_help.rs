//! What `--help` tells of an action above its flags.

use iai_client::DESCRIPTION;
use iai_client::description::Action;
use iai_client::service::{Effect, Site};

/// Summary, documentation, and what a caller should know before the first call.
pub(super) fn text(action: &'static Action) -> String {
    let mut parts = vec![action.summary.to_owned(), action.doc.to_owned()];
    parts.extend(action.deprecated.map(|why| format!("Deprecated: {why}")));
    parts.push(facts(action));
    parts.extend(
        action
            .outcomes
            .iter()
            .map(|one| format!("{}: {}", one.name, one.doc)),
    );
    parts.extend(action.source.map(|page| format!("Source: {page}")));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// What running it twice does, what it costs, where it is offered, and how often it may be called.
fn facts(action: &'static Action) -> String {
    let mut facts = vec![effect(action.effect).to_owned()];
    facts.extend(fees(action).map(str::to_owned));
    facts.extend(rate(action));
    facts.extend(site(action).map(str::to_owned));
    facts.join(" ")
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "It changes nothing.",
        Effect::Idempotent => "Sent twice, it does what it does once.",
        _ => {
            "Sent twice, it may do its work twice: when its response is lost, the outcome is unknown (--recover)."
        }
    }
}

fn fees(action: &Action) -> Option<&'static str> {
    let fees = DESCRIPTION.fees?;
    if fees.paid.contains(&action.action) {
        return Some("Calls cost money.");
    }
    fees.free
        .contains(&action.action)
        .then_some("Calls are free of charge.")
}

fn rate(action: &'static Action) -> Option<String> {
    let name = action.rate_group?;
    let group = DESCRIPTION
        .rates?
        .groups
        .iter()
        .find(|group| group.name == name)?;
    Some(format!(
        "The service takes {} calls per second of all actions about {name} together.",
        group.per_second
    ))
}

fn site(action: &Action) -> Option<&'static str> {
    match action.site? {
        Site::Mainland => Some("It is offered on the mainland site alone."),
        Site::International => Some("It is offered on the international site alone."),
        _ => None,
    }
}
