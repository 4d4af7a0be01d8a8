//! Codes of names: unknown ones, those defined twice, those that nothing uses, those that Rust cannot have.

use super::example::{Example, Explanation};

const PING: &str = "actions/ping.yaml";

pub(super) const UNKNOWN_TYPE: Explanation = Explanation {
    title: "a type that neither the format nor the spec defines",
    text: "Types of the format are String, Integer (the pages' int64), Unsigned (uint64), Float,\n\
           Boolean, Date, DateTime and DateTimeIso; those of the spec stand in `types.yaml` or\n\
           `types/*.yaml`. A list of X is `[X]`.",
    wrong: Example(&[(PING, "parameters:\n  - { name: PersonName, type: Strin }\n")]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: PersonName, type: String }\n",
    )]),
};

pub(super) const UNKNOWN_ERROR_CODE: Explanation = Explanation {
    title: "an error code that `errors.yaml` does not define",
    text: "Each code that a row names has a row in `errors.yaml`; `- { code: X }` will do.\n\
           Codes that any service of the platform may answer, such as InvalidParameter, need none.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Name, type: String, chars: { max: 60, over: InvalidParamter } }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: Name, type: String, chars: { max: 60, over: InvalidParameter } }\n",
    )]),
};

pub(super) const UNKNOWN_FIELD: Explanation = Explanation {
    title: "the name of a row, action, group or set that does not exist",
    text: "Rules name parameters, outcomes name fields of the response, `errors` names sets, fees and\n\
           notes name actions. Names are case-sensitive.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Url, type: String }\n  - { name: Image, type: String }\n\
         rules:\n  - { any_of: [Ulr, Image], error: InvalidParameter }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: Url, type: String }\n  - { name: Image, type: String }\n\
         rules:\n  - { any_of: [Url, Image], error: InvalidParameter }\n",
    )]),
};

pub(super) const DEFINED_TWICE: Explanation = Explanation {
    title: "one name defined twice",
    text: "Two rows of one table, two types, two codes, or a type with the name of one of the format.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Url, type: String }\n  - { name: Url, type: String }\n",
    )]),
    right: Example(&[(PING, "parameters:\n  - { name: Url, type: String }\n")]),
};

pub(super) const BAD_NAME: Explanation = Explanation {
    title: "a name that makes no Rust name, or the same one as another",
    text: "Rust names come of the names on the wire. Where a row may have `rust:`, it sets another one;\n\
           the name on the wire stays as the service has it.",
    wrong: Example(&[(
        "types.yaml",
        "enums:\n  - name: Color\n    base: Integer\n    values:\n      - { value: 1, name: dark-blue }\n",
    )]),
    right: Example(&[(
        "types.yaml",
        "enums:\n  - name: Color\n    base: Integer\n    values:\n      - { value: 1, name: DarkBlue }\n",
    )]),
};

pub(super) const UNDOCUMENTED_CODE: Explanation = Explanation {
    title: "an error code that neither an action nor a set names",
    text: "Its row would be left over from an action that is gone, or is misspelt.",
    wrong: Example(&[(
        "errors.yaml",
        "errors:\n  - code: InvalidParameterValue.NoName\n    meaning: The name is empty.\n    \
         remedy: Set Name.\n    retry: never\n",
    )]),
    right: Example(&[
        (
            "errors.yaml",
            "errors:\n  - code: InvalidParameterValue.NoName\n    meaning: The name is empty.\n    \
             remedy: Set Name.\n    retry: never\n",
        ),
        (PING, "errors: { also: [InvalidParameterValue.NoName] }\n"),
    ]),
};

pub(super) const EMPTY_GROUP: Explanation = Explanation {
    title: "a group that no action belongs to, or a category without codes",
    text: "A group is a Cargo feature of the client, and one without actions would be a feature of nothing.",
    wrong: Example(&[
        (
            "service.yaml",
            "groups:\n  - { name: pings, doc: Signs of life. }\n  - { name: pongs, doc: Answers. }\n",
        ),
        (PING, "group: pings\n"),
    ]),
    right: Example(&[
        (
            "service.yaml",
            "groups:\n  - { name: pings, doc: Signs of life. }\n",
        ),
        (PING, "group: pings\n"),
    ]),
};
