//! Personal data, which answers leave out.

use std::collections::BTreeSet;

use iai_client::description::{Field, Kind};
use serde::Serialize;
use serde_json::Value;

use super::rows;
use super::schema::Object;
use crate::facts;

/// What was left out of an answer.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct LeftOut {
    /// How many values.
    values: usize,
    /// The fields that they were in.
    fields: BTreeSet<&'static str>,
}

impl LeftOut {
    /// Whether nothing was left out.
    pub(super) fn is_empty(&self) -> bool {
        self.values == 0
    }

    fn add(&mut self, row: &Field, value: &Value) {
        let values = value.as_array().map_or(1, Vec::len);
        if values > 0 && !value.is_null() {
            self.values += values;
            self.fields.insert(row.name);
        }
    }
}

/// Leaves personal data out of an object with these rows, at any depth.
pub(super) fn leave_out(members: &mut Object, rows: &'static [Field]) -> LeftOut {
    let mut left_out = LeftOut::default();
    of_object(members, rows, &mut left_out);
    left_out
}

fn of_object(members: &mut Object, rows: &'static [Field], left_out: &mut LeftOut) {
    for row in rows {
        if rows::is_personal(row) {
            if let Some(value) = members.remove(row.name) {
                left_out.add(row, &value);
            }
        } else if let Some(value) = members.get_mut(row.name)
            && row.kind == Kind::Structure
        {
            of_structure(value, row, left_out);
        }
    }
}

fn of_structure(value: &mut Value, row: &Field, left_out: &mut LeftOut) {
    let rows = facts::structure(row).map_or(&[][..], |of| of.fields);
    match value {
        Value::Array(items) => {
            for item in items {
                of_structure(item, row, left_out);
            }
        }
        Value::Object(members) => of_object(members, rows, left_out),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use iai_client::DESCRIPTION;
    use serde_json::json;

    use super::*;

    fn without_personal_data(action: &str, mut answer: Value) -> (Value, Value) {
        let rows = DESCRIPTION.action(action).unwrap().response;
        let left_out = leave_out(answer.as_object_mut().unwrap(), rows);
        (answer, serde_json::to_value(left_out).unwrap())
    }

    #[test]
    fn personal_data_goes_at_any_depth_and_is_counted() {
        let answer = json!({
            "PersonInfos": [
                {"PersonName": "Ann", "PersonId": "1", "FaceIds": ["7", "8"], "Gender": 2},
                {"PersonName": "Ben", "PersonId": "2", "FaceIds": []},
            ],
            "PersonNum": 2, "RequestId": "r",
        });
        let (answer, left_out) = without_personal_data("GetPersonList", answer);
        let expected = json!({
            "PersonInfos": [{"PersonId": "1", "Gender": 2}, {"PersonId": "2"}],
            "PersonNum": 2, "RequestId": "r",
        });
        assert_eq!(answer, expected);
        assert_eq!(
            left_out,
            json!({"values": 4, "fields": ["FaceIds", "PersonName"]})
        );
    }

    #[test]
    fn nothing_is_left_out_of_what_holds_no_personal_data() {
        let answer = json!({"GroupInfos": [{"GroupId": "g"}], "GroupNum": 1});
        let (same, left_out) = without_personal_data("GetGroupList", answer.clone());
        assert_eq!(same, answer);
        assert_eq!(left_out, json!({"values": 0, "fields": []}));
    }
}
