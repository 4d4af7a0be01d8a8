//! What is told on standard output: a document for programs, lines for people.

use iai_enrol::report::Counts;
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Format, Output};

/// Columns of the names.
const NAMES: usize = 22;

/// Something that can be told in lines.
pub(super) trait Lines: Serialize {
    /// Names and values, in the order in which they are told.
    fn lines(&self) -> Vec<(&'static str, String)>;
}

/// The counts as lines. Every ending is told, open rows where there are some.
pub(super) fn of_counts(counts: &Counts) -> Vec<(&'static str, String)> {
    let ended = &counts.ended;
    let all = [
        ("rows", counts.rows),
        ("enrolled", ended.enrolled),
        ("already there", ended.already_there),
        ("duplicates suspected", ended.duplicate_suspected),
        ("refused", ended.refused),
        ("unknown", ended.unknown),
        ("not ended", counts.open),
    ];
    let told = all
        .into_iter()
        .filter(|&(name, count)| count > 0 || name != "not ended");
    told.map(|(name, count)| (name, count.to_string()))
        .collect()
}

/// Writes it to standard output.
pub(super) fn tell(told: &impl Lines, output: &Output) -> Result<(), Failure> {
    if output.format.is_json() || output.has_query() {
        return output.document(told);
    }
    let lines = told.lines();
    output.text(&match output.format {
        Format::Text => values(&lines),
        _ => text(&lines),
    })
}

/// The values alone, with tabs between them.
fn values(lines: &[(&'static str, String)]) -> String {
    let values = lines.iter().map(|(_, value)| clean(value));
    values.collect::<Vec<_>>().join("\t") + "\n"
}

/// Control characters, which names of files may have, become spaces.
fn clean(value: &str) -> String {
    value.replace(char::is_control, " ")
}

/// A line for each, the names on the left.
fn text(lines: &[(&'static str, String)]) -> String {
    let line = |(name, value): &(&'static str, String)| {
        let value = clean(value);
        format!("{name:NAMES$}{value}\n")
    };
    lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iai_enrol::Ending;

    #[test]
    fn people_read_lines() {
        let mut counts = Counts::default();
        counts.count(Some(Ending::Enrolled));
        let mut lines = of_counts(&counts);
        lines.push(("report", "a\u{1b}[2J".to_owned()));
        let expected = "\
rows                  1
enrolled              1
already there         0
duplicates suspected  0
refused               0
unknown               0
report                a [2J
";
        assert_eq!(text(&lines), expected);
        assert_eq!(values(&lines), "1\t1\t0\t0\t0\t0\ta [2J\n");
        counts.count(None);
        assert_eq!(of_counts(&counts)[6], ("not ended", "1".to_owned()));
    }
}
