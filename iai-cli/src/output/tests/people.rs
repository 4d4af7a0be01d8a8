//! Tables and blocks.

use super::super::plain::{is_unsafe, width};
use super::*;

fn table(name: &str, value: &Value) -> String {
    rendered(Format::Table, None, name, value)
}

#[test]
fn a_list_is_a_table_in_the_order_of_the_description() {
    let output = Output::plain(Format::Table, Terminal::none(120));
    let shown = output
        .render(&persons(), Some(action("GetPersonList")))
        .unwrap();
    let lines: Vec<_> = shown.lines().collect();
    let names: Vec<_> = lines[0].split_whitespace().collect();
    assert_eq!(names[..3], ["PersonName", "PersonId", "Gender"]);
    assert!(
        lines[2].starts_with("张三丰        1001      2 Female "),
        "{shown}"
    );
    assert!(shown.contains(r"\u{1b}[2JBob"), "{shown}");
    assert!(!shown.contains("RequestId"), "{shown}");
    assert!(shown.contains("\nPersonNum         2\n"), "{shown}");
}

#[test]
fn the_id_of_the_call_is_for_those_who_ask_for_more() {
    let mut output = output(Format::Table, None);
    output.terminal.verbosity = crate::terminal::Verbosity::Verbose;
    let shown = output
        .render(&persons(), Some(action("GetPersonList")))
        .unwrap();
    assert!(
        shown.ends_with("RequestId         337d1bb5-3f88-4681-9291-5194f478f0d1\n"),
        "{shown}"
    );
}

#[test]
fn all_examples_fit_their_width() {
    for (action, response) in examples() {
        for columns in [60, 80, 120] {
            let output = Output::plain(Format::Table, Terminal::none(columns));
            let shown = output.render(&response, Some(action)).unwrap();
            // Addresses stay in one piece.
            for line in shown.lines().filter(|line| !line.contains("://")) {
                assert!(
                    width(line) <= columns,
                    "{}, {columns}:\n{shown}",
                    action.action
                );
            }
            assert!(!shown.contains(|c| c != '\n' && is_unsafe(c)));
        }
    }
}

#[test]
fn columns_without_a_value_leave_room_for_the_others() {
    let group = |id: &str| {
        json!({
            "GroupName": id, "GroupId": id, "GroupExDescriptions": [], "Tag": "", "FaceModelVersion": "3.0",
            "CreationTimestamp": 1795967352000_u64, "UpdateTimestamp": 1795967352000_u64,
        })
    };
    let groups = json!({ "GroupInfos": [group("staff"), group("guests")], "GroupNum": 2 });
    let shown = table("GetGroupList", &groups);
    let names = "GroupName  GroupId  FaceModelVersion  CreationTimestamp  UpdateTimestamp\n";
    assert!(shown.starts_with(names), "{shown}");
}

#[test]
fn a_narrow_terminal_gets_blocks() {
    let output = Output::plain(Format::Table, Terminal::none(40));
    let shown = output
        .render(&persons(), Some(action("GetPersonList")))
        .unwrap();
    assert!(
        shown.starts_with("- PersonName            张三丰\n  PersonId              1001\n"),
        "{shown}"
    );
}

#[test]
fn a_list_without_items_says_so() {
    let empty = json!({ "GroupInfos": [], "GroupNum": 0 });
    assert_eq!(
        table("GetGroupList", &empty),
        "GroupInfos  none\nGroupNum    0\n"
    );
}

#[test]
fn a_response_without_fields_shows_the_id_of_the_call() {
    let nothing = json!({ "RequestId": "337d1bb5" });
    assert_eq!(table("DeleteGroup", &nothing), "RequestId  337d1bb5\n");
    assert_eq!(rendered(Format::Text, None, "DeleteGroup", &nothing), "");
}

#[test]
fn a_list_beside_what_a_response_is_about_has_a_heading() {
    let created = json!({ "SucFaceIds": ["1"], "RetCode": [0], "FaceRects": [{ "X": 1, "Y": 2 }] });
    let shown = "SucFaceIds  1\nRetCode     0 Added\nFaceRects\n  X  Y\n  ────\n  1  2\n";
    assert_eq!(table("CreateFace", &created), shown);
}

#[test]
fn values_without_an_action_are_shown_as_well() {
    let output = output(Format::Table, None);
    let table = [
        (json!("a\tb"), "a\\tb\n"),
        (json!(null), "-\n"),
        (json!([]), "none\n"),
        (json!(["a", 1]), "a\n1\n"),
        (json!({ "b": 1, "a": { "x": 1 } }), "a  x=1\nb  1\n"),
        (
            json!([{ "b": 1 }, { "a": "x" }]),
            "a  b\n────\n-  1\nx  -\n",
        ),
    ];
    for (value, shown) in table {
        assert_eq!(output.render(&value, None).unwrap(), shown);
    }
}

#[test]
fn colours_are_in_headings_alone() {
    let mut output = output(Format::Table, None);
    output.terminal.stdout_color = true;
    let shown = output.render(&json!([{ "a": 1 }]), None).unwrap();
    assert_eq!(shown, "\u{1b}[1ma\u{1b}[0m\n─\n1\n");
}

#[test]
fn long_texts_are_cut() {
    let picture = "QUJD".repeat(1000);
    let shown = table("GetPersonBaseInfo", &json!({ "PersonName": picture }));
    assert_eq!(width(shown.trim_end()), 80);
    assert!(shown.ends_with("…\n"));
}
