//! What the vendor can change, told without a spec on either side.

use crate::diff::change::Change;
use crate::diff::facts::Facts;
use crate::diff::side::Side;

fn side(lists: &str) -> Side {
    let text = format!(r#"{{ "source": "a test", "service": "demo", "version": "1", {lists} }}"#);
    Side::of_vendor(serde_json::from_str::<Facts>(&text).unwrap())
}

/// Changes between two lists of facts, as lines with class and id.
fn changes(old: &str, new: &str) -> Vec<String> {
    let line = |change: &Change| {
        let witness = if change.witness.is_some() {
            " witness"
        } else {
            ""
        };
        format!("{} {}{witness}", change.class().word(), change.id)
    };
    super::compare(&side(old), &side(new))
        .iter()
        .map(line)
        .collect()
}

/// The lists of one action and one structure.
fn lists(action: &str, structure: &str) -> String {
    format!(
        r#""actions": [{{ "name": "Ping", {action} }}], "structures": [{{ "name": "Part", {structure} }}]"#
    )
}

#[test]
fn rows_of_requests_and_of_responses_break_in_opposite_ways() {
    let part = r#""fields": []"#;
    let rows = |rows: &str| {
        lists(
            &format!(r#""parameters": [{rows}], "response": [{rows}]"#),
            part,
        )
    };
    let cases: [(&str, &str, &[&str]); 5] = [
        (
            r#"{ "name": "A", "type": "string" }"#,
            r#"{ "name": "A", "type": "string", "required": true }"#,
            &["breaking actions[Ping].parameters[A].required witness"],
        ),
        (
            r#"{ "name": "A", "type": "string" }"#,
            r#"{ "name": "A", "type": "string", "always": true }"#,
            &["additive actions[Ping].response[A].always"],
        ),
        (
            r#"{ "name": "A", "type": "string" }"#,
            r#"{ "name": "A", "type": "string", "nullable": true }"#,
            &["breaking actions[Ping].response[A].nullable"],
        ),
        (
            r#"{ "name": "A", "type": "list<Part>" }"#,
            r#"{ "name": "A", "type": "list<int64>" }"#,
            &[
                "breaking actions[Ping].parameters[A].type witness",
                "breaking actions[Ping].response[A].type witness",
            ],
        ),
        (
            r#"{ "name": "A", "type": "string" }, { "name": "B", "type": "string" }"#,
            r#"{ "name": "B", "type": "string" }, { "name": "A", "type": "string" }"#,
            &[
                "documentation actions[Ping].parameters.order",
                "documentation actions[Ping].response.order",
            ],
        ),
    ];
    for (old, new, expected) in cases {
        assert_eq!(changes(&rows(old), &rows(new)), expected, "{new}");
    }
}

#[test]
fn an_action_goes_step_by_step() {
    let status = |status: &str| {
        let action = format!(r#""status": "{status}", "parameters": [], "response": []"#);
        lists(&action, r#""fields": []"#)
    };
    let cases = [
        ("online", "deprecated", "additive"),
        ("deprecated", "offline", "breaking"),
        ("offline", "online", "additive"),
    ];
    for (old, new, class) in cases {
        let expected = format!("{class} actions[Ping].status");
        assert_eq!(changes(&status(old), &status(new)), [expected]);
    }
}

/// In older definitions `required` of a structure means what responses have, as long as no request holds it.
#[test]
fn a_structure_that_moves_into_requests_requires_nothing_new() {
    let ping = r#""parameters": [], "response": []"#;
    let old = r#""fields": [{ "name": "A", "type": "string", "always": true }]"#;
    let new = r#""input": true, "fields": [{ "name": "A", "type": "string", "required": true }]"#;
    let found = changes(&lists(ping, old), &lists(ping, new));
    assert_eq!(found, ["additive structures[Part].input"]);
}

#[test]
fn a_structure_of_another_name_is_the_same_on_the_wire() {
    let facts = |name: &str| {
        format!(
            r#""actions": [{{ "name": "Ping", "parameters": [], "response": [{{ "name": "A", "type": "list<{name}>" }}] }}],
               "structures": [{{ "name": "{name}", "fields": [{{ "name": "B", "type": "float" }}] }}]"#
        )
    };
    let (old, new) = (facts("Part"), facts("Piece"));
    let changes = super::compare(&side(&old), &side(&new));
    let on_the_wire: Vec<&str> = changes
        .iter()
        .filter(|change| change.wire > super::Impact::Additive)
        .map(|change| change.id.as_str())
        .collect();
    assert_eq!(on_the_wire, [""; 0]);
    assert_eq!(changes.len(), 3);
}
