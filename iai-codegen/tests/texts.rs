//! Texts of a spec in the documentation of generated code: they stay texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use iai_codegen::{Problems, compile};
use small::{client, spec};

/// The documentation of everything that the spec makes, line by line.
fn documentation(types: &str, ping: &str) -> Vec<String> {
    let (api, problems) = compile(&spec(types, ping), Problems::default());
    assert!(problems.is_empty(), "{:?}", problems.codes());
    let file: syn::File = syn::parse_str(&client(&api.unwrap())).unwrap();
    let text = prettyplease::unparse(&file);
    let lines = text.lines().map(str::trim);
    lines
        .filter_map(|line| line.strip_prefix("///"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn values_begin_no_block_and_no_tag() {
    let wild = "a\\n```\\nloop {}\\n```\\n<b> [c] `d`";
    let types = format!(
        "strings:\n  - {{ name: S, one_of: {{ values: [\"{wild}\"], error: InvalidParameter }} }}\n  \
         - {{ name: W, words: {{ values: [\"{wild}\"], separator: \"\\n\", error: InvalidParameter }} }}\n  \
         - {{ name: A, alphabet: {{ symbols: \"`\\n```\", error: InvalidParameter }} }}\n"
    );
    let row = |at: &str, ty: &str| format!("  - {{ name: {at}, type: {ty} }}\n");
    let rows = format!(
        "source: \"https://a\\n```\\nloop {{}}\"\nparameters:\n{}{}{}  - {{ name: D, type: String, default: \"{wild}\" }}\n",
        row("A", "S"),
        row("B", "W"),
        row("C", "A")
    );
    let lines = documentation(&types, &rows);
    let fences: Vec<&String> = lines
        .iter()
        .filter(|line| line.trim_start().starts_with("```"))
        .collect();
    assert_eq!(fences, [" ```no_run", " ```"], "the sample call alone");
    assert!(
        lines
            .iter()
            .any(|line| line.contains("One of ```` a ``` loop {} ``` <b> [c] `d` ````, else")),
        "{lines:?}"
    );
}

#[test]
fn marks_that_change_the_reading_are_left_out() {
    let row = "parameters:\n  - { name: A, type: String, doc: \"a\\rb\\0c\\u202ed\\u2066e\" }\n";
    let lines = documentation("", row);
    assert!(lines.contains(&" a b c d e".to_owned()), "{lines:?}");
}
