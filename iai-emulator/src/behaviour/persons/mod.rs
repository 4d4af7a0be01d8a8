//! Persons: enrol, copy, change, list and remove them.

pub(super) mod copy;
pub(super) mod count;
pub(super) mod create;
pub(super) mod delete;
pub(super) mod describe;
pub(super) mod groups;
pub(super) mod info;
pub(super) mod leave;
pub(super) mod list;
pub(super) mod modify;

use iai_client::types::PersonExDescriptionInfo;

use crate::store::Description;

fn descriptions(infos: Option<Vec<PersonExDescriptionInfo>>) -> Vec<Description> {
    let infos = infos.unwrap_or_default().into_iter();
    infos
        .map(|info| Description {
            index: info.person_ex_description_index.unwrap_or_default(),
            value: info.person_ex_description.unwrap_or_default(),
        })
        .collect()
}
