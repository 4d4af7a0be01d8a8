//! Types and codes.

use super::{CALL, Case, ERRORS, FIND, TYPES};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "constructor",
        edits: &[(
            TYPES,
            "name: Note, type: String,",
            "name: Note, type: String, required: true,",
        )],
        to: &["structures[Car].fields[Note].required breaking breaking E0061"],
        from: &["structures[Car].fields[Note].required breaking additive E0061"],
    },
    Case {
        name: "arguments",
        edits: &[(
            TYPES,
            "      - { name: Number, type: Integer, required: true, doc: Its number. }\n      - { name: Label, type: String, required: true, doc: Its label. }\n",
            "      - { name: Label, type: String, required: true, doc: Its label. }\n      - { name: Number, type: Integer, required: true, doc: Its number. }\n",
        )],
        to: &["structures[Car].fields.order breaking none E0277 E0308"],
        from: &["structures[Car].fields.order breaking none E0277 E0308"],
    },
    Case {
        name: "part_of_requests",
        edits: &[(
            FIND,
            "parameters:\n",
            "parameters:\n  - { name: At, type: Place, doc: Where. }\n",
        )],
        to: &[
            "actions[FindTrain].parameters[At] additive additive",
            "structures[Place].input additive none",
        ],
        from: &[
            "actions[FindTrain].parameters[At] breaking breaking E0609",
            "structures[Place].input breaking none E0599",
        ],
    },
    Case {
        name: "field_of_structure",
        edits: &[(
            TYPES,
            "      - { name: Floor,",
            "      - { name: Town, type: String, doc: Its town. }\n      - { name: Floor,",
        )],
        to: &["structures[Place].fields[Town] additive additive"],
        from: &["structures[Place].fields[Town] breaking breaking E0609"],
    },
    Case {
        name: "values",
        edits: &[(
            TYPES,
            "      - { value: 2, name: Green, doc: Go. }",
            "      - { value: 3, name: Green, doc: Go. }\n      - { value: 4, name: White, doc: Turn. }",
        )],
        to: &[
            "enums[Signal].values[Green].value behaviour breaking",
            "enums[Signal].values[White] additive additive",
        ],
        from: &[
            "enums[Signal].values[Green].value behaviour breaking",
            "enums[Signal].values[White] breaking breaking E0599",
        ],
    },
    Case {
        name: "name_of_value",
        edits: &[
            (TYPES, "name: Green", "name: Blue"),
            (CALL, "done: [Green]", "done: [Blue]"),
        ],
        to: &[
            "actions[CallTrain].waits behaviour none",
            "enums[Signal].values[Blue] additive none",
            "enums[Signal].values[Green] breaking none E0599",
        ],
        from: &[
            "actions[CallTrain].waits behaviour none",
            "enums[Signal].values[Blue] breaking none E0599",
            "enums[Signal].values[Green] additive none",
        ],
    },
    Case {
        name: "kind_of_number",
        edits: &[(
            TYPES,
            "base: Integer\n    doc: A signal.",
            "base: Unsigned\n    doc: A signal.",
        )],
        to: &[
            "actions[AskTrain].response[Signal].type none breaking",
            "actions[CallTrain].parameters[Signal].type none breaking",
            "actions[FindTrain].response[Signal].type none breaking",
            "enums[Signal].base breaking breaking E0308",
        ],
        from: &[
            "actions[AskTrain].response[Signal].type none breaking",
            "actions[CallTrain].parameters[Signal].type none breaking",
            "actions[FindTrain].response[Signal].type none breaking",
            "enums[Signal].base breaking breaking E0308",
        ],
    },
    Case {
        name: "switch",
        edits: &[
            (
                FIND,
                "response:\n",
                "response:\n  - { name: Light, type: Light, doc: Its light. }\n",
            ),
            (
                TYPES,
                "doc: A light.\n",
                "doc: A light.\n    switch: true\n",
            ),
        ],
        to: &[
            "actions[FindTrain].response[Light] additive additive",
            "enums[Light] breaking none E0425",
        ],
        from: &["actions[FindTrain].response[Light] breaking breaking E0609"],
    },
    Case {
        name: "code",
        edits: &[
            (
                ERRORS,
                "  - { code: Train.Long",
                "  - { code: Train.Full, meaning: It is full., remedy: Wait for the next., retry: later }\n  - { code: Train.Long",
            ),
            (
                ERRORS,
                "remedy: Wait for it., retry: later",
                "remedy: Wait for it., retry: transient",
            ),
            (
                ERRORS,
                "codes: [Train.Late, Train.Lost]",
                "codes: [Train.Late]",
            ),
            (
                CALL,
                "Train.Lost, Train.Long]",
                "Train.Lost, Train.Full, Train.Long]",
            ),
        ],
        to: &[
            "actions[CallTrain].errors documentation additive",
            "categories[odd] behaviour none",
            "errors[Train.Full] additive additive",
            "errors[Train.Late].retry behaviour none",
        ],
        from: &[
            "actions[CallTrain].errors documentation none",
            "categories[odd] behaviour none",
            "errors[Train.Full] breaking none E0599",
            "errors[Train.Late].retry behaviour none",
        ],
    },
    Case {
        name: "category",
        edits: &[(ERRORS, "name: odd,", "name: strange,")],
        to: &[
            "categories[odd] breaking none E0599",
            "categories[strange] additive none",
        ],
        from: &[
            "categories[odd] additive none",
            "categories[strange] breaking none E0599",
        ],
    },
    Case {
        name: "texts",
        edits: &[(
            CALL,
            "doc: Name of the train.",
            "doc: Name of the train that comes.",
        )],
        to: &["actions[CallTrain].parameters[Train].doc documentation none"],
        from: &["actions[CallTrain].parameters[Train].doc documentation none"],
    },
    Case {
        name: "image",
        edits: &[
            (
                TYPES,
                "  - name: Photo\n    doc: A picture.\n    encoded: { max: 1000, over: Train.Long }",
                "  - name: Picture\n    doc: A picture.\n    encoded: { max: 1000, over: Train.Long }",
            ),
            (CALL, "type: Photo", "type: Picture"),
        ],
        to: &[
            "actions[CallTrain].parameters[Photo].limits behaviour breaking",
            "images[Photo] breaking none E0425",
        ],
        from: &[
            "actions[CallTrain].parameters[Photo].limits behaviour breaking",
            "images[Picture] breaking none E0425",
        ],
    },
    Case {
        name: "types",
        edits: &[
            (TYPES, "  - name: Car\n", "  - name: Wagon\n"),
            (TYPES, "  - name: Light\n", "  - name: Lamp\n"),
            (CALL, "type: [Car]", "type: [Wagon]"),
        ],
        to: &[
            "actions[CallTrain].parameters[Cars].type breaking none E0425",
            "enums[Lamp] additive none",
            "enums[Light] breaking none E0425",
            "structures[Car] breaking none E0425",
            "structures[Wagon] additive none",
        ],
        from: &[
            "actions[CallTrain].parameters[Cars].type breaking none E0425",
            "enums[Lamp] breaking none E0425",
            "enums[Light] additive none",
            "structures[Car] additive none",
            "structures[Wagon] breaking none E0425",
        ],
    },
];
