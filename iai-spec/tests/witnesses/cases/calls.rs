//! Outcomes, names and effects of actions, and facts of the service.

use super::{CALL, Case, FIND, LIST, SERVICE};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "outcome",
        edits: &[(
            CALL,
            "  - { name: Here,",
            "  - { name: Delayed, when: Delay, carries: [Delay], doc: It is slow. }\n  - { name: Here,",
        )],
        to: &["actions[CallTrain].outcomes[Delayed] breaking additive E0004"],
        from: &["actions[CallTrain].outcomes[Delayed] breaking none E0599"],
    },
    Case {
        name: "carried",
        edits: &[(CALL, "carries: [Reason, Delay]", "carries: [Reason]")],
        to: &["actions[CallTrain].outcomes[Late].carries[Delay] breaking none E0026"],
        from: &["actions[CallTrain].outcomes[Late].carries[Delay] behaviour none"],
    },
    Case {
        name: "borrowed",
        edits: &[
            (CALL, "carries: [Reason, Delay]", "carries: [Delay]"),
            (CALL, "carries: [Place]", "carries: []"),
        ],
        to: &[
            "actions[CallTrain].outcomes.lifetime breaking none E0107",
            "actions[CallTrain].outcomes[Here].carries[Place] breaking none E0026",
            "actions[CallTrain].outcomes[Late].carries[Reason] breaking none E0026",
        ],
        from: &[
            "actions[CallTrain].outcomes.lifetime breaking none none",
            "actions[CallTrain].outcomes[Here].carries[Place] behaviour none",
            "actions[CallTrain].outcomes[Late].carries[Reason] behaviour none",
        ],
    },
    Case {
        name: "outcomes",
        edits: &[(
            CALL,
            "outcomes:\n  - { name: Late, when: Reason, carries: [Reason, Delay], doc: It comes later. }\n  - { name: Here, carries: [Place], doc: It stands there. }\n",
            "",
        )],
        to: &["actions[CallTrain].outcomes breaking none E0599"],
        from: &["actions[CallTrain].outcomes behaviour none"],
    },
    Case {
        name: "flow",
        edits: &[
            (
                LIST,
                "paging: { offset: Offset, limit: Limit, max: 100, items: Trains, total: Count }\n",
                "",
            ),
            (
                CALL,
                "waits: { poll: FindTrain, with: { Train: Reason }, state: Signal, done: [Green], failed: [Red] }\n",
                "",
            ),
        ],
        to: &[
            "actions[CallTrain].waits breaking none E0599",
            "actions[ListTrains].paging breaking none E0599",
        ],
        from: &[
            "actions[CallTrain].waits additive none",
            "actions[ListTrains].paging additive none",
        ],
    },
    Case {
        name: "acts",
        edits: &[
            (CALL, "effect: create", "effect: idempotent"),
            (CALL, "site: both", "site: mainland"),
            (CALL, "default: 1,", "default: 2,"),
            (
                CALL,
                "doc: Name of the train.,",
                "doc: Name of the train.,\n      sensitive: true,",
            ),
            (
                FIND,
                "site: both",
                "deprecated: Use ListTrains.\nsite: both",
            ),
            (LIST, "max: 100,", "max: 50,"),
        ],
        to: &[
            "actions[CallTrain].effect behaviour none",
            "actions[CallTrain].parameters[Signal].default documentation behaviour",
            "actions[CallTrain].parameters[Train].sensitive behaviour none",
            "actions[CallTrain].site behaviour breaking",
            "actions[FindTrain].status additive additive",
            "actions[ListTrains].paging behaviour none",
        ],
        from: &[
            "actions[CallTrain].effect behaviour none",
            "actions[CallTrain].parameters[Signal].default documentation behaviour",
            "actions[CallTrain].parameters[Train].sensitive behaviour none",
            "actions[CallTrain].site additive additive",
            "actions[FindTrain].status additive additive",
            "actions[ListTrains].paging behaviour none",
        ],
    },
    Case {
        name: "service",
        edits: &[
            (
                SERVICE,
                "{ name: trains, max: 10, doc: Trains of a station. }",
                "{ name: cars, max: 10, doc: Cars of a station. }",
            ),
            (SERVICE, "fees: { paid: [CallTrain] }\n", ""),
            (SERVICE, "post_bytes: 10485760", "post_bytes: 1048576"),
            (SERVICE, "station.example.com", "trains.example.com"),
        ],
        to: &[
            "service.fees breaking none E0433",
            "service.fees.paid documentation none",
            "service.hosts.mainland behaviour none",
            "service.limits.post_bytes.max behaviour breaking",
            "service.quotas[cars] additive none",
            "service.quotas[trains] breaking none E0425",
        ],
        from: &[
            "service.fees.paid documentation none",
            "service.hosts.mainland behaviour none",
            "service.limits.post_bytes.max additive additive",
            "service.quotas[cars] breaking none E0425",
            "service.quotas[trains] additive none",
        ],
    },
    Case {
        name: "action",
        edits: &[(LIST, "action: ListTrains", "action: ListRides")],
        to: &[
            "actions[ListRides] additive additive",
            "actions[ListTrains] breaking breaking E0599",
        ],
        from: &[
            "actions[ListRides] breaking breaking E0599",
            "actions[ListTrains] additive additive",
        ],
    },
    Case {
        name: "polled",
        edits: &[(CALL, "poll: FindTrain", "poll: AskTrain")],
        to: &["actions[CallTrain].waits breaking none E0308"],
        from: &["actions[CallTrain].waits breaking none E0308"],
    },
    Case {
        name: "names",
        edits: &[(
            LIST,
            "action: ListTrains",
            "action: ListTrains\nrust: Timetable",
        )],
        to: &["actions[ListTrains].rust breaking none E0599"],
        from: &["actions[ListTrains].rust breaking none E0599"],
    },
    Case {
        name: "dates",
        edits: &[
            (CALL, "name: Guard, type: String", "name: Guard, type: Date"),
            (
                LIST,
                "name: Count, type: Integer",
                "name: Count, type: DateTime",
            ),
            (LIST, ", total: Count", ""),
        ],
        to: &[
            "actions[CallTrain].parameters[Guard].type breaking none E0308",
            "actions[ListTrains].paging behaviour none",
            "actions[ListTrains].response[Count].type breaking breaking E0308",
        ],
        from: &[
            "actions[CallTrain].parameters[Guard].type breaking none E0308",
            "actions[ListTrains].paging behaviour none",
            "actions[ListTrains].response[Count].type breaking breaking E0308",
        ],
    },
    Case {
        name: "sites",
        edits: &[
            (LIST, "site: both", "site: international"),
            (FIND, "site: both", "site: mainland\nsigned: false"),
        ],
        to: &[
            "actions[FindTrain].signed behaviour none",
            "actions[FindTrain].site behaviour breaking",
            "actions[ListTrains].site behaviour breaking",
        ],
        from: &[
            "actions[FindTrain].signed behaviour none",
            "actions[FindTrain].site additive additive",
            "actions[ListTrains].site additive additive",
        ],
    },
];
