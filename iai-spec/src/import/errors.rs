//! `errors.yaml`: the codes of the service. Which action answers which code stands in no definitions.

use super::made::{Facts, Options};
use super::yaml;
use crate::definitions::ErrorCode;
use iai_codegen::model::rust_variant;
use iai_codegen::read::platform_codes;
use std::collections::BTreeSet;

/// The set of all of them: a code that nothing names is a mistake.
pub(super) const SET: &str = "service";

const HEAD: &str = "# Codes of the service; those of the platform need no row.\n\
                    # DECIDE: retry of each code that the class of its family is wrong for.\n";

const ALL: &str = "  # All of them: the definitions do not tell which action answers which.\n";

/// The text of the file; `None` without codes of the service's own.
pub(super) fn file(facts: Facts<'_>, options: Options) -> Option<String> {
    let rows = rows(facts.codes, options);
    if rows.is_empty() {
        return None;
    }
    let mut out = format!("{HEAD}errors:\n");
    out.extend(rows.iter().map(|(_, text)| &**text));
    // The action of a page names its codes itself.
    if facts.page.is_none() {
        out.push_str(&format!("\nsets:\n{ALL}  - name: {SET}\n    codes:\n"));
        out.extend(rows.iter().map(|(code, _)| item(code)));
    }
    Some(out)
}

/// A code in a set.
pub(super) fn item(code: &str) -> String {
    format!("      - {}\n", yaml::scalar(code))
}

/// The text of each code, sorted, without those of the platform.
pub(super) fn rows(codes: &[ErrorCode], options: Options) -> Vec<(String, String)> {
    let known: BTreeSet<String> = platform_codes().into_iter().collect();
    let mut names: BTreeSet<String> = known.iter().map(|code| rust_variant(code)).collect();
    let mut sorted: Vec<&ErrorCode> = codes
        .iter()
        .filter(|row| !known.contains(&row.code))
        .collect();
    sorted.sort_by(|one, other| one.code.cmp(&other.code));
    sorted
        .into_iter()
        .map(|row| (row.code.clone(), text(row, &mut names, options)))
        .collect()
}

fn text(row: &ErrorCode, names: &mut BTreeSet<String>, options: Options) -> String {
    let derived = rust_variant(&row.code);
    let mut keys = vec![("code", yaml::scalar(&row.code))];
    if !names.insert(derived.clone()) {
        let mut numbered = (2..).map(|number| format!("{derived}{number}"));
        keys.extend(
            numbered
                .find(|name| names.insert(name.clone()))
                .map(|name| ("rust", name)),
        );
    }
    let doc = if options.texts { &row.text } else { "" };
    yaml::item(&keys, ("meaning", doc), "  ")
}
