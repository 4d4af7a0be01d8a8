//! The table of traps in the spec's README names tests that exist.

use iai_tests::spec;
use std::fs;
use std::path::Path;

/// The rows of the table: number, and the last cell.
fn rows() -> Vec<(String, String)> {
    let text = fs::read_to_string(spec::folder().join("README.md")).unwrap();
    let (_, section) = text
        .split_once("## Traps of the CreatePerson page")
        .unwrap();
    let section = section.split("\n## ").next().unwrap();
    let row = |line: &str| {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let number = cells.first()?.parse::<u32>().ok()?;
        Some((
            number.to_string(),
            cells.last()?.trim_end_matches('|').to_owned(),
        ))
    };
    section.lines().filter_map(row).collect()
}

/// The source of a test: its file, and the files of its modules.
fn source(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut source = fs::read_to_string(root.join(file)).unwrap_or_default();
    let modules = fs::read_dir(root.join(file.trim_end_matches(".rs")));
    for module in modules.into_iter().flatten() {
        source += &fs::read_to_string(module.unwrap().path()).unwrap();
    }
    source
}

#[test]
fn every_trap_has_a_test_or_says_why_not() {
    let rows = rows();
    let numbers: Vec<_> = rows
        .iter()
        .map(|(number, _)| number.parse::<u32>().unwrap())
        .collect();
    assert_eq!(numbers, Vec::from_iter(1..=28));
    for (number, cell) in rows {
        let named: Vec<_> = cell
            .split('`')
            .filter(|part| part.contains(".rs::"))
            .collect();
        assert!(
            !named.is_empty() || cell.starts_with("later: "),
            "{number}: {cell}"
        );
        for test in named {
            let (file, name) = test.split_once("::").unwrap();
            let declared = format!("#[test]\nfn {name}() {{");
            assert!(source(file).contains(&declared), "{number}: {test}");
        }
    }
}
