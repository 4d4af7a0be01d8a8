//! What the service has before anything is sent: who is there, and how much room there is.

use std::collections::BTreeMap;

use iai_client::types::PersonInfo;

use super::caller::{Caller, Failed};
use super::error::EnrolError;
use super::event::Event;
use crate::person::PersonKey;

/// Most persons of a page.
const PAGE: u64 = 1_000;
/// Faces that a group may have, by its model; the vendor's figures.
const FACES_V2: u64 = 1_000_000;
const FACES_V3: u64 = 3_000_000;

/// Of the sorted keys, those whose persons are in the groups, sorted.
pub(super) async fn existing<'a>(
    caller: &Caller,
    groups: impl Iterator<Item = &'a String>,
    keys: &[PersonKey],
) -> Result<Vec<PersonKey>, Failed> {
    let (mut found, mut persons) = (Vec::new(), 0);
    for group in groups {
        let mut offset = 0;
        loop {
            let (page, total) = page(caller, group, offset).await?;
            found.extend(page.iter().filter_map(|one| wanted(group, one, keys)));
            let count = page.len() as u64;
            offset += count;
            persons += count;
            (caller.progress)(&Event::Listed { persons });
            // Beyond its end a list may have an error in place of an empty page.
            if count < PAGE || total == Some(offset) {
                break;
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// A page of persons, and how many there are in all.
async fn page(
    caller: &Caller,
    group: &str,
    offset: u64,
) -> Result<(Vec<PersonInfo>, Option<u64>), Failed> {
    let list = |client: &iai_client::Client| {
        let list = client.get_person_list().group_id(group);
        list.offset(offset).limit(PAGE).send()
    };
    let page = caller.begin(list).await?.into_output();
    Ok((page.person_infos.unwrap_or_default(), page.person_num))
}

/// The key of a person of the service, if the table has it.
fn wanted(group: &str, person: &PersonInfo, keys: &[PersonKey]) -> Option<PersonKey> {
    let key = PersonKey::of(group, person.person_id.as_deref()?);
    keys.binary_search(&key).is_ok().then_some(key)
}

/// Compares what the table adds with what each group, and the account, may still take.
pub(super) async fn check_room(
    caller: &Caller,
    faces: &BTreeMap<String, u64>,
) -> Result<Option<EnrolError>, Failed> {
    let all = faces.values().sum();
    if let Some(free) = caller.options.free_faces.filter(|free| *free < all) {
        return Ok(Some(EnrolError::NoRoom {
            group_id: None,
            stored: 0,
            to_add: all,
            limit: free,
        }));
    }
    for (group, to_add) in faces {
        let (stored, limit) = (stored(caller, group).await?, limit(caller, group).await?);
        if stored + to_add > limit {
            return Ok(Some(EnrolError::NoRoom {
                group_id: Some(group.clone()),
                stored,
                to_add: *to_add,
                limit,
            }));
        }
    }
    Ok(None)
}

async fn stored(caller: &Caller, group: &str) -> Result<u64, Failed> {
    let number = caller
        .begin(|client| client.get_person_list_num().group_id(group).send())
        .await?;
    Ok(number.face_num.unwrap_or_default())
}

async fn limit(caller: &Caller, group: &str) -> Result<u64, Failed> {
    let info = caller
        .begin(|client| client.get_group_info().group_id(group).send())
        .await?;
    Ok(limit_of(info.face_model_version.as_deref()))
}

/// A model that is not known is taken for a newer one.
fn limit_of(model: Option<&str>) -> u64 {
    if model.is_some_and(|model| model.starts_with("2.")) {
        FACES_V2
    } else {
        FACES_V3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_that_of_the_model() {
        let table = [
            (Some("2.0"), 1_000_000),
            (Some("3.0"), 3_000_000),
            (None, 3_000_000),
        ];
        for (model, limit) in table {
            assert_eq!(limit_of(model), limit, "{model:?}");
        }
    }
}
