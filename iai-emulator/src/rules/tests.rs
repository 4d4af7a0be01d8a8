//! The order of checks and every rule, on a table made for it.

use super::*;
use crate::table::{
    Allowed, AlphabetRule, FloatRules, Kind, Limit, ListRules, NumberRules, Parameter, TextRules,
    Unique,
};
use serde_json::{Value, json};

const fn limit<T: Copy>(at: T, code: &'static str) -> Option<Limit<T>> {
    Some(Limit { at, code })
}

static ID: TextRules = TextRules {
    min_bytes: limit(1, "IdEmpty"),
    max_bytes: limit(6, "IdTooLong"),
    alphabet: Some(AlphabetRule {
        english_letters: true,
        chinese_letters: false,
        digits: true,
        symbols: "-%@#&_",
        code: "IdIllegal",
    }),
    ..TextRules::NONE
};
static NAME: TextRules = TextRules {
    min_chars: limit(1, "NameEmpty"),
    max_chars: limit(3, "NameTooLong"),
    ..TextRules::NONE
};
static ADDRESS: TextRules = TextRules {
    url: Some("UrlIllegal"),
    ..TextRules::NONE
};
static FIELDS: &[Parameter] = &[
    Parameter {
        name: "Index",
        missing: Some("IndexMissing"),
        kind: Kind::Integer(NumberRules {
            unsigned: true,
            ..NumberRules::NONE
        }),
    },
    Parameter {
        name: "Text",
        missing: None,
        kind: Kind::Text(&NAME),
    },
];
static INFOS: ListRules = ListRules {
    min_items: limit(1, "InfosEmpty"),
    max_items: limit(3, "InfosTooMany"),
    unique: Some(Unique {
        by: Some("Index"),
        code: "InfosRepeat",
    }),
    item: Kind::Structure(FIELDS),
};
static TAGS: ListRules = ListRules {
    min_items: None,
    max_items: None,
    unique: Some(Unique {
        by: None,
        code: "TagsRepeat",
    }),
    item: Kind::Text(&NAME),
};
static TABLE: ActionTable = ActionTable {
    name: "Test",
    version: "1",
    wrong_type: "WrongType",
    unknown_parameter: "Unknown",
    parameters: &[
        Parameter {
            name: "Id",
            missing: Some("IdMissing"),
            kind: Kind::Text(&ID),
        },
        Parameter {
            name: "Name",
            missing: Some("NameMissing"),
            kind: Kind::Text(&NAME),
        },
        Parameter {
            name: "Level",
            missing: None,
            kind: Kind::Integer(NumberRules {
                allowed: Some(Allowed {
                    values: &[0, 1, 2],
                    code: "LevelIllegal",
                }),
                ..NumberRules::NONE
            }),
        },
        Parameter {
            name: "Count",
            missing: None,
            kind: Kind::Integer(NumberRules {
                min: limit(-2, "CountSmall"),
                max: limit(9, "CountLarge"),
                ..NumberRules::NONE
            }),
        },
        Parameter {
            name: "Score",
            missing: None,
            kind: Kind::Float(FloatRules {
                min: limit(0.0, "ScoreSmall"),
                max: limit(100.0, "ScoreLarge"),
                below: None,
            }),
        },
        Parameter {
            name: "Flag",
            missing: None,
            kind: Kind::Boolean,
        },
        Parameter {
            name: "Infos",
            missing: None,
            kind: Kind::List(&INFOS),
        },
        Parameter {
            name: "Tags",
            missing: None,
            kind: Kind::List(&TAGS),
        },
        Parameter {
            name: "Url",
            missing: None,
            kind: Kind::Text(&ADDRESS),
        },
        Parameter {
            name: "Other",
            missing: None,
            kind: Kind::Text(&NAME),
        },
    ],
    rules: &[AnyOf {
        members: &["Url", "Other"],
        prefer: Some("Url"),
        code: "NoneOf",
    }],
};

