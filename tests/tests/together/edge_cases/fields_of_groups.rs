//! Rows about what a group has beside its id and name.

use super::{EMPTY, groups, set};
use iai_tests::columns::{fits, refused, warned};
use serde_json::json;

const ILLEGAL_MODEL: &str = "InvalidParameterValue.FaceModelVersionIllegal";

#[test]
fn groups_have_up_to_five_fields() {
    let (list, second) = ("GroupExDescriptions", "GroupExDescriptions.1");
    let names = |count: usize| json!({ list: (&["a", "b", "c", "d", "e", "f"][..count]) });
    let field = |name: &str| json!({ list: ["a", name] });
    let code = |problem: &str| format!("InvalidParameterValue.GroupExDescriptions{problem}");
    groups(&[
        fits("none", names(0)),
        fits("five", names(5)),
        refused("six", names(6), list, &code("Exceed")),
        refused("one twice", field("a"), list, &code("NameIdentical")),
        fits("30 characters", field(&"组".repeat(30))),
        refused(
            "31 characters",
            field(&"组".repeat(31)),
            second,
            &code("NameTooLong"),
        ),
        refused("no name", field(""), second, EMPTY),
        warned("a space", field("b c"), second, &code("NameIllegal")),
    ]);
}

#[test]
fn groups_have_a_remark() {
    let (tag, long) = ("Tag", "InvalidParameterValue.GroupTagTooLong");
    let illegal = "InvalidParameterValue.GroupTagIllegal";
    groups(&[
        fits("none", set(tag, "")),
        fits("40 characters", set(tag, "𠮷".repeat(40))),
        refused("41 characters", set(tag, "a".repeat(41)), tag, long),
        warned("spaces", set(tag, "no trainees"), tag, illegal),
    ]);
}

#[test]
fn groups_have_one_of_two_models() {
    let model = "FaceModelVersion";
    groups(&[
        fits("newer", set(model, "3.0")),
        fits("older", set(model, "2.0")),
    ]);
    for text in ["", "3", "4.0", "3.0.0", "v-3", "３.０", " 3.0", "3,0"] {
        groups(&[refused(text, set(model, text), model, ILLEGAL_MODEL)]);
    }
}
