//! What the documentation of actions says of prices, quotas and the rest that no row can say.

use iai_tests::spec;

#[test]
fn actions_tell_their_price_their_quotas_and_notes() {
    let output = spec::client(&spec::api(&spec::sources()));
    let doc = |action: &str| {
        let path = format!("actions::{action}");
        let mut modules = output.modules().iter();
        let module = modules.find(|module| module.path == path).unwrap();
        module.head.to_string()
    };
    let paid = "A call is paid for, and a repeated request may be paid for as well. (<https://";
    let free = "A call is free of charge. (<https://";
    let quota = "- `quotas::FACES_OF_PERSON`, 5: Faces of a person.";
    let note = "The service deletes a group that has not been called for more than a year";
    for text in [paid, quota] {
        assert!(doc("create_face").contains(text), "{text}");
    }
    assert!(doc("get_group_list").contains(free));
    assert!(doc("verify_face").contains(note));
    // The vendor's page does not say whether it costs anything.
    for text in ["paid for", "free of charge", "Quotas"] {
        assert!(!doc("detect_face").contains(text), "{text}");
    }
}
