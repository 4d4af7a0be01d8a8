//! The same picture under two ids of one group.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::person::{Fingerprint, PersonKey, Row};

/// Who has which picture, by a part of its hash. Kept only where it is asked for: it takes some 60 bytes for a row.
#[derive(Debug, Default)]
pub(super) struct Twins {
    owners: Mutex<HashMap<[u8; 16], Box<str>>>,
}

impl Twins {
    /// Notes whose picture it is. The other person of the group that has it already, if there is one.
    pub(super) fn claim(&self, row: &Row, picture: Fingerprint) -> Option<String> {
        let PersonKey(key) = PersonKey::of(&row.group_id, &hex(picture));
        let mut owners = self.owners.lock().unwrap_or_else(PoisonError::into_inner);
        let owner = owners
            .entry(key)
            .or_insert_with(|| row.person_id.as_str().into());
        (**owner != *row.person_id).then(|| owner.to_string())
    }
}

fn hex(picture: Fingerprint) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in picture.0 {
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(group: &str, person: &str) -> Row {
        Row {
            line: 2,
            group_id: group.to_owned(),
            person_id: person.to_owned(),
            person_name: "Ann".to_owned(),
            gender: None,
            pictures: Vec::new(),
        }
    }

    #[test]
    fn the_first_of_a_group_has_the_picture() {
        let twins = Twins::default();
        let table = [
            ("a", "1", 7, None),
            ("a", "1", 7, None),
            ("a", "2", 7, Some("1")),
            ("b", "2", 7, None),
            ("a", "2", 8, None),
        ];
        for (group, person, picture, owner) in table {
            let claimed = twins.claim(&row(group, person), Fingerprint([picture; 32]));
            assert_eq!(claimed.as_deref(), owner, "{group} {person} {picture}");
        }
    }
}
