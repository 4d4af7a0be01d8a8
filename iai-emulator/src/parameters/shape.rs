//! Gives the tree of a query the JSON types of the table.
//!
//! What does not fit stays as it is (text, or an object), so that the check of types sees it and refuses it with
//! the same code as in a JSON body.

use serde_json::{Map, Number, Value};

use super::Parameters;
use super::tree::{Branch, Tree};
use crate::table::{Kind, Parameter};

/// The members of a structure, or the parameters of an action.
pub(super) fn members(fields: &[Parameter], branch: Branch) -> Parameters {
    branch
        .into_iter()
        .map(|(name, tree)| {
            let kind = fields
                .iter()
                .find(|field| field.name == name)
                .map(|field| &field.kind);
            let value = value(kind, tree);
            (name, value)
        })
        .collect()
}

fn value(kind: Option<&Kind>, tree: Tree) -> Value {
    match (kind, tree) {
        (Some(kind), Tree::Leaf(text)) => scalar(kind, text),
        (None, Tree::Leaf(text)) => Value::String(text),
        (Some(Kind::List(rules)), Tree::Branch(branch)) => list(&rules.item, branch),
        (Some(Kind::Structure(fields)), Tree::Branch(branch)) => {
            Value::Object(members(fields, branch))
        }
        (_, Tree::Branch(branch)) => object(branch),
    }
}

fn scalar(kind: &Kind, text: String) -> Value {
    let parsed = match kind {
        Kind::Integer(_) => integer(&text).map(Value::Number),
        Kind::Float(_) => text
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map(Value::Number),
        Kind::Boolean => text.to_ascii_lowercase().parse().ok().map(Value::Bool),
        _ => None,
    };
    parsed.unwrap_or(Value::String(text))
}

fn integer(text: &str) -> Option<Number> {
    if text.starts_with('+') {
        return None;
    }
    let unsigned = text.parse::<u64>().ok().map(Number::from);
    unsigned.or_else(|| text.parse::<i64>().ok().map(Number::from))
}

/// Items in the order of their indexes. Gaps are closed: SDKs leave out what is null and keep the other indexes.
fn list(item: &Kind, branch: Branch) -> Value {
    let indexed: Option<Vec<u32>> = branch.keys().map(|name| index(name)).collect();
    let Some(indexes) = indexed else {
        return object(branch);
    };
    let mut items: Vec<_> = indexes.into_iter().zip(branch.into_values()).collect();
    items.sort_by_key(|(index, _)| *index);
    items
        .into_iter()
        .map(|(_, tree)| value(Some(item), tree))
        .collect()
}

/// An index counts from 0 and has no leading zeros, so that no two spellings mean the same item.
fn index(name: &str) -> Option<u32> {
    let index: u32 = name.parse().ok()?;
    (index.to_string() == name).then_some(index)
}

fn object(branch: Branch) -> Value {
    let members = branch
        .into_iter()
        .map(|(name, tree)| (name, value(None, tree)));
    Value::Object(Map::from_iter(members))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::tree;
    use crate::protocol::pairs;
    use crate::table::{FloatRules, ListRules, NumberRules, TextRules};
    use serde_json::json;

    const TEXT: Kind = Kind::Text(&TextRules::NONE);
    const INTEGER: Kind = Kind::Integer(NumberRules::NONE);
    static ITEM: &[Parameter] = &[
        Parameter {
            name: "index",
            missing: None,
            kind: INTEGER,
        },
        Parameter {
            name: "text",
            missing: None,
            kind: TEXT,
        },
    ];
    static FIELDS: &[Parameter] = &[
        Parameter {
            name: "id",
            missing: None,
            kind: TEXT,
        },
        Parameter {
            name: "count",
            missing: None,
            kind: INTEGER,
        },
        Parameter {
            name: "score",
            missing: None,
            kind: Kind::Float(FloatRules::NONE),
        },
        Parameter {
            name: "flag",
            missing: None,
            kind: Kind::Boolean,
        },
        Parameter {
            name: "ids",
            missing: None,
            kind: list_of(TEXT_LIST),
        },
        Parameter {
            name: "infos",
            missing: None,
            kind: list_of(ITEM_LIST),
        },
    ];
    static TEXT_LIST: &ListRules = &ListRules {
        min_items: None,
        max_items: None,
        unique: None,
        item: TEXT,
    };
    static ITEM_LIST: &ListRules = &ListRules {
        min_items: None,
        max_items: None,
        unique: None,
        item: Kind::Structure(ITEM),
    };

    const fn list_of(rules: &'static ListRules) -> Kind {
        Kind::List(rules)
    }

    fn shaped(query_text: &str) -> Value {
        let pairs = pairs(query_text).unwrap();
        Value::Object(members(FIELDS, tree::grow(pairs, 100).unwrap()))
    }

    #[test]
    fn values_get_the_types_of_the_table() {
        let table = [
            ("id=1001", json!({"id": "1001"})),
            ("count=18446744073709551615", json!({"count": u64::MAX})),
            (
                "count=-3&score=100&flag=True",
                json!({"count": -3, "score": 100.0, "flag": true}),
            ),
            ("ids.0=a&ids.1=b", json!({"ids": ["a", "b"]})),
            (
                "infos.0.index=0&infos.0.text=x&infos.1.index=1",
                json!({"infos": [{"index": 0, "text": "x"}, {"index": 1}]}),
            ),
        ];
        for (query, expected) in table {
            assert_eq!(shaped(query), expected, "{query}");
        }
    }

    #[test]
    fn items_are_ordered_by_number_and_gaps_close() {
        let query = "ids.10=k&ids.2=c&ids.0=a&ids.4294967295=z";
        assert_eq!(shaped(query), json!({"ids": ["a", "c", "k", "z"]}));
    }

    #[test]
    fn what_does_not_fit_stays_for_the_check_of_types() {
        let table = [
            (
                "count=one&score=NaN&flag=1",
                json!({"count": "one", "score": "NaN", "flag": "1"}),
            ),
            ("count=1.0", json!({"count": "1.0"})),
            ("count=%2B1", json!({"count": "+1"})),
            ("ids=a", json!({"ids": "a"})),
            ("ids.00=a", json!({"ids": {"00": "a"}})),
            ("ids.-1=a", json!({"ids": {"-1": "a"}})),
            ("id.0=a", json!({"id": {"0": "a"}})),
            (
                "other.0.x=a&more=b",
                json!({"other": {"0": {"x": "a"}}, "more": "b"}),
            ),
        ];
        for (query, expected) in table {
            assert_eq!(shaped(query), expected, "{query}");
        }
    }
}
