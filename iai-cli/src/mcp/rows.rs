//! What the spec says of a row that only tools ask for.

use iai_client::description::{Action, Field, Kind};

use crate::facts;

/// Whether a row holds personal data: as it is marked, as its type is marked, and every picture.
pub(super) fn is_personal(row: &Field) -> bool {
    row.sensitive || row.kind == Kind::Image || facts::text(row).is_some_and(|text| text.sensitive)
}

/// Whether a request can hold the address of something that the service then fetches.
pub(super) fn fetches(action: &Action) -> bool {
    let is_address = |row: &Field| facts::constraints(row).any(|one| one.url.is_some());
    action.parameters.iter().any(is_address)
}

#[cfg(test)]
mod tests {
    use iai_client::DESCRIPTION;

    use super::*;

    fn row(action: &str, name: &str) -> &'static Field {
        let action = DESCRIPTION.action(action).unwrap();
        let rows = action.parameters.iter().chain(action.response);
        rows.into_iter().find(|row| row.name == name).unwrap()
    }

    #[test]
    fn personal_is_what_the_row_or_its_type_marks_and_every_picture() {
        let table = [
            ("PersonName", true),
            ("Url", true),
            ("Image", true),
            ("FaceId", true),
            ("PersonId", false),
            ("Gender", false),
            ("FaceRect", false),
        ];
        for (name, expected) in table {
            assert_eq!(is_personal(row("CreatePerson", name)), expected, "{name}");
        }
    }

    #[test]
    fn a_request_with_an_address_reaches_further_than_the_service() {
        let table = [("CreatePerson", true), ("GetGroupList", false)];
        for (name, expected) in table {
            let action = DESCRIPTION.action(name).unwrap();
            assert_eq!(fetches(action), expected, "{name}");
        }
    }
}
