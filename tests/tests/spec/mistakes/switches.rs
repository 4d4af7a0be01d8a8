//! Mistakes about enumerations that are `bool` in Rust.

use super::edit;

const PICTURES: &str = "types/pictures.yaml";

#[test]
fn a_switch_is_0_for_off_and_1_for_on() {
    let told = "[S019]: `FaceMatchingStrategy` is no switch";
    edit(
        PICTURES,
        "name: FaceMatchingStrategy\n    base: Unsigned\n",
        "name: FaceMatchingStrategy\n    base: Unsigned\n    switch: true\n",
    )
    .tells("FaceMatchingStrategy", told);
}

#[test]
fn no_list_holds_switches() {
    edit(
        "actions/detect_face.yaml",
        "type: NeedFaceAttributes\n    default: 0\n",
        "type: [NeedFaceAttributes]\n",
    )
    .tells(
        "NeedFaceAttributes",
        "[S019]: `NeedFaceAttributes` is a switch, which no list holds",
    );
}
