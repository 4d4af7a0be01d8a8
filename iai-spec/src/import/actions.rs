//! `actions/NAME.yaml`.

use super::made::{Facts, MARK, Options};
use super::names::Names;
use super::rows::{Table, rows};
use super::uses::{Call, Uses};
use super::{effect, examples, paging, yaml};
use crate::definitions::{ErrorCode, Member, Status};
use iai_codegen::model::{Owner, rust_module};
use std::collections::BTreeMap;

/// The text of each file, by its path.
pub(super) fn files(
    uses: &Uses<'_>,
    facts: Facts<'_>,
    options: Options,
) -> BTreeMap<String, String> {
    let mut names = Names::of(Owner::Client);
    let mut files = BTreeMap::new();
    for call in &uses.actions {
        let set = names.set(&call.action.name, false);
        let stem = set
            .clone()
            .unwrap_or_else(|| rust_module(&call.action.name));
        let path = format!("actions/{}.yaml", stem.trim_end_matches('_'));
        // The key has the name of a type.
        let rust =
            set.and_then(|name| Some(format!("{}{}", call.action.name, name.rsplit_once('_')?.1)));
        files.insert(path, text(call, rust, facts, options));
    }
    files
}

fn text(call: &Call<'_>, rust: Option<String>, facts: Facts<'_>, options: Options) -> String {
    let action = call.action;
    let mut out = format!("action: {}\n", yaml::scalar(&action.name));
    if let Some(rust) = rust {
        out.push_str(&format!("rust: {rust}\n"));
    }
    if options.texts {
        out.push_str(&yaml::text("summary", &action.title.replace('\n', " "), ""));
        out.push_str(&yaml::text("doc", &action.text, ""));
    }
    out.push_str(&format!("{MARK} site: both, mainland or international\n"));
    out.push_str(&if effect::reads(&action.name) {
        "effect: read\n".to_owned()
    } else {
        format!("effect: create # {}\n", decide(effect::mark(call.input)))
    });
    match action.status {
        Some(Status::Deprecated) => out.push_str("deprecated: The vendor calls it deprecated.\n"),
        Some(Status::Offline) => {
            out.push_str("deprecated: The vendor has taken it out of service.\n")
        }
        Some(Status::Online) | None => {}
    }
    if action.skip_sign {
        out.push_str("signed: false\n");
    }
    out.push_str(&table(
        "parameters",
        &call.input.members,
        Table::Parameters,
        options,
    ));
    out.push_str(&table(
        "response",
        &call.output.members,
        Table::Response,
        options,
    ));
    out.push_str(&paging::text(call));
    match facts.page {
        Some(page) => {
            out.push_str(&documented(&page.codes));
            out.push_str(&examples::text(&page.examples, options));
        }
        None => out.push_str(&format!(
            "\nerrors: {{}} # {}\n",
            decide("the codes of its page")
        )),
    }
    out
}

/// The codes of a page, without those of the platform, which any action may answer.
pub(super) fn documented(codes: &[ErrorCode]) -> String {
    let mut codes: Vec<&str> = codes.iter().map(|row| &*row.code).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        return "\nerrors: {}\n".to_owned();
    }
    let rows = codes
        .into_iter()
        .map(|code| format!("    - {}\n", yaml::scalar(code)));
    format!("\nerrors:\n  also:\n{}", rows.collect::<String>())
}

/// A mark behind a value, without its `#`.
fn decide(what: &str) -> String {
    format!("{} {what}", MARK.trim_start_matches("# "))
}

fn table(key: &str, members: &[Member], table: Table, options: Options) -> String {
    let rows = rows(members, table, "  ", options);
    if rows.is_empty() {
        return String::new();
    }
    let head = if members.iter().all(|member| member.disabled) {
        " []"
    } else {
        ""
    };
    let rows: String = rows.into_iter().map(|(_, text)| text).collect();
    format!("\n{key}:{head}\n{rows}")
}
