//! Mistakes about requests per second.

use crate::{PERSON, check};

const SERVICE: &str = "service.yaml";

#[test]
fn figures_must_let_something_through() {
    check(&[
        (
            SERVICE,
            "per_second: 50",
            "per_second: 0",
            &[("0", "[S011]: 0 requests per second cannot be kept to")],
        ),
        (
            SERVICE,
            "per_second: 50",
            "per_second: -1",
            &[("-1", "[S011]: a size cannot be negative")],
        ),
        (
            SERVICE,
            "per_second: 50",
            "per_second: 4294967296",
            &[(
                "4294967296",
                "[S011]: 4294967296 requests per second cannot be kept to",
            )],
        ),
        (
            SERVICE,
            "per_second: 50",
            "per_second: \"50\"",
            &[("\"50\"", "[S008]: expected a whole number, found text")],
        ),
        (
            SERVICE,
            "{ name: liveness_accurate, doc: Tell",
            "{ name: liveness_accurate, per_second: 0, doc: Tell",
            &[("0", "[S011]: 0 requests per second cannot be kept to")],
        ),
        (
            SERVICE,
            "  per_second: 50\n",
            "",
            &[("source:", "[S009]: the key `per_second` is missing")],
        ),
    ]);
}

#[test]
fn groups_and_actions_must_know_each_other() {
    check(&[
        (
            SERVICE,
            "{ name: liveness_accurate, doc: Tell",
            "{ name: nothing, doc: Nothing. }\n    - { name: liveness_accurate, doc: Tell",
            &[(
                "nothing",
                "[S023]: no action belongs to the rate group `nothing`",
            )],
        ),
        (
            SERVICE,
            "{ name: liveness_accurate, doc: Tell",
            "{ name: liveness_accurate }\n    - { name: liveness_accurate, doc: Tell",
            &[(
                "liveness_accurate",
                "[S016]: the rate group `liveness_accurate` is defined a second time",
            )],
        ),
        (
            PERSON,
            "rate_group: management",
            "rate_group: managment",
            &[(
                "managment",
                "[S014]: there is no rate group `managment` here",
            )],
        ),
        (
            PERSON,
            "rate_group: management\n",
            "",
            &[(
                "CreatePerson",
                "[S009]: the action `CreatePerson` belongs to no rate group",
            )],
        ),
    ]);
}
