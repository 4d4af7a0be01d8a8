//! Keys and settings in variables that nobody reads, told by the names of the variables and never by their values.

use strsim::osa_distance;

use super::finding::Finding;
use super::subject::Variables;
use crate::secret_id::{BEGIN, is_likely};

const CHECK: &str = "variables";
const ID: &str = "TENCENTCLOUD_SECRET_ID";
const KEY: &str = "TENCENTCLOUD_SECRET_KEY";

/// The variables that are read.
const READ: [&str; 9] = [
    ID,
    KEY,
    "TENCENTCLOUD_TOKEN",
    "TENCENTCLOUD_SESSION_TOKEN",
    "TENCENTCLOUD_REGION",
    "TENCENTCLOUD_ENDPOINT",
    "TENCENTCLOUD_PROFILE",
    "TENCENTCLOUD_CREDENTIALS_FILE",
    "TCCLI_PROFILE",
];

/// What the names of other tools for this vendor begin with, without underscores.
const PREFIXES: [&str; 6] = ["TENCENTCLOUD", "TENCENT", "QCLOUD", "TCCLI", "TC3", "TC"];

/// Variables with keys or settings that are not read, or in which another thing is expected.
pub(super) fn variables(variables: &Variables) -> Finding {
    let mut found = exchanged(variables);
    let complete = variables.get(ID).is_some() && variables.get(KEY).is_some();
    for (name, value) in variables.iter().filter(|(name, _)| !READ.contains(name)) {
        let about_keys = |meant: &str| matches!(meant, ID | KEY);
        match meant(name) {
            Some(meant) if !(complete && about_keys(meant)) => {
                found.push(format!("{name} is not read; the variable is {meant}"));
            }
            None if !complete && is_likely(value) => {
                found.push(format!("{name} holds a SecretId (it begins with {BEGIN}) and is not read; the variable is {ID}"));
            }
            _ => {}
        }
    }
    if found.is_empty() {
        return Finding::ok(
            CHECK,
            "no variable looks like a key or setting in the wrong place",
        );
    }
    let message = "variables hold keys or settings in the wrong place";
    let remedy = "Set the variables that are named as read, and unset the others.";
    Finding::warning(CHECK, message, remedy).with_details(found)
}

/// Ids and keys that stand in each other's variables.
fn exchanged(variables: &Variables) -> Vec<String> {
    let begins = |name: &str| variables.get(name).map(is_likely);
    let found = match (begins(ID), begins(KEY)) {
        (Some(false), Some(true)) => {
            format!("{ID} and {KEY} are exchanged: {KEY} begins with {BEGIN}, as ids do")
        }
        (_, Some(true)) => format!("{KEY} holds a SecretId: it begins with {BEGIN}, as ids do"),
        _ => return Vec::new(),
    };
    vec![found]
}

/// The variable that was meant by another name.
fn meant(name: &str) -> Option<&'static str> {
    let plain = plain(name);
    let mut read = READ.into_iter();
    read.find(|read| is_near(&plain, &self::plain(read)))
        .or_else(|| of_another_tool(&plain))
}

/// A name with other underscores or in small letters, or with one or two mistakes.
fn is_near(plain: &str, read: &str) -> bool {
    let start = plain.starts_with("TENC");
    plain == read || (start && osa_distance(plain, read) <= 2)
}

fn of_another_tool(plain: &str) -> Option<&'static str> {
    let mut prefixes = PREFIXES.into_iter();
    let rest = prefixes.find_map(|prefix| plain.strip_prefix(prefix))?;
    match rest {
        "SECRETID" | "ACCESSKEYID" | "ACCESSKEY" => Some(ID),
        "SECRETKEY" | "SECRETACCESSKEY" | "ACCESSKEYSECRET" | "SECRET" => Some(KEY),
        _ => None,
    }
}

fn plain(name: &str) -> String {
    name.replace(['_', '-', '.'], "").to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::super::finding::Verdict;
    use super::super::subject::variables as with;
    use super::*;

    /// Variables that are set, and what is told of them.
    type Row = (
        &'static [(&'static str, &'static str)],
        &'static [&'static str],
    );

    const AN_ID: &str = "AKIDPLANTEDPLANTEDPLANTED";

    #[test]
    fn other_names_lead_to_the_variable_that_is_read() {
        let table = [
            ("TENCENTCLOUD_SECRETID", Some(ID)),
            ("TENCENT_SECRET_ID", Some(ID)),
            ("TENCENT_CLOUD_SECRET_KEY", Some(KEY)),
            ("TENCENTCLOUD_SECRTE_KEY", Some(KEY)),
            ("tencentcloud_secret_id", Some(ID)),
            ("QCLOUD_SECRET_KEY", Some(KEY)),
            ("TC_SECRET_ID", Some(ID)),
            ("TENCENTCLOUD_REGON", Some("TENCENTCLOUD_REGION")),
            ("TENCENTCLOUD_END_POINT", Some("TENCENTCLOUD_ENDPOINT")),
            ("TENCENTCLOUD_APPID", None),
            ("AWS_SECRET_ACCESS_KEY", None),
            ("PATH", None),
        ];
        for (name, expected) in table {
            assert_eq!(meant(name), expected, "{name}");
        }
    }

    #[test]
    fn keys_in_wrong_variables_are_told_by_name() {
        let table: [Row; 8] = [
            (&[], &[]),
            (&[(ID, AN_ID), (KEY, "PLANTED")], &[]),
            (
                &[("TENCENTCLOUD_SECRETID", AN_ID)],
                &["TENCENTCLOUD_SECRETID is not read; the variable is TENCENTCLOUD_SECRET_ID"],
            ),
            (
                &[("MY_ID", AN_ID)],
                &[
                    "MY_ID holds a SecretId (it begins with AKID) and is not read; the variable is TENCENTCLOUD_SECRET_ID",
                ],
            ),
            (
                &[
                    (ID, AN_ID),
                    (KEY, "PLANTED"),
                    ("MY_ID", AN_ID),
                    ("TC_SECRET_ID", AN_ID),
                ],
                &[],
            ),
            (
                &[(ID, "PLANTED"), (KEY, AN_ID)],
                &[
                    "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are exchanged: TENCENTCLOUD_SECRET_KEY begins with \
                   AKID, as ids do",
                ],
            ),
            (
                &[(ID, AN_ID), (KEY, AN_ID)],
                &["TENCENTCLOUD_SECRET_KEY holds a SecretId: it begins with AKID, as ids do"],
            ),
            (
                &[
                    (ID, AN_ID),
                    (KEY, "PLANTED"),
                    ("TENCENTCLOUD_REGON", "PLANTED"),
                ],
                &["TENCENTCLOUD_REGON is not read; the variable is TENCENTCLOUD_REGION"],
            ),
        ];
        for (set, details) in table {
            let finding = variables(&with(set));
            assert_eq!(finding.details, details);
            assert_eq!(finding.result == Verdict::Ok, details.is_empty());
            assert!(!format!("{finding:?}").contains("PLANTED"));
        }
    }
}
