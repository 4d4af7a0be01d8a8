//! The page: totals, a bar, and what needs a look, by what to do about it. It needs no script and loads nothing.

use std::io::{self, Write};
use std::path::Path;

use super::counts::{Counts, figure};
use super::groups::{Group, Groups};
use super::html::Escaped;
use super::row::{ReportRow, name};
use super::thumbnail::Thumbnails;
use crate::ending::Ending;

/// How the page looks.
const STYLE: &str = include_str!("style.css");
/// So many groups of an ending are open when the page is.
const OPENED: usize = 3;
/// Rows by their ending, those that have not ended last.
const ENDINGS: [Option<Ending>; 6] = [
    Some(Ending::Enrolled),
    Some(Ending::AlreadyThere),
    Some(Ending::DuplicateSuspected),
    Some(Ending::Refused),
    Some(Ending::Unknown),
    None,
];
/// What needs a look, the most pressing first.
const LOOK: [Ending; 3] = [Ending::Refused, Ending::Unknown, Ending::DuplicateSuspected];

/// What the page tells.
pub(super) struct Page<'a> {
    /// The name of the table.
    pub(super) table: &'a str,
    pub(super) counts: &'a Counts,
    pub(super) groups: &'a Groups,
}

/// Writes the page.
pub(super) fn write(
    out: &mut impl Write,
    page: &Page<'_>,
    thumbnails: &mut Thumbnails,
) -> io::Result<()> {
    head(out, page)?;
    totals(out, page.counts)?;
    for ending in LOOK {
        let groups = page.groups.of(ending);
        if groups.is_empty() {
            continue;
        }
        section(out, ending, page.counts.of(Some(ending)))?;
        for (place, group) in groups.into_iter().enumerate() {
            write_group(out, group, place < OPENED, thumbnails)?;
        }
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn head(out: &mut impl Write, page: &Page<'_>) -> io::Result<()> {
    let table = Escaped(page.table);
    // Were something of a table ever taken for markup, it could neither run nor load anything.
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Enrolment of {table}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Enrolment of {table}</h1>\n<p>{}</p>",
        sentence(page.counts)
    )
}

/// All of it in a sentence.
fn sentence(counts: &Counts) -> String {
    let look: u64 = LOOK.iter().map(|&ending| counts.of(Some(ending))).sum();
    let there = counts.ended.enrolled + counts.ended.already_there;
    let mut text = format!(
        "{} of {} persons are in their group.",
        figure(there),
        figure(counts.rows)
    );
    match look {
        0 => {}
        1 => text.push_str(" One row needs a look."),
        look => text.push_str(&format!(" {} rows need a look.", figure(look))),
    }
    if counts.open > 0 {
        let open = figure(counts.open);
        text.push_str(&format!(
            " {open} have not ended: run it again with the same journal, and it goes on where it ended."
        ));
    }
    text
}

/// A bar by ending, and the figures.
fn totals(out: &mut impl Write, counts: &Counts) -> io::Result<()> {
    let some = ENDINGS.iter().filter(|&&ended| counts.of(ended) > 0);
    if counts.rows > 0 {
        writeln!(out, "<div class=\"bar\" aria-hidden=\"true\">")?;
        for &ended in some {
            let (class, grow) = (name(ended), counts.of(ended));
            writeln!(
                out,
                "<span class=\"{class}\" style=\"flex-grow:{grow}\"></span>"
            )?;
        }
        writeln!(out, "</div>")?;
    }
    writeln!(out, "<ul class=\"totals\">")?;
    for ended in ENDINGS {
        // Every ending is told, even where no row has it; open rows are the exception.
        if ended.is_some() || counts.open > 0 {
            total(out, ended, counts)?;
        }
    }
    writeln!(out, "</ul>")
}

fn total(out: &mut impl Write, ended: Option<Ending>, counts: &Counts) -> io::Result<()> {
    let (class, count) = (name(ended), counts.of(ended));
    let (label, share) = (label(ended), share(count, counts.rows));
    let figure = figure(count);
    writeln!(
        out,
        "<li class=\"{class}\"><b>{figure}</b>{label} <small>{share}</small></li>"
    )
}

/// An ending, as people read it.
fn label(ended: Option<Ending>) -> &'static str {
    match ended {
        Some(Ending::Enrolled) => "enrolled",
        Some(Ending::AlreadyThere) => "already there",
        Some(Ending::DuplicateSuspected) => "duplicate suspected",
        Some(Ending::Refused) => "refused",
        Some(Ending::Unknown) => "unknown",
        None => "not ended",
    }
}

/// A share in percent; never 0 or 100 where it is not.
fn share(count: u64, all: u64) -> String {
    if all == 0 {
        return String::new();
    }
    let share = count as f64 * 100.0 / all as f64;
    match (count, share) {
        (0, _) => "0 %".to_owned(),
        (count, _) if count == all => "100 %".to_owned(),
        (_, share) if share < 0.1 => "&lt; 0.1 %".to_owned(),
        (_, share) if share > 99.9 => "&gt; 99.9 %".to_owned(),
        (_, share) => format!("{share:.1} %"),
    }
}

fn section(out: &mut impl Write, ending: Ending, count: u64) -> io::Result<()> {
    let (title, figure) = (title(ending), figure(count));
    writeln!(out, "<section>\n<h2>{title} <span>{figure}</span></h2>")
}

