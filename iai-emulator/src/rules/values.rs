//! The rules of each value, in table order. Names and types were checked before.

use std::collections::BTreeMap;

use serde_json::Value;

use super::shape::{join, join_index};
use super::{lists, numbers, text, times};
use crate::parameters::Parameters;
use crate::picture::{Picture, Reading};
use crate::refusal::Refusal;
use crate::table::{Kind, Parameter};

/// Pictures by path, those that cannot be used with the reason.
pub(crate) type Images = BTreeMap<String, Result<Picture, Refusal>>;

/// Checks all values and returns the pictures among them, by path.
pub(super) fn check(
    fields: &[Parameter],
    members: &Parameters,
    reading: Reading,
) -> Result<Images, Refusal> {
    let mut check = Check {
        reading,
        images: Images::new(),
    };
    check.members(fields, members, "")?;
    Ok(check.images)
}

struct Check {
    reading: Reading,
    images: Images,
}

impl Check {
    fn members(
        &mut self,
        fields: &[Parameter],
        members: &Parameters,
        path: &str,
    ) -> Result<(), Refusal> {
        for field in fields {
            if let Some(value) = members.get(field.name) {
                self.value(&field.kind, value, &join(path, field.name))?;
            }
        }
        Ok(())
    }

    fn value(&mut self, kind: &Kind, value: &Value, path: &str) -> Result<(), Refusal> {
        match (kind, value) {
            (Kind::Text(rules), Value::String(value)) => text::check(rules, value, path),
            (Kind::Time(rule), Value::String(value)) => times::check(*rule, value, path),
            (Kind::Integer(rules), Value::Number(value)) => numbers::integer(rules, value, path),
            (Kind::Float(rules), Value::Number(value)) => numbers::float(rules, value, path),
            (Kind::Image(rules), Value::String(value)) => {
                let picture = Picture::from_base64(rules, value, path, self.reading)?;
                self.images.insert(path.to_owned(), Ok(picture));
                Ok(())
            }
            (Kind::Structure(fields), Value::Object(members)) => {
                self.members(fields, members, path)
            }
            (Kind::List(rules), Value::Array(items)) => {
                lists::check(rules, items, path)?;
                items.iter().enumerate().try_for_each(|(index, item)| {
                    self.item(&rules.item, item, &join_index(path, index))
                })
            }
            _ => Ok(()),
        }
    }

    /// A bad picture in a list does not affect the others, so the behaviour decides what becomes of it.
    fn item(&mut self, kind: &Kind, value: &Value, path: &str) -> Result<(), Refusal> {
        match (kind, value) {
            (Kind::Image(rules), Value::String(value)) => {
                let picture = Picture::from_base64(rules, value, path, self.reading);
                self.images.insert(path.to_owned(), picture);
                Ok(())
            }
            _ => self.value(kind, value, path),
        }
    }
}
