//! What a tool says of itself, for a model to read.

use iai_client::DESCRIPTION;
use iai_client::description::{Action, AnyOf, Effect, Kind, Quota, RateGroup, Site};

use super::session::Session;

/// What a model should know before it calls the action.
pub(super) fn description(action: &Action, session: Session) -> String {
    let mut lines = vec![action.summary.to_owned(), action.doc.to_owned()];
    lines.extend(session.missing(action.effect).map(not_allowed));
    lines.push(effect(action.effect).to_owned());
    lines.push(pictures(action, session));
    lines.extend(action.rules.iter().map(choice));
    lines.extend(outcomes(action));
    lines.push(pages(action));
    lines.push(job(action));
    lines.push(fee(action).to_owned());
    lines.push(rate(action));
    lines.extend(quotas(action));
    lines.extend(notes(action));
    lines.push(errors(action));
    lines.push(site(action).to_owned());
    lines.extend(action.deprecated.map(|why| format!("Deprecated: {why}")));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn not_allowed(word: &str) -> String {
    format!(
        "NOT ALLOWED in this session: calls are refused. The user can allow it by starting the server with `--allow {word}`."
    )
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "Effect: reads, changes nothing.",
        Effect::Idempotent => {
            "Effect: changes or deletes; a second call leaves things as the first one did."
        }
        _ => {
            "Effect: creates or changes; a second call fails or does it twice. If an error says that the outcome is \
              unknown, look for the thing before you call again."
        }
    }
}

fn pictures(action: &Action, session: Session) -> String {
    let names = action
        .parameters
        .iter()
        .filter(|row| row.kind == Kind::Image);
    let names: Vec<_> = names.map(|row| row.name).collect();
    if names.is_empty() || session.with_pictures && !session.fits {
        return String::new();
    }
    if session.fits {
        return "Pictures of the folder that are beyond the limits are turned and scaled to fit."
            .to_owned();
    }
    let names = names.join(" and ");
    format!(
        "Files are not taken as pictures ({names}); for that the server is started with `--pictures DIR`."
    )
}

/// A rule that several parameters share.
fn choice(rule: &AnyOf) -> String {
    let names = rule.any_of.join(" or ");
    let several = rule
        .prefer
        .map(|name| format!(" Of several only {name} is sent."));
    format!(
        "Give at least one of {names}.{}",
        several.unwrap_or_default()
    )
}

/// What a success can mean, where it can mean several things.
fn outcomes(action: &Action) -> impl Iterator<Item = String> {
    action.outcomes.iter().map(|outcome| match outcome.when {
        Some(field) => format!("If the answer has {field}: {}", outcome.doc),
        None => format!("Otherwise: {}", outcome.doc),
    })
}

fn pages(action: &Action) -> String {
    let Some(paging) = action.paging else {
        return String::new();
    };
    format!(
        "Gives one page: {} is the number of items (at most {}), {} the position of the first. `_next_page` in an answer has \
         the arguments for the next page.",
        paging.limit, paging.max, paging.offset
    )
}

fn job(action: &Action) -> String {
    let Some(waits) = action.waits else {
        return String::new();
    };
    let tool = DESCRIPTION
        .action(waits.poll)
        .map_or(waits.poll, |poll| poll.method);
    let (done, failed) = (waits.done.join(" or "), waits.failed.join(" or "));
    format!(
        "Starts a job. Ask `{tool}` how it stands: {} is {done} when it has succeeded, {failed} when it has failed.",
        waits.state
    )
}

fn fee(action: &Action) -> &'static str {
    let named = |names: &[&str]| names.contains(&action.action);
    match DESCRIPTION.fees {
        Some(fees) if named(fees.paid) => "Cost: each call is paid for.",
        Some(fees) if named(fees.free) => "Cost: free of charge.",
        _ => "Cost: not known.",
    }
}

fn rate(action: &Action) -> String {
    let groups = DESCRIPTION.rates.map_or(&[][..], |rates| rates.groups);
    let named = |group: &&RateGroup| action.rate_group == Some(group.name);
    let told = |group: &RateGroup| {
        let RateGroup {
            name, per_second, ..
        } = group;
        format!(
            "Rate: {per_second} calls a second, all tools of the group `{name}` together; faster calls wait."
        )
    };
    groups.iter().find(named).map(told).unwrap_or_default()
}

