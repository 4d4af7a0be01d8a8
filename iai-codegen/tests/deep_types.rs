//! Structures inside of structures: what is generated stays small, and ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use small::{client, client_of, emulator, spec, told};

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

/// Structures, what leads to them, and what is told.
#[test]
fn what_can_never_end_is_told_once_where_it_is_defined() {
    let pair = |a: &str, b: &str| {
        format!(
            "structures:\n  - {{ name: A, fields: [{{ name: B, type: B{a} }}] }}\n  \
             - {{ name: B, fields: [{{ name: A, type: A{b} }}] }}\n"
        )
    };
    let (required, always) = (", required: true", ", always: true");
    let request = "parameters:\n  - { name: A, type: A }\n";
    let response = "response:\n  - { name: A, type: A }\n";
    let endless =
        "types.yaml:2:13: error[S024]: `A` must hold itself, so no value of it could ever end";
    let table = [
        (pair(required, required), request, Some(endless)),
        (pair(always, always), response, Some(endless)),
        (pair(required, ""), request, None),
        (pair(always, ""), response, None),
        // Nothing is asked of responses by the one, nor of requests by the other.
        (pair(required, required), response, None),
        (pair(always, always), request, None),
    ];
    for (types, rows, expected) in table {
        assert_eq!(
            told(&spec(&types, rows)),
            Vec::from_iter(expected),
            "{types}{rows}"
        );
    }
    let itself = "structures:\n  - { name: A, fields: [{ name: B, type: A, required: true }] }\n";
    assert_eq!(told(&spec(itself, request)), [endless]);
}

#[test]
fn a_box_stands_where_a_structure_leads_back_to_itself_and_nowhere_else() {
    let types = "structures:\n  - name: Tree\n    fields:\n      - { name: Left, type: Tree }\n      \
                 - { name: Leaves, type: [Tree] }\n      - { name: Leaf, type: Leaf }\n      \
                 - { name: Branch, type: Branch, required: true }\n  \
                 - { name: Branch, fields: [{ name: Tree, type: Tree }] }\n  \
                 - { name: Leaf, fields: [{ name: Age, type: Integer }] }\n";
    let generated = client_of(&spec(types, "parameters:\n  - { name: A, type: Tree }\n"));
    let boxed = |ty: &str| format!("Option < :: std :: boxed :: Box < self :: {ty} > >");
    for field in ["left", "branch"] {
        let ty = if field == "left" { "Tree" } else { "Branch" };
        assert!(generated.contains(&format!("pub {field} : :: core :: option :: {}", boxed(ty))));
    }
    assert!(generated.contains(&format!(
        "pub tree : :: core :: option :: {}",
        boxed("Tree")
    )));
    assert_eq!(generated.matches(&boxed("Leaf")).count(), 0);
    // Arguments are plain values.
    assert!(generated.contains("pub fn new (branch : self :: Branch) -> Self"));
    assert!(generated.contains("pub fn left (mut self , value : self :: Tree) -> Self"));
}

#[test]
fn what_responses_always_have_may_be_left_out_of_requests() {
    let types =
        "structures:\n  - { name: A, fields: [{ name: B, type: Integer, always: true }] }\n";
    let row = |table: &str| {
        client_of(&spec(
            types,
            &format!("{table}:\n  - {{ name: A, type: A }}\n"),
        ))
    };
    assert!(row("response").contains("pub b : i64"));
    assert!(row("parameters").contains("pub b : :: core :: option :: Option < i64 >"));
}
