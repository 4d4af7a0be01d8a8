//! `errors.yaml`: the codes of the service. Which action answers which code stands in no definitions.

use super::made::{Facts, Options};
use super::yaml;
use crate::definitions::ErrorCode;
use iai_codegen::model::rust_variant;
use iai_codegen::read::platform_codes;
use std::collections::BTreeSet;

/// The set of all of them: a code that nothing names is a mistake.
pub(super) const SET: &str = "service";

const ALL: &str = "  # All of them: the definitions do not tell which action answers which.\n";

/// The text of the file; `None` without codes of the service's own.
pub(super) fn file(facts: Facts<'_>, options: Options) -> Option<String> {
    let rows = rows(facts.codes, options);
    if rows.is_empty() {
        return None;
    }
    let mut out =
        "# Codes of the service; those of the platform need no row.\nerrors:\n".to_owned();
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
    let (class, sure) = retry(&row.code);
    keys.push(("retry", class.to_owned()));
    if !names.insert(derived.clone()) {
        let mut numbered = (2..).map(|number| format!("{derived}{number}"));
        keys.extend(
            numbered
                .find(|name| names.insert(name.clone()))
                .map(|name| ("rust", name)),
        );
    }
    let mark = if sure { "" } else { RETRY };
    if options.texts && !row.text.trim().is_empty() {
        let mut out = String::new();
        for (at, (key, value)) in keys.iter().enumerate() {
            let start = if at == 0 { "  - " } else { "    " };
            let mark = if *key == "retry" { mark } else { "" };
            out.push_str(&format!("{start}{key}: {value}{mark}\n"));
        }
        return out + &yaml::text("meaning", &row.text, "    ");
    }
    let keys: Vec<String> = keys
        .iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    format!("  - {{ {} }}{mark}\n", keys.join(", "))
}

/// Behind a class that the family of the code does not tell.
const RETRY: &str = " # DECIDE: retry";

/// The retry class by the family of a code, and whether the family tells it. `never` is the careful one.
fn retry(code: &str) -> (&'static str, bool) {
    let family = code.split('.').next().unwrap_or(code);
    match family {
        "RequestLimitExceeded" => ("throttled", true),
        "InternalError" | "ServiceUnavailable" => ("transient", true),
        "ResourceInsufficient" | "ResourceInUse" => ("later", true),
        "AuthFailure"
        | "DryRunOperation"
        | "InvalidParameter"
        | "InvalidParameterValue"
        | "LimitExceeded"
        | "MissingParameter"
        | "ResourceNotFound"
        | "ResourcesSoldOut"
        | "UnauthorizedOperation"
        | "UnknownParameter"
        | "UnsupportedOperation" => ("never", true),
        _ => ("never", false),
    }
}
