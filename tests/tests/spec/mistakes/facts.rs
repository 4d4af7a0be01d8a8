//! Mistakes in quotas, fees and notes.

use super::edit;

const SERVICE: &str = "service.yaml";

#[test]
fn quotas_have_names_of_constants_and_room_for_something() {
    edit(SERVICE, "name: faces_of_person", "name: FacesOfPerson").tells(
        "FacesOfPerson",
        "[S020]: `FacesOfPerson` makes no Rust name: `FacesOfPerson`",
    );
    edit(SERVICE, "name: faces_of_person", "name: faces").tells(
        "faces",
        "[S016]: the quota `faces` is defined a second time",
    );
    edit(SERVICE, "max: 100\n", "max: 0\n").tells(
        "0",
        "[S011]: the quota `groups_of_person` leaves room for nothing",
    );
    edit(SERVICE, "max: 100\n", "max: -1\n").tells("-1", "[S011]: a size cannot be negative");
    edit(
        SERVICE,
        "error: InvalidParameterValue.PersonFaceNumExceed",
        "error: InvalidParameterValue.PersonFaceNumExceeded",
    )
    .tells(
        "InvalidParameterValue.PersonFaceNumExceeded",
        "[S005]: unknown error code `InvalidParameterValue.PersonFaceNumExceeded`",
    );
}

#[test]
fn facts_are_about_actions_that_exist() {
    let told = "[S014]: there is no action `CreateFaces` here";
    let table = [
        ("actions: [CreateFace]", "actions: [CreateFaces]"),
        ("    - CreateFace\n", "    - CreateFaces\n"),
        ("      - VerifyFace\n", "      - CreateFaces\n"),
    ];
    for (from, to) in table {
        edit(SERVICE, from, to).tells("CreateFaces", told);
    }
}

#[test]
fn an_action_has_one_fee() {
    edit(SERVICE, "  free:\n", "  free:\n    - CreateFace\n").tells(
        "CreateFace",
        "[S016]: the fee of `CreateFace` is defined a second time",
    );
}
