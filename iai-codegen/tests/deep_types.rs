//! Structures inside of structures: what is generated stays small, and ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use small::{client, emulator, spec, told};

#[test]
fn structures_that_hold_many_of_themselves_end() {
    let tree = "structures:\n  - name: Tree\n    fields:\n      \
                - { name: Children, type: [Tree], required: true }\n      - { name: More, type: [Tree] }\n";
    let row = "parameters:\n  - { name: A, type: Tree, required: true }\n";
    assert_eq!(told(&spec(tree, row)), [""; 0]);
    // Each level has two of the next, and is written once.
    let level = |at: usize| {
        format!(
            "  - {{ name: L{at}, fields: [{{ name: A, type: L{0}, required: true }}, {{ name: B, type: L{0}, required: true }}] }}\n",
            at + 1
        )
    };
    let levels: String = (0..40).map(level).collect();
    let levels = format!("structures:\n{levels}  - {{ name: L40, fields: [] }}\n");
    let sources = spec(
        &levels,
        "parameters:\n  - { name: A, type: L0, required: true }\n",
    );
    let (api, _) = iai_codegen::compile(&sources, iai_codegen::Problems::default());
    let api = api.unwrap();
    assert!(client(&api).len() + emulator(&api).len() < 400_000);
}
