//! Mistakes about requests per second.

use super::{PERSON, edit};

const SERVICE: &str = "service.yaml";

#[test]
fn figures_must_let_something_through() {
    edit(SERVICE, "per_second: 50", "per_second: 0")
        .tells("0", "[S011]: 0 requests per second cannot be kept to");
    edit(SERVICE, "per_second: 50", "per_second: -1")
        .tells("-1", "[S011]: a size cannot be negative");
    edit(SERVICE, "per_second: 50", "per_second: 4294967296").tells(
        "4294967296",
        "[S011]: 4294967296 requests per second cannot be kept to",
    );
    edit(SERVICE, "per_second: 50", "per_second: \"50\"")
        .tells("\"50\"", "[S008]: expected a whole number, found text");
    edit(
        SERVICE,
        "{ name: liveness_accurate, doc: Tell",
        "{ name: liveness_accurate, per_second: 0, doc: Tell",
    )
    .tells("0", "[S011]: 0 requests per second cannot be kept to");
    edit(SERVICE, "  per_second: 50\n", "")
        .tells("source:", "[S009]: the key `per_second` is missing");
}

#[test]
fn groups_and_actions_must_know_each_other() {
    edit(
        SERVICE,
        "{ name: liveness_accurate, doc: Tell",
        "{ name: nothing, doc: Nothing. }\n    - { name: liveness_accurate, doc: Tell",
    )
    .tells(
        "nothing",
        "[S023]: no action belongs to the rate group `nothing`",
    );
    edit(
        SERVICE,
        "{ name: liveness_accurate, doc: Tell",
        "{ name: liveness_accurate }\n    - { name: liveness_accurate, doc: Tell",
    )
    .tells(
        "liveness_accurate",
        "[S016]: the rate group `liveness_accurate` is defined a second time",
    );
    edit(PERSON, "rate_group: management", "rate_group: managment").tells(
        "managment",
        "[S014]: there is no rate group `managment` here",
    );
    edit(PERSON, "rate_group: management\n", "").tells(
        "CreatePerson",
        "[S009]: the action `CreatePerson` belongs to no rate group",
    );
}
