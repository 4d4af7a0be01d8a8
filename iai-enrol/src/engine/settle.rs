//! Finds out, by reading, whether something happened whose answer was lost.

use iai_client::ErrorCode;

use super::caller::{Caller, Failed};

/// Where a person is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// In the group, with these faces.
    Here { faces: Vec<String> },
    /// In other groups alone: another program has made a person of this id.
    Elsewhere,
    /// Nowhere.
    Nowhere,
}

/// The id of a new person's face; empty if it cannot be told which one it is.
pub(super) fn first_face(faces: &[String]) -> String {
    match faces {
        [face] => face.clone(),
        _ => String::new(),
    }
}

/// Looks for a person in a group. An id is the account's, so that the person may be in another group.
pub(super) async fn find(caller: &Caller, group: &str, person: &str) -> Result<Found, Failed> {
    let groups = caller
        .finish(|client| {
            let groups = client.get_person_group_info().person_id(person);
            groups.limit(100).send()
        })
        .await;
    let groups = match groups {
        Ok(groups) => groups.into_output().person_group_infos.unwrap_or_default(),
        Err(Failed::Refused(error)) if is_absent(&error) => return Ok(Found::Nowhere),
        Err(failed) => return Err(failed),
    };
    let is_here = |one: &iai_client::types::PersonGroupInfo| one.group_id.as_deref() == Some(group);
    if !groups.iter().any(is_here) {
        return Ok(Found::Elsewhere);
    }
    let faces = faces(caller, person).await?;
    Ok(faces.map_or(Found::Nowhere, |faces| Found::Here { faces }))
}

/// The faces of a person; `None` if there is no such person.
pub(super) async fn faces(caller: &Caller, person: &str) -> Result<Option<Vec<String>>, Failed> {
    let info = caller
        .finish(|client| client.get_person_base_info().person_id(person).send())
        .await;
    match info {
        Ok(info) => Ok(Some(info.into_output().face_ids.unwrap_or_default())),
        Err(Failed::Refused(error)) if is_absent(&error) => Ok(None),
        Err(failed) => Err(failed),
    }
}

fn is_absent(error: &iai_client::Error) -> bool {
    error.is(ErrorCode::InvalidParameterValuePersonIdNotExist)
}

/// What is known of a person's faces before a picture is sent.
#[derive(Debug, Clone)]
pub(super) enum Before {
    /// Their ids.
    Ids(Vec<String>),
    /// How many there are, where not all ids are known.
    Number(usize),
}

/// What faces tell of a picture that may have been sent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Its face is not there.
    Absent,
    /// It is: one face, or more of them if it was sent more than once. Without an id where that cannot be told.
    Added(Vec<String>),
    /// The faces do not tell.
    Unclear,
}

impl Before {
    /// Compares it with the faces that are there now. What is new is the picture's: nobody else adds faces to the person.
    pub(super) fn compare(&self, now: &[String]) -> Seen {
        let new: Vec<_> = match self {
            Self::Ids(ids) if ids.iter().all(|id| now.contains(id)) => {
                let new = now.iter().filter(|id| !ids.contains(id));
                new.cloned().collect()
            }
            Self::Number(number) if now.len() == number + 1 => vec![String::new()],
            Self::Number(number) if now.len() == *number => Vec::new(),
            _ => return Seen::Unclear,
        };
        if new.is_empty() {
            Seen::Absent
        } else {
            Seen::Added(new)
        }
    }

    /// One face more.
    pub(super) fn add(&mut self, face_id: &str) {
        match self {
            // Without the id only their number is known from now on.
            Self::Ids(ids) if face_id.is_empty() => *self = Self::Number(ids.len() + 1),
            Self::Ids(ids) => ids.push(face_id.to_owned()),
            Self::Number(number) => *number += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &[&str]) -> Vec<String> {
        list.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn what_is_new_is_the_pictures() {
        let added = |list| Seen::Added(ids(list));
        let table = [
            (Before::Ids(ids(&["1"])), ids(&["1"]), Seen::Absent),
            (Before::Ids(ids(&["1"])), ids(&["1", "2"]), added(&["2"])),
            (Before::Ids(ids(&["1"])), ids(&["2", "1"]), added(&["2"])),
            (
                Before::Ids(ids(&["1"])),
                ids(&["1", "2", "3"]),
                added(&["2", "3"]),
            ),
            (Before::Ids(ids(&["1"])), ids(&["2"]), Seen::Unclear),
            (Before::Number(1), ids(&["1"]), Seen::Absent),
            (Before::Number(1), ids(&["1", "2"]), added(&[""])),
            (Before::Number(1), ids(&["1", "2", "3"]), Seen::Unclear),
            (Before::Number(2), ids(&["1"]), Seen::Unclear),
        ];
        for (before, now, expected) in table {
            assert_eq!(before.compare(&now), expected, "{before:?} {now:?}");
        }
    }
}
