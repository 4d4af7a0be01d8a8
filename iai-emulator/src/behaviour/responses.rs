//! Parts that several responses share: the frame of a face, the model version, the groups of a person.

use iai_client::types::{FaceRect, PersonGroupInfo};

use crate::picture::Frame;
use crate::store::{ModelVersion, Person, Store};

pub(super) fn rectangle(frame: Frame) -> FaceRect {
    let mut rectangle = FaceRect::default();
    rectangle.x = Some(frame.x);
    rectangle.y = Some(frame.y);
    rectangle.width = Some(frame.width);
    rectangle.height = Some(frame.height);
    rectangle
}

pub(super) fn version(model: ModelVersion) -> Option<String> {
    Some(model.as_str().to_owned())
}

/// The groups of a person, with the values of their description fields.
pub(super) fn groups<'a>(
    store: &'a Store,
    person: &'a Person,
) -> impl Iterator<Item = PersonGroupInfo> + 'a {
    store.groups_of(person).map(|(group, values)| {
        let mut info = PersonGroupInfo::default();
        info.group_id = Some(group.id.clone());
        info.person_ex_descriptions = Some(values);
        info
    })
}