fn title(ending: Ending) -> &'static str {
    match ending {
        Ending::DuplicateSuspected => "Duplicates suspected",
        Ending::Unknown => "Outcome unknown",
        Ending::Enrolled => "Enrolled",
        Ending::AlreadyThere => "Already there",
        Ending::Refused => "Refused",
    }
}

fn write_group(
    out: &mut impl Write,
    group: &Group,
    open: bool,
    thumbnails: &mut Thumbnails,
) -> io::Result<()> {
    let class = name(Some(group.ending));
    let open = if open { " open" } else { "" };
    let (count, remedy) = (figure(group.count), Escaped(&group.remedy));
    writeln!(
        out,
        "<details class=\"{class}\"{open}>\n<summary><b>{count}</b><span>{remedy}</span></summary>\n<ul class=\"cases\">"
    )?;
    for row in &group.rows {
        case(out, row, thumbnails)?;
    }
    writeln!(out, "</ul>")?;
    let more = group.count - group.rows.len() as u64;
    if more > 0 {
        let more = figure(more);
        writeln!(
            out,
            "<p class=\"more dim\">{more} more are in report.csv.</p>"
        )?;
    }
    writeln!(out, "</details>")
}

/// A row with its picture.
fn case(out: &mut impl Write, row: &ReportRow, thumbnails: &mut Thumbnails) -> io::Result<()> {
    let person = Escaped(&row.person_id);
    write!(out, "<li>")?;
    picture(out, row.picture.as_deref(), thumbnails)?;
    let (group, line) = (Escaped(&row.group_id), row.line);
    write!(
        out,
        "<div><strong>{person}</strong><span class=\"dim\">line {line}, group {group}</span>"
    )?;
    if !row.similar_person_id.is_empty() {
        let similar = Escaped(&row.similar_person_id);
        write!(out, "<br>looks like <b>{similar}</b>")?;
    } else if !row.message.is_empty() {
        write!(out, "<br>{}", Escaped(&row.message))?;
    }
    if !row.code.is_empty() {
        // It may break behind the dot.
        let code = Escaped(&row.code).to_string().replace('.', ".<wbr>");
        write!(out, "<br><code class=\"dim\">{code}</code>")?;
    }
    writeln!(out, "</div></li>")
}

fn picture(
    out: &mut impl Write,
    picture: Option<&Path>,
    thumbnails: &mut Thumbnails,
) -> io::Result<()> {
    let shown = picture.map_or(Err("no picture"), |picture| thumbnails.of(picture));
    match shown {
        // The text beside it says whose picture it is.
        Ok(address) => write!(
            out,
            "<img src=\"{address}\" alt=\"\" loading=\"lazy\" decoding=\"async\" width=\"80\" height=\"80\">"
        ),
        Err(why) => write!(out, "<span class=\"none\">{why}</span>"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::tests::{refused, row};
    use super::*;

    fn page(table: &str, rows: &[ReportRow]) -> String {
        let (mut counts, mut groups) = (Counts::default(), Groups::default());
        for row in rows {
            counts.count(row.ended);
            groups.add(row);
        }
        let page = Page {
            table,
            counts: &counts,
            groups: &groups,
        };
        let mut out = Vec::new();
        let folder = tempfile::tempdir().unwrap();
        write(&mut out, &page, &mut Thumbnails::new(folder.path())).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_needs_a_look_is_told_with_what_to_do() {
        let page = page(
            "people.csv",
            &[
                ReportRow::new(&row(2, "p1"), Some(Ending::Enrolled)),
                refused(3, "p2", "Take another picture."),
                ReportRow::new(&row(4, "p3"), Some(Ending::DuplicateSuspected)).with_similar("p1"),
                ReportRow::new(&row(5, "p4"), None),
            ],
        );
        for expected in [
            "<title>Enrolment of people.csv</title>",
            "<p>1 of 4 persons are in their group. 2 rows need a look. 1 have not ended: run",
            "<li class=\"enrolled\"><b>1</b>enrolled <small>25.0 %</small></li>",
            "<span class=\"refused\" style=\"flex-grow:1\"></span>",
            "<summary><b>1</b><span>Take another picture.</span></summary>",
            "<span class=\"none\">the file is gone</span>",
            "<strong>p2</strong><span class=\"dim\">line 3, group staff</span>",
            "looks like <b>p1</b>",
        ] {
            assert!(page.contains(expected), "{expected}\n{page}");
        }
        assert!(!page.contains("Outcome unknown"));
    }

    #[test]
    fn nothing_of_a_table_is_markup() {
        let mut bad = refused(3, "<b>p", "<script>alert(1)</script>");
        bad.message = "<img src=x onerror=alert(1)>".to_owned();
        bad.code = "\"'><script>".to_owned();
        bad.group_id = "<i>".to_owned();
        bad.similar_person_id = "<u>".to_owned();
        let page = page("</title><script>", &[bad]);
        for markup in ["<script", "<img", "<b>p", "<i>", "<u>"] {
            assert!(!page.contains(markup), "{markup}");
        }
    }

    #[test]
    fn an_empty_table_has_a_page() {
        assert!(page("people.csv", &[]).contains("<p>0 of 0 persons"));
    }

    #[test]
    fn shares_are_never_rounded_to_nothing_or_all() {
        for (count, all, expected) in [
            (0, 10, "0 %"),
            (10, 10, "100 %"),
            (1, 10_000, "&lt; 0.1 %"),
            (9_999, 10_000, "&gt; 99.9 %"),
            (1, 3, "33.3 %"),
            (0, 0, ""),
        ] {
            assert_eq!(share(count, all), expected);
        }
    }
}
