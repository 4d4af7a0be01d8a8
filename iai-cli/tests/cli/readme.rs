//! What the first page promises.

use std::path::Path;

use super::harness::Run;

const PAGE: &str = include_str!("../../README.md");

/// The part of the page below a heading.
fn part(heading: &str) -> &'static str {
    let begin = PAGE.find(&format!("\n## {heading}\n")).unwrap();
    let part = &PAGE[begin + 4..];
    &part[..part.find("\n## ").unwrap_or(part.len())]
}

/// The commands of "Try it" one after the other, as they stand there, in the repository.
#[test]
fn the_first_commands_run_without_an_account() {
    let home = tempfile::TempDir::new().unwrap();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let lines: Vec<&str> = part("Try it")
        .lines()
        .filter_map(|line| line.strip_prefix("iai "))
        .collect();
    assert_eq!(lines.len(), 4);
    let mut last = String::new();
    for line in lines {
        let run = Run::new(repository, &line.replace('\'', ""))
            .env("HOME", home.path().to_str().unwrap());
        let ended = run.end();
        assert_eq!(ended.code, 0, "{line}: {ended}");
        last = ended.stdout;
    }
    assert_eq!(
        serde_json::from_str::<Vec<String>>(&last).unwrap(),
        ["1001"]
    );
}

#[test]
fn the_table_of_exit_codes_is_that_of_the_program() {
    let rows: Vec<String> = iai_cli::Exit::table()
        .iter()
        .map(|row| format!("| {} | `{}` | {} |", row.exit_code, row.class, row.meaning))
        .collect();
    let page: Vec<&str> = part("Errors and exit codes")
        .lines()
        .filter(|line| line.contains("| `"))
        .collect();
    assert_eq!(page, rows);
}
