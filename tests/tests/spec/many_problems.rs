//! Hundreds of mistakes in one file: all are reported, each with its own line, and at once.

use iai_codegen::{Problems, Sources, compile};
use std::time::{Duration, Instant};

const SERVICE: &str = "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 1, post_bytes: 1 }\n\
    codes: { missing: Missing, wrong_type: Missing, unknown_parameter: Missing }\n";
const ERRORS: &str = "errors:\n  - { code: Missing, meaning: A., remedy: B., retry: never }\n";
const HEAD: &str =
    "action: Ping\nsummary: A ping.\nsite: both\neffect: read\nerrors: {}\nparameters:\n";

#[test]
#[expect(clippy::disallowed_methods, reason = "real time is what is tested")]
fn six_hundred_mistakes_are_reported_with_their_lines() {
    let rows: Vec<String> = (0..600)
        .map(|row| format!("  - {{ name: P{row}, type: Strin{row:03}, colour: red }}\n"))
        .collect();
    let action = format!("{HEAD}{}", rows.concat());
    let files = [
        ("service.yaml", SERVICE),
        ("errors.yaml", ERRORS),
        ("actions/ping.yaml", &action),
    ];
    let sources = Sources::in_memory("spec", files);

    let start = Instant::now();
    let (_, problems) = compile(&sources, Problems::default());
    let rendered = problems.render(&sources);
    let took = start.elapsed();

    assert_eq!(rendered.len(), 1_200);
    for (row, pair) in rendered.chunks(2).enumerate() {
        let line = row + 7;
        let column = 22 + row.to_string().len();
        let unknown_type = format!(
            "spec/actions/ping.yaml:{line}:{column}: error[S004]: unknown type `Strin{row:03}`"
        );
        let unknown_key = format!(
            "spec/actions/ping.yaml:{line}:{}: error[S003]: unknown key `colour`",
            column + 10
        );
        assert!(pair[0].starts_with(&unknown_type), "{}", pair[0]);
        assert!(pair[1].starts_with(&unknown_key), "{}", pair[1]);
    }
    // It takes a fraction of a second; one walk through the file for each problem would take minutes.
    assert!(took < Duration::from_secs(10), "{took:?}");
}
