//! Mistakes about categories of error codes.

use super::edit;

const ERRORS: &str = "errors.yaml";

#[test]
fn codes_must_be_known_and_stand_once() {
    edit(
        ERRORS,
        "      - FailedOperation.CompareFail\n      - FailedOperation.FaceQ",
        "      - FailedOperation.CompareFailed\n      - FailedOperation.FaceQ",
    )
    .tells(
        "FailedOperation.CompareFailed",
        "[S005]: unknown error code `FailedOperation.CompareFailed`",
    );
    edit(
        ERRORS,
        "      - InvalidParameterValue.PersonExistInGroup\n",
        "      - InvalidParameterValue.GroupIdAlreadyExist\n",
    )
    .tells(
        "InvalidParameterValue.GroupIdAlreadyExist",
        "[S012]: the category `already_exists` names the code \
         `InvalidParameterValue.GroupIdAlreadyExist` a second time",
    );
}

#[test]
fn names_must_make_a_method_each() {
    edit(ERRORS, "name: over_quota", "name: not_found").tells(
        "not_found",
        "[S016]: the category `not_found` is defined a second time",
    );
    for (name, predicate) in [
        ("OverQuota", "is_OverQuota"),
        ("over quota", "is_over quota"),
        ("over-quota", "is_over-quota"),
    ] {
        let (to, told) = (
            format!("name: {name}"),
            format!("[S020]: `{name}` makes no Rust name: `{predicate}`"),
        );
        edit(ERRORS, "name: over_quota", &to).tells(name, &told);
    }
}

#[test]
fn a_category_needs_a_name_and_codes() {
    let empty = "\ncategories:\n  - { name: nothing, codes: [] }\n";
    edit(ERRORS, "\ncategories:\n", empty)
        .tells("nothing", "[S023]: the category `nothing` has no codes");
    let unsaid = "\ncategories:\n  - { name: nothing }\n";
    edit(ERRORS, "\ncategories:\n", unsaid)
        .tells("{ name: nothing }", "[S009]: the key `codes` is missing");
    let nameless = "\ncategories:\n  - { codes: [InternalError] }\n";
    edit(ERRORS, "\ncategories:\n", nameless).tells(
        "{ codes: [InternalError] }",
        "[S009]: the key `name` is missing",
    );
    edit(
        ERRORS,
        "name: over_quota",
        "title: Full\n    name: over_quota",
    )
    .tells("title", "[S003]: unknown key `title`");
}
