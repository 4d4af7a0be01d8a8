//! The table of codes in `spec/README.md` says what `iai-spec explain` says.

use iai_codegen::ProblemCode;
use iai_codegen::diagnostic::Example;

/// The names and lines of an example.
fn text(example: Example) -> String {
    let files = example.0.iter();
    files
        .map(|(file, lines)| format!("{file}\n{lines}"))
        .collect()
}

#[test]
fn the_table_has_each_code_and_quotes_its_examples() {
    let page = include_str!("../../../spec/README.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| S"));
    let rows: Vec<&str> = rows.map(|row| row.trim_end_matches(" |")).collect();
    assert_eq!(rows.len(), ProblemCode::ALL.len());
    for (row, code) in rows.into_iter().zip(ProblemCode::ALL) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let explanation = code.explain();
        let expected = [&code.id()[1..], explanation.title];
        assert_eq!(cells[..2], expected, "the row of {}", code.id());
        for (cell, example) in [(cells[2], explanation.wrong), (cells[3], explanation.right)] {
            for quoted in cell.split('`').skip(1).step_by(2) {
                let text = text(example);
                assert!(
                    text.contains(quoted),
                    "{}: {quoted} is not in\n{text}",
                    code.id()
                );
            }
        }
    }
}