fn object(value: Value) -> Parameters {
    value.as_object().cloned().unwrap()
}

/// A request that breaks no rule, with changes; `null` takes a parameter away.
fn request(changes: Value) -> Parameters {
    let mut parameters = object(json!({"Id": "a", "Name": "n", "Other": "o"}));
    for (name, value) in object(changes) {
        if value.is_null() {
            parameters.remove(&name);
        } else {
            parameters.insert(name, value);
        }
    }
    parameters
}

fn check(parameters: Parameters) -> Result<Checked, Refusal> {
    super::check(&TABLE, parameters, Reading::default())
}

fn code(changes: Value) -> String {
    let checked = check(request(changes));
    checked
        .err()
        .map(|refusal| refusal.code().to_owned())
        .unwrap_or_default()
}

#[test]
fn each_rule_has_its_code() {
    let table = [
        (json!({}), ""),
        (json!({"Id": "-%@#&_"}), ""),
        (json!({"Id": ""}), "IdEmpty"),
        (json!({"Id": "1234567"}), "IdTooLong"),
        (json!({"Id": "群群"}), "IdIllegal"),
        (json!({"Id": "群群群"}), "IdTooLong"),
        (json!({"Id": "a b"}), "IdIllegal"),
        (json!({"Name": "😀😀😀"}), ""),
        (json!({"Name": "😀😀😀😀"}), "NameTooLong"),
        (json!({"Name": ""}), "NameEmpty"),
        (json!({"Level": 2}), ""),
        (json!({"Level": 3}), "LevelIllegal"),
        (json!({"Level": -1}), "LevelIllegal"),
        (json!({"Count": -2}), ""),
        (json!({"Count": -3}), "CountSmall"),
        (json!({"Count": 9}), ""),
        (json!({"Count": 10}), "CountLarge"),
        (json!({"Score": 100}), ""),
        (json!({"Score": 100.5}), "ScoreLarge"),
        (json!({"Score": -0.1}), "ScoreSmall"),
        (json!({"Flag": false}), ""),
        (
            json!({"Infos": [{"Index": 0}, {"Index": 1, "Text": "x"}]}),
            "",
        ),
        (json!({"Infos": []}), "InfosEmpty"),
        (
            json!({"Infos": [{"Index": 0}, {"Index": 1}, {"Index": 2}, {"Index": 3}]}),
            "InfosTooMany",
        ),
        (
            json!({"Infos": [{"Index": 1}, {"Index": 1}]}),
            "InfosRepeat",
        ),
        (
            json!({"Infos": [{"Index": 1, "Text": "long"}]}),
            "NameTooLong",
        ),
        (json!({"Tags": ["a", "b"]}), ""),
        (json!({"Tags": ["a", "b", "a"]}), "TagsRepeat"),
        (json!({"Tags": ["a", "long"]}), "NameTooLong"),
        (json!({"Url": "http://h/p"}), ""),
        (json!({"Url": "h/p"}), "UrlIllegal"),
        (json!({"Url": "data:,x"}), "UrlIllegal"),
        (json!({"Url": ""}), "UrlIllegal"),
        (json!({"Other": null}), "NoneOf"),
        (json!({"Other": null, "Url": "http://h"}), ""),
    ];
    for (changes, expected) in table {
        assert_eq!(code(changes.clone()), expected, "{changes}");
    }
}

