//! Parameters, rules and fields of responses.

use super::{CALL, Case, ERRORS, FIND, LIST, TYPES};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "parameter",
        edits: &[(
            CALL,
            "rules:",
            "  - { name: Speed, type: Integer, doc: How fast. }\nrules:",
        )],
        to: &["actions[CallTrain].parameters[Speed] additive additive"],
        from: &["actions[CallTrain].parameters[Speed] breaking breaking E0609"],
    },
    Case {
        name: "required_parameter",
        edits: &[(
            CALL,
            "rules:",
            "  - { name: Speed, type: Integer, required: true, doc: How fast. }\nrules:",
        )],
        to: &["actions[CallTrain].parameters[Speed] breaking breaking E0277"],
        from: &["actions[CallTrain].parameters[Speed] breaking breaking E0609"],
    },
    Case {
        name: "required",
        edits: &[(CALL, "type: Platform,", "type: Platform, required: true,")],
        to: &["actions[CallTrain].parameters[Platform].required breaking breaking E0277"],
        from: &["actions[CallTrain].parameters[Platform].required breaking additive E0107"],
    },
    Case {
        name: "rule",
        edits: &[(
            CALL,
            "rules:\n  - { any_of: [Driver, Guard], error: MissingParameter }\n",
            "",
        )],
        to: &["actions[CallTrain].rules[Driver, Guard] breaking additive E0107"],
        from: &["actions[CallTrain].rules[Driver, Guard] breaking breaking E0277"],
    },
    Case {
        name: "member_of_rule",
        edits: &[
            (
                CALL,
                "  - { name: Guard,",
                "  - { name: Pilot, type: String, doc: Who pilots. }\n  - { name: Guard,",
            ),
            (CALL, "any_of: [Driver, Guard]", "any_of: [Driver, Pilot]"),
        ],
        to: &[
            "actions[CallTrain].parameters[Pilot] additive additive",
            "actions[CallTrain].rules[Driver, Guard] breaking additive E0277",
            "actions[CallTrain].rules[Driver, Pilot] breaking breaking E0277",
        ],
        from: &[
            "actions[CallTrain].parameters[Pilot] breaking breaking E0609",
            "actions[CallTrain].rules[Driver, Guard] breaking breaking E0599",
            "actions[CallTrain].rules[Driver, Pilot] breaking additive E0599",
        ],
    },
    Case {
        name: "type_of_field",
        edits: &[
            (
                CALL,
                "name: Delay, type: Integer",
                "name: Delay, type: Float",
            ),
            (
                CALL,
                "name: Driver, type: String",
                "name: Driver, type: Integer",
            ),
            (
                TYPES,
                "name: Floor, type: Integer",
                "name: Floor, type: Unsigned",
            ),
        ],
        to: &[
            "actions[CallTrain].outcomes[Late].carries[Delay] breaking none E0308",
            "actions[CallTrain].parameters[Driver].type breaking breaking E0308",
            "actions[CallTrain].response[Delay].type breaking breaking E0308",
            "structures[Place].fields[Floor].type breaking breaking E0308",
        ],
        from: &[
            "actions[CallTrain].outcomes[Late].carries[Delay] breaking none E0308",
            "actions[CallTrain].parameters[Driver].type breaking breaking E0308",
            "actions[CallTrain].response[Delay].type breaking breaking E0308",
            "structures[Place].fields[Floor].type breaking breaking E0308",
        ],
    },
    Case {
        name: "refined",
        edits: &[
            (
                FIND,
                "name: Train, type: String",
                "name: Train, type: Platform",
            ),
            (TYPES, "max: 4,", "max: 3,"),
            (CALL, "chars: { max: 60,", "chars: { max: 64,"),
        ],
        to: &[
            "actions[CallTrain].parameters[Train].chars.max additive additive",
            "actions[FindTrain].parameters[Train].limits behaviour breaking",
            "strings[Platform].chars.max behaviour breaking",
        ],
        from: &[
            "actions[CallTrain].parameters[Train].chars.max behaviour breaking",
            "actions[FindTrain].parameters[Train].limits additive additive",
            "strings[Platform].chars.max additive additive",
        ],
    },
    Case {
        name: "number_with_meanings",
        edits: &[
            (
                LIST,
                "name: Count, type: Integer",
                "name: Count, type: Signal",
            ),
            (LIST, ", total: Count", ""),
        ],
        to: &[
            "actions[ListTrains].paging behaviour none",
            "actions[ListTrains].response[Count].type breaking none E0308",
        ],
        from: &[
            "actions[ListTrains].paging behaviour none",
            "actions[ListTrains].response[Count].type breaking none E0308",
        ],
    },
    Case {
        name: "always",
        edits: &[(
            CALL,
            "name: Delay, type: Integer,",
            "name: Delay, type: Integer, always: true,",
        )],
        to: &["actions[CallTrain].response[Delay].always breaking additive E0308"],
        from: &["actions[CallTrain].response[Delay].always breaking breaking E0308"],
    },
    Case {
        name: "nullable",
        edits: &[
            (
                CALL,
                "name: Delay, type: Integer,",
                "name: Delay, type: Integer, nullable: true,",
            ),
            (CALL, "nullable: true, doc: Where", "doc: Where"),
        ],
        to: &[
            "actions[CallTrain].outcomes[Late].carries[Delay] breaking none E0308",
            "actions[CallTrain].response[Delay].nullable documentation breaking",
            "actions[CallTrain].response[Place].nullable documentation additive",
        ],
        from: &[
            "actions[CallTrain].outcomes[Late].carries[Delay] breaking none E0308",
            "actions[CallTrain].response[Delay].nullable documentation additive",
            "actions[CallTrain].response[Place].nullable documentation breaking",
        ],
    },
    Case {
        name: "rust_name",
        edits: &[
            (
                CALL,
                "name: Signal, type: Signal,",
                "name: Signal, rust: light, type: Signal,",
            ),
            (
                CALL,
                "name: Reason, type: String,",
                "name: Reason, rust: cause, type: String,",
            ),
            (
                TYPES,
                "  - name: Place\n",
                "  - name: Place\n    rust: Spot\n",
            ),
            (
                ERRORS,
                "{ code: Train.Late,",
                "{ code: Train.Late, rust: TooLate,",
            ),
        ],
        to: &[
            "actions[CallTrain].parameters[Signal].rust breaking none E0609",
            "actions[CallTrain].response[Reason].rust breaking none E0609",
            "errors[Train.Late].rust breaking none E0599",
            "structures[Place].rust breaking none E0425",
        ],
        from: &[
            "actions[CallTrain].parameters[Signal].rust breaking none E0609",
            "actions[CallTrain].response[Reason].rust breaking none E0609",
            "errors[Train.Late].rust breaking none E0599",
            "structures[Place].rust breaking none E0425",
        ],
    },
];
