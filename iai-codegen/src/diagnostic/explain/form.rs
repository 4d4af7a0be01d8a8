//! Codes of the form of files: YAML, keys, kinds of values.

use super::example::{Example, Explanation};

const PING: &str = "actions/ping.yaml";

pub(super) const SYNTAX: Explanation = Explanation {
    title: "not valid YAML, or an empty file",
    text: "The position is where the YAML reader gave up; the mistake may stand a little before it.\n\
           Usual causes: a bracket that is never closed, a tab, or a text with `: ` or ` #` in it that\n\
           has no quotes. While a file is no YAML, names are not looked up in the other files: those\n\
           that seem to be missing may stand in it.",
    wrong: Example(&[(PING, "parameters: [\n")]),
    right: Example(&[(PING, "parameters: []\n")]),
};

pub(super) const DUPLICATE_KEY: Explanation = Explanation {
    title: "a key stands twice in one mapping",
    text: "YAML readers keep one of the two without a word, and not all of them the same one.",
    wrong: Example(&[(PING, "site: both\nsite: mainland\n")]),
    right: Example(&[(PING, "site: mainland\n")]),
};

pub(super) const UNKNOWN_KEY: Explanation = Explanation {
    title: "a key that the format does not have",
    text: "It is misspelt, or belongs elsewhere. Between `{` and `}` a comma ends a text: without quotes,\n\
           what stands behind the comma is read as a further key.",
    wrong: Example(&[(PING, "parameters:\n  - { name: Gender, typ: Integer }\n")]),
    right: Example(&[(PING, "parameters:\n  - { name: Gender, type: Integer }\n")]),
};

pub(super) const MISSING_FOLDER: Explanation = Explanation {
    title: "the folder, or `service.yaml` in it, is missing",
    text: "A spec is a folder. Its `service.yaml` has the name and the version of the service, the size\n\
           limits of requests, and the codes of mistakes that have no row of their own.",
    wrong: Example(&[("service.yaml", "")]),
    right: Example(&[(
        "service.yaml",
        "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 32768, post_bytes: 10485760 }\n\
         codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n",
    )]),
};

pub(super) const EMPTY_FOLDER: Explanation = Explanation {
    title: "no action",
    text: "Nothing could be called. Each action has a file of its own in the folder `actions/`.",
    wrong: Example(&[(PING, "")]),
    right: Example(&[(
        PING,
        "action: Ping\nsummary: Asks for a sign of life.\nsite: both\neffect: read\nerrors: {}\n",
    )]),
};

pub(super) const WRONG_KIND: Explanation = Explanation {
    title: "a value of the wrong kind, or none",
    text: "Text stands where a number belongs, a list where a mapping does, or a key has no value. Digits\n\
           that are meant as text are put in quotes. To say \"no value\", leave the key out.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Version, type: String, doc: 3.0 }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: Version, type: String, doc: \"3.0\" }\n",
    )]),
};

pub(super) const MISSING_KEY: Explanation = Explanation {
    title: "a key that must be there is missing",
    text: "The hint names the key and where to add it. A bound, for one, needs the code of the service\n\
           for values outside of it: `under` beside `min`, `over` beside `max`.",
    wrong: Example(&[(
        PING,
        "parameters:\n  - { name: Name, type: String, chars: { min: 1 } }\n",
    )]),
    right: Example(&[(
        PING,
        "parameters:\n  - { name: Name, type: String, chars: { min: 1, under: InvalidParameter } }\n",
    )]),
};

pub(super) const LOOK_ALIKE: Explanation = Explanation {
    title: "plain text that other YAML readers take for something else",
    text: "A date, a number with blanks or colons, or one of the words that stand for true and false in\n\
           YAML 1.1: yes, no, on, off, y, n. Quotes make it a text for all of them.",
    wrong: Example(&[(
        "types.yaml",
        "enums:\n  - name: Answer\n    base: Integer\n    values:\n      - { value: 0, name: No }\n",
    )]),
    right: Example(&[(
        "types.yaml",
        "enums:\n  - name: Answer\n    base: Integer\n    values:\n      - { value: 0, name: \"No\" }\n",
    )]),
};

pub(super) const UNKNOWN_WORD: Explanation = Explanation {
    title: "a word where the format has a fixed list",
    text: "Such as `site`, `effect`, `retry`, the classes of an alphabet and the formats of images.",
    wrong: Example(&[(PING, "effect: reed\n")]),
    right: Example(&[(PING, "effect: read\n")]),
};

pub(super) const UNEXPECTED_FILE: Explanation = Explanation {
    title: "a file that nothing reads, or that cannot be read",
    text: "Read are `service.yaml`, `errors.yaml` or `errors/*.yaml`, `types.yaml` or `types/*.yaml`, and\n\
           `actions/*.yaml`. YAML in any other place would be left out in silence. Names end in `.yaml`.",
    wrong: Example(&[(
        "action/pong.yaml",
        "action: Pong\nsummary: Asks for another sign.\nsite: both\neffect: read\nerrors: {}\n",
    )]),
    right: Example(&[(
        "actions/pong.yaml",
        "action: Pong\nsummary: Asks for another sign.\nsite: both\neffect: read\nerrors: {}\n",
    )]),
};