fn quotas(action: &Action) -> impl Iterator<Item = String> {
    let name = action.action;
    let can_meet = move |quota: &&Quota| quota.actions.contains(&name);
    DESCRIPTION.quotas.iter().filter(can_meet).map(|quota| {
        let code = quota.error.map(|code| format!(" Beyond it: {code}."));
        format!(
            "Quota: at most {}. {}{}",
            quota.max,
            quota.doc,
            code.unwrap_or_default()
        )
    })
}

fn notes(action: &Action) -> impl Iterator<Item = String> {
    let name = action.action;
    let notes = DESCRIPTION.notes.iter();
    let about = notes.filter(move |note| note.actions.contains(&name));
    about.map(|note| format!("Note: {}", note.doc))
}

/// The codes that at most half of the actions document. What all have in common tells nothing of this one.
fn errors(action: &Action) -> String {
    let actions = DESCRIPTION.actions;
    let is_own = |code: &&&str| {
        let with = actions.iter().filter(|other| other.errors.contains(code));
        with.count() * 2 <= actions.len()
    };
    let own: Vec<_> = action.errors.iter().filter(is_own).copied().collect();
    match own.as_slice() {
        [] => String::new(),
        own => format!("Errors that not every tool has: {}.", own.join(", ")),
    }
}

fn site(action: &Action) -> &'static str {
    match action.site {
        Some(Site::Mainland) => "Only on the mainland site of the vendor.",
        Some(Site::International) => "Only on the international site of the vendor.",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::allowed::Allowed;
    use super::*;

    fn told(action: &str, session: Session) -> String {
        description(DESCRIPTION.action(action).unwrap(), session)
    }

    #[test]
    fn a_list() {
        let expected = "\
Lists the persons of a group.
Effect: reads, changes nothing.
Gives one page: Limit is the number of items (at most 1000), Offset the position of the first. `_next_page` in an answer has \
the arguments for the next page.
Cost: free of charge.
Rate: 50 calls a second, all tools of the group `management` together; faster calls wait.";
        assert_eq!(told("GetPersonList", Session::default()), expected);
    }

    #[test]
    fn what_a_model_must_know_before_a_create() {
        let told = told("CreatePerson", Session::default());
        let lines = [
            "NOT ALLOWED in this session: calls are refused. The user can allow it by starting the server with `--allow create`.",
            "Effect: creates or changes; a second call fails or does it twice. If an error says that the outcome is unknown, \
             look for the thing before you call again.",
            "Files are not taken as pictures (Image); for that the server is started with `--pictures DIR`.",
            "Give at least one of Url or Image. Of several only Url is sent.",
            "If the answer has SimilarPersonId: Someone in the group looks like this person. Nothing was created.",
            "Cost: each call is paid for.",
            "Quota: at most 50000000. Faces of an account, all of its groups together. Beyond it: \
             InvalidParameterValue.AccountFaceNumExceed.",
        ];
        for line in lines {
            assert!(
                told.lines().any(|found| found == line),
                "{line}\nin\n{told}"
            );
        }
        assert!(
            told.contains("InvalidParameterValue.UniquePersonControlIllegal"),
            "{told}"
        );
        assert!(!told.contains("FailedOperation.ServerError"), "{told}");
    }

    #[test]
    fn what_is_allowed_and_given_is_not_mentioned() {
        let session = Session {
            allowed: Allowed::of(["create"]),
            with_pictures: true,
            ..Session::default()
        };
        let told = told("CreatePerson", session);
        assert!(
            !told.contains("NOT ALLOWED") && !told.contains("Files are not taken"),
            "{told}"
        );
    }

    #[test]
    fn pictures_that_are_made_to_fit() {
        let session = Session {
            with_pictures: true,
            fits: true,
            ..Session::default()
        };
        let line =
            "Pictures of the folder that are beyond the limits are turned and scaled to fit.";
        for (action, expected) in [("CreatePerson", true), ("GetPersonList", false)] {
            let told = told(action, session);
            assert_eq!(
                told.lines().any(|found| found == line),
                expected,
                "{action}"
            );
        }
    }

    #[test]
    fn a_job_and_what_is_withdrawn() {
        let told = told("UpgradeGroupFaceModelVersion", Session::default());
        let job = "Starts a job. Ask `get_upgrade_group_face_model_version_result` how it stands: ";
        for start in [
            job,
            "Cost: not known.",
            "Note: The vendor has announced",
            "Only on the mainland site",
            "Deprecated: ",
        ] {
            assert!(
                told.lines().any(|line| line.starts_with(start)),
                "{start}\nin\n{told}"
            );
        }
    }
}
