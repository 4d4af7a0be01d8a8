//! Numbers that mean on or off.

use serde_json::{Map, Value};

use crate::table::{Kind, Parameter};

/// The service takes each number but 1 for off; in requests as Rust has them a switch is a boolean.
pub(super) fn settle(fields: &[Parameter], members: &mut Map<String, Value>) {
    for field in fields {
        if let Some(value) = members.get_mut(field.name) {
            settle_one(&field.kind, value);
        }
    }
}

fn settle_one(kind: &Kind, value: &mut Value) {
    match (kind, value) {
        (Kind::Integer(rules), value) if rules.switch && value.as_i64() != Some(1) => {
            *value = Value::from(0);
        }
        (Kind::Structure(fields), Value::Object(members)) => settle(fields, members),
        (Kind::List(rules), Value::Array(items)) => {
            for item in items {
                settle_one(&rules.item, item);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::table::{ListRules, NumberRules};

    const fn parameter(name: &'static str, kind: Kind) -> Parameter {
        Parameter {
            name,
            missing: None,
            kind,
        }
    }

    const fn number(switch: bool) -> Kind {
        Kind::Integer(NumberRules {
            min: None,
            max: None,
            allowed: None,
            unsigned: false,
            switch,
        })
    }

    static FIELDS: [Parameter; 2] = [
        parameter("Need", number(true)),
        parameter("Count", number(false)),
    ];
    static LIST: ListRules = ListRules {
        min_items: None,
        max_items: None,
        unique: None,
        item: Kind::Structure(&FIELDS),
    };

    #[test]
    fn each_number_but_1_is_off_wherever_it_stands() {
        let table = [
            parameter("Need", number(true)),
            parameter("One", Kind::Structure(&FIELDS)),
            parameter("Many", Kind::List(&LIST)),
        ];
        let mut request = json!({
            "Need": 2,
            "One": {"Need": -1, "Count": 5},
            "Many": [{"Need": 1}, {"Need": 7}, {"Count": 7}],
        });
        settle(&table, request.as_object_mut().unwrap());
        let expected = json!({
            "Need": 0,
            "One": {"Need": 0, "Count": 5},
            "Many": [{"Need": 1}, {"Need": 0}, {"Count": 7}],
        });
        assert_eq!(request, expected);
    }
}