#[test]
fn types_are_those_of_the_table() {
    let wrong = [
        json!({"Id": 1}),
        json!({"Name": ["n"]}),
        json!({"Level": "1"}),
        json!({"Level": 1.0}),
        json!({"Level": u64::MAX}),
        json!({"Level": true}),
        json!({"Score": "1"}),
        json!({"Flag": 1}),
        json!({"Infos": {"Index": 0}}),
        json!({"Infos": [1]}),
        json!({"Infos": [[]]}),
        json!({"Infos": [{"Index": -1}]}),
        json!({"Infos": [{"Index": 0, "Text": {}}]}),
        json!({"Infos": [{"Index": 0, "Text": null}]}),
        json!({"Tags": [null]}),
    ];
    for changes in wrong {
        assert_eq!(code(changes.clone()), "WrongType", "{changes}");
    }
    let null = check(object(json!({"Id": null, "Name": "n", "Other": "o"})));
    assert_eq!(
        null.unwrap_err().code(),
        "WrongType",
        "null is a value, not an absence"
    );
}

#[test]
fn the_first_broken_rule_decides_in_the_documented_order() {
    let mut parameters = json!({
        "Strange": 1, "Name": 1, "Infos": [{"Odd": 1}, {}], "Level": "x", "Id": "1234567",
    });
    // Each step mends what the step before complained about.
    let steps = [
        ("Unknown", "`Strange`", json!({"Strange": null})),
        (
            "Unknown",
            "`Infos.0.Odd`",
            json!({"Infos": [{"Index": 0}, {}]}),
        ),
        (
            "IndexMissing",
            "Infos.1.Index",
            json!({"Infos": [{"Index": 0}, {"Index": 0}], "Id": null}),
        ),
        ("IdMissing", "Id", json!({"Id": "1234567"})),
        ("WrongType", "Name", json!({"Name": "long"})),
        ("WrongType", "Level", json!({"Level": 7})),
        ("IdTooLong", "Id", json!({"Id": "a"})),
        ("NameTooLong", "Name", json!({"Name": "n"})),
        ("LevelIllegal", "Level", json!({"Level": 1})),
        (
            "InfosRepeat",
            "Infos.1.Index",
            json!({"Infos": [{"Index": 0}]}),
        ),
        ("NoneOf", "Url, Other", json!({"Other": "o"})),
    ];
    for (code, told, repair) in steps {
        let refusal = check(object(parameters.clone())).unwrap_err();
        assert_eq!(refusal.code(), code, "{refusal}");
        assert!(refusal.message().contains(told), "{refusal}");
        for (name, value) in object(repair) {
            let members = parameters.as_object_mut().unwrap();
            members.remove(&name);
            if !value.is_null() {
                members.insert(name, value);
            }
        }
    }
    assert!(check(object(parameters)).is_ok());
}

#[test]
fn a_misspelt_parameter_is_told_the_one_that_may_be_meant() {
    let refusal = check(request(json!({"level": 1}))).unwrap_err();
    let expected = "Test has no parameter `level`; did you mean Level?";
    assert_eq!(refusal.message(), expected);
}

#[test]
fn the_loser_of_an_either_or_rule_is_dropped_unread() {
    let checked = check(request(json!({"Url": "http://h", "Other": "far too long"}))).unwrap();
    assert_eq!(
        Value::Object(checked.parameters),
        json!({"Id": "a", "Name": "n", "Url": "http://h"})
    );
    assert_eq!(code(json!({"Url": "http://h", "Other": 1})), "WrongType");
}

#[test]
fn messages_never_hold_the_text_of_a_value() {
    for changes in [
        json!({"Name": "private"}),
        json!({"Id": "private"}),
        json!({"Id": "priv te"}),
        json!({"Url": "private"}),
        json!({"Tags": ["priv", "priv"]}),
        json!({"Level": "private"}),
    ] {
        let refusal = check(request(changes)).unwrap_err();
        assert!(!refusal.message().contains("priv"), "{refusal}");
    }
}

#[test]
fn a_long_list_of_unlike_items_is_checked_at_once() {
    let tags: Vec<String> = (0..200_000)
        .map(|number| {
            char::from_u32(0x4E00 + number % 20_000)
                .map(|one| format!("{one}{}", number / 20_000))
                .unwrap_or_default()
        })
        .collect();
    assert_eq!(code(json!({ "Tags": tags })), "");
}
