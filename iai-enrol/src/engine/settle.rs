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

/// What became of a picture of which nobody knows whether its face was added.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Added {
    /// It was; the id, where it can be told.
    Yes { face_id: String },
    /// It was not.
    No,
    /// The faces do not tell.
    Unclear,
}

/// What is known of a person's faces before a picture is sent.
#[derive(Debug, Clone)]
pub(super) enum Before {
    /// Their ids.
    Ids(Vec<String>),
    /// After a kill: how many there are.
    Number(usize),
}

impl Before {
    /// Compares it with the faces that are there now. One more is the picture's: nobody else adds faces to the person.
    pub(super) fn compare(&self, now: &[String]) -> Added {
        let (new, face_id) = match self {
            Self::Ids(ids) => {
                let mut new = now.iter().filter(|id| !ids.contains(id));
                let first = new.next().cloned().unwrap_or_default();
                let count = usize::from(!first.is_empty()) + new.count();
                let all_there = ids.iter().all(|id| now.contains(id));
                (all_there.then_some(count), first)
            }
            Self::Number(number) => (now.len().checked_sub(*number), String::new()),
        };
        match new {
            Some(0) => Added::No,
            Some(1) => Added::Yes { face_id },
            _ => Added::Unclear,
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

    fn yes(face_id: &str) -> Added {
        let face_id = face_id.to_owned();
        Added::Yes { face_id }
    }

    #[test]
    fn one_face_more_is_the_pictures() {
        let table = [
            (Before::Ids(ids(&["1"])), ids(&["1"]), Added::No),
            (Before::Ids(ids(&["1"])), ids(&["1", "2"]), yes("2")),
            (Before::Ids(ids(&["1"])), ids(&["2", "1"]), yes("2")),
            (
                Before::Ids(ids(&["1"])),
                ids(&["1", "2", "3"]),
                Added::Unclear,
            ),
            (Before::Ids(ids(&["1"])), ids(&["2"]), Added::Unclear),
            (Before::Number(1), ids(&["1"]), Added::No),
            (Before::Number(1), ids(&["1", "2"]), yes("")),
            (Before::Number(1), ids(&["1", "2", "3"]), Added::Unclear),
            (Before::Number(2), ids(&["1"]), Added::Unclear),
        ];
        for (before, now, expected) in table {
            assert_eq!(before.compare(&now), expected, "{before:?} {now:?}");
        }
    }
}
