//! The table, for a terminal and for a page.

use crate::figures::Figures;
use crate::rows::{Row, all};

const HEAD: [&str; 6] = ["what", "limit", "2026-11-28", "now", "reach", "met"];

/// Cells of all rows.
fn cells(figures: &Figures) -> Vec<[String; 6]> {
    let cells = |row: &Row| {
        let fixed = |limit, now, met: &str| {
            let [what, then, reach] = [row.what, row.then, row.reach].map(str::to_owned);
            [what, limit, then, now, reach, met.to_owned()]
        };
        match (row.now)(figures) {
            None => fixed("–".to_owned(), "not measured".to_owned(), "–"),
            Some(now) => {
                let met = if now.value <= row.at_most {
                    "yes"
                } else {
                    "no"
                };
                fixed(now.limit, now.ours, met)
            }
        }
    };
    all().map(cells).collect()
}

/// The table for a terminal.
pub(crate) fn as_text(figures: &Figures) -> String {
    let mut text = String::new();
    for [what, limit, then, now, reach, met] in cells(figures) {
        text.push_str(&format!(
            "{what}\n    {met:3}  now {now}; reach {reach}; then {then}; limit: {limit}\n"
        ));
    }
    text
}

/// The table for a page.
pub(crate) fn as_markdown(figures: &Figures) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let mut text = line(&HEAD.map(str::to_owned));
    text.push_str("|---|---|---|---|---|---|\n");
    text.extend(cells(figures).iter().map(|cells| line(cells)));
    text
}
