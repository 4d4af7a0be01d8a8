//! Codes of rows that contradict themselves, one another, or an example.

use super::example::{Example, Explanation};

const PING: &str = "actions/ping.yaml";
const TYPES: &str = "types.yaml";

pub(super) const EMPTY_RANGE: Explanation = Explanation {
    title: "nothing would be allowed, or a bound is no size",
    text: "The lower bound is above the upper one, a size is negative, or the type of the row cannot hold\n\
           the bound.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - name: Name\n    type: String\n    \
         chars: { min: 60, under: InvalidParameter, max: 1, over: InvalidParameter }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - name: Name\n    type: String\n    \
         chars: { min: 1, under: InvalidParameter, max: 60, over: InvalidParameter }\n",
    )]),
};

pub(super) const REPEATED_VALUE: Explanation = Explanation {
    title: "one value of an enum, or one code of a category, twice",
    text: "A number that comes from the service could not be told by its name.",
    wrong: Example(&[(
        TYPES,
        "enums:\n  - name: Gender\n    base: Integer\n    values:\n      \
         - { value: 1, name: Male }\n      - { value: 1, name: Female }\n",
    )]),
    right: Example(&[(
        TYPES,
        "enums:\n  - name: Gender\n    base: Integer\n    values:\n      \
         - { value: 1, name: Male }\n      - { value: 2, name: Female }\n",
    )]),
};

pub(super) const BAD_DEFAULT: Explanation = Explanation {
    title: "a default, or the largest page of a list, that its type or rule does not allow",
    text: "The service takes its default itself, so one of the two rows is wrong.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - name: Limit\n    type: Integer\n    default: 200\n    \
         range: { max: 100, over: InvalidParameter }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - name: Limit\n    type: Integer\n    default: 20\n    \
         range: { max: 100, over: InvalidParameter }\n",
    )]),
};

pub(super) const BROKEN_EXAMPLE: Explanation = Explanation {
    title: "an example that its own table does not allow",
    text: "The example or the table is wrong. Where the vendor's page is, write what holds, and record in\n\
           `corrections` what the page has. An example whose response is an error may break the rule\n\
           with just that code.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: PersonId, type: String }\n\
         examples:\n  - title: A ping\n    request: { PersonId: 2001 }\n    response: {}\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: PersonId, type: String }\n\
         examples:\n  - title: A ping\n    request: { PersonId: \"2001\" }\n    response: {}\n",
    )]),
};

pub(super) const STALE_CORRECTION: Explanation = Explanation {
    title: "a correction that points nowhere, or is needed no longer",
    text: "`at` is a path in the same file, and `page` is what the vendor's page has there. Once the file\n\
           says the same, there is nothing to correct.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Url, type: String }\n\
         corrections:\n  - { at: \"parameters[7].type\", page: Integer, why: An address is a text. }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: Url, type: String }\n\
         corrections:\n  - { at: \"parameters[0].type\", page: Integer, why: An address is a text. }\n",
    )]),
};

pub(super) const MISPLACED_RULE: Explanation = Explanation {
    title: "a constraint or key where it says nothing",
    text: "`chars`, `bytes`, `alphabet`, `one_of`, `words` and `url` are for text, `range` is for numbers,\n\
           `items` and `unique` are for lists. `required` and `default` are for requests.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Age, type: Integer, chars: { max: 9, over: InvalidParameter } }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: Age, type: Integer, range: { max: 9, over: InvalidParameter } }\n",
    )]),
};

pub(super) const ENDLESS_TYPE: Explanation = Explanation {
    title: "a structure that must hold itself, so that no value of it could ever end",
    text: "A structure may hold itself, by a list or without one. But where each value must have another one\n\
           inside, by `required` in a request or `always` in a response, there is no last one.",
    wrong: Example(&[
        (
            TYPES,
            "structures:\n  - name: Chain\n    fields:\n      - { name: Next, type: Chain, required: true }\n",
        ),
        (PING, "parameters:\n  - { name: First, type: Chain }\n"),
    ]),
    right: Example(&[
        (
            TYPES,
            "structures:\n  - name: Chain\n    fields:\n      - { name: Next, type: Chain }\n",
        ),
        (PING, "parameters:\n  - { name: First, type: Chain }\n"),
    ]),
};

pub(super) const UNSUPPORTED: Explanation = Explanation {
    title: "something that the runtime can neither send nor read",
    text: "The platform has calls that upload a file as the body of the request, and calls that answer with\n\
           a stream of events. No client of this crate makes them: leave the action out, or the row, if a\n\
           call works without it.",
    wrong: Example(&[(PING, "parameters:\n  - { name: File, type: Binary }\n")]),
    right: Example(&[(PING, "parameters: []\n")]),
};
