//! Groups, persons and jobs as they are told and kept outside of memory: in the dump, in a file to load, in the state
//! file. Names of fields are those of the service. What can be left out has a default, for files that are written by hand.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::person::{Membership, Values};
use super::{Face, Group, Job, JobState, Key, ModelVersion, Person, Store, milliseconds};
use crate::picture::{Fingerprint, Frame, PictureFile};

/// A group.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct GroupRecord {
    /// Groups are counted from 0 in the order in which they were created. So are persons and jobs.
    pub(super) number: Option<u64>,
    pub(crate) group_id: String,
    /// The id unless told otherwise.
    pub(super) group_name: Option<String>,
    #[serde(default)]
    pub(super) group_ex_descriptions: Vec<String>,
    #[serde(default)]
    pub(super) tag: String,
    #[serde(default)]
    pub(super) face_model_version: ModelVersion,
    pub(super) creation_timestamp: Option<u64>,
    /// The time of creation unless told otherwise.
    pub(super) update_timestamp: Option<u64>,
    #[serde(default)]
    pub(super) rolled_back: bool,
    /// Told in the dump, and counted anew where it is loaded.
    #[serde(rename = "FaceNum", default, skip_serializing)]
    _face_num: IgnoredAny,
    /// Like `FaceNum`.
    #[serde(rename = "PersonIds", default, skip_serializing)]
    _person_ids: IgnoredAny,
}

/// A person with groups and faces.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct PersonRecord {
    pub(super) number: Option<u64>,
    pub(crate) person_id: String,
    /// The id unless told otherwise.
    pub(super) person_name: Option<String>,
    #[serde(default)]
    pub(super) gender: i64,
    pub(super) creation_timestamp: Option<u64>,
    pub(super) groups: Vec<MembershipRecord>,
    pub(crate) faces: Vec<FaceRecord>,
}

/// That a person is in a group.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct MembershipRecord {
    pub(super) group_id: String,
    #[serde(default)]
    pub(super) person_ex_descriptions: Vec<DescriptionRecord>,
}

/// A description of a person in a group.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct DescriptionRecord {
    pub(super) person_ex_description_index: u64,
    pub(super) person_ex_description: String,
}

/// A face: where it is and what it is compared by, or the picture that both can be taken from.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct FaceRecord {
    pub(crate) face_id: Option<String>,
    pub(crate) face_rect: Option<FrameRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fingerprint: Option<Fingerprint>,
    /// A picture as Base64 text, in place of the fingerprint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) image: Option<String>,
    /// The picture that was read from it, where pictures are kept.
    #[serde(skip)]
    pub(crate) file: Option<PictureFile>,
}

/// A rectangle.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct FrameRecord {
    x: i64,
    y: i64,
    width: u64,
    height: u64,
}

/// A job.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(crate) struct JobRecord {
    pub(super) number: Option<u64>,
    pub(crate) job_id: String,
    pub(super) group_id: String,
    /// The number of the group. The group may be gone, and another one may have its id.
    pub(super) group_number: u64,
    pub(super) from_face_model_version: ModelVersion,
    pub(super) to_face_model_version: ModelVersion,
    pub(super) start_time: u64,
    pub(super) status: JobState,
}

impl GroupRecord {
    pub(super) fn of(key: Key, group: &Group) -> Self {
        Self {
            number: Some(key.number()),
            group_id: group.id.clone(),
            group_name: Some(group.name.clone()),
            group_ex_descriptions: group.fields.clone(),
            tag: group.tag.clone(),
            face_model_version: group.model,
            creation_timestamp: Some(milliseconds(group.created)),
            update_timestamp: Some(milliseconds(group.updated)),
            rolled_back: group.rolled_back,
            _face_num: IgnoredAny,
            _person_ids: IgnoredAny,
        }
    }
}

impl PersonRecord {
    pub(super) fn of(store: &Store, key: Key, person: &Person) -> Self {
        let groups = person.groups.iter();
        let groups = groups.filter_map(|each| Some((store.group_at(each.group)?, each)));
        Self {
            number: Some(key.number()),
            person_id: person.id.clone(),
            person_name: Some(person.name.clone()),
            gender: person.gender,
            creation_timestamp: Some(milliseconds(person.created)),
            groups: groups.map(MembershipRecord::of).collect(),
            faces: person.faces.iter().map(FaceRecord::of).collect(),
        }
    }
}

impl MembershipRecord {
    fn of((group, membership): (&Group, &Membership)) -> Self {
        Self {
            group_id: group.id.clone(),
            person_ex_descriptions: descriptions(&membership.values),
        }
    }
}

fn descriptions(values: &Values) -> Vec<DescriptionRecord> {
    let values = values.iter();
    values
        .map(|(index, value)| DescriptionRecord {
            person_ex_description_index: *index,
            person_ex_description: value.clone(),
        })
        .collect()
}

impl FaceRecord {
    fn of(face: &Face) -> Self {
        Self {
            face_id: Some(face.id.clone()),
            face_rect: Some(face.frame.into()),
            fingerprint: Some(face.fingerprint),
            image: None,
            file: face.file.clone(),
        }
    }

    /// The face; `None` while something is missing.
    pub(super) fn face(self) -> Option<Face> {
        Some(Face {
            id: self.face_id?,
            fingerprint: self.fingerprint?,
            frame: self.face_rect?.into(),
            file: self.file,
        })
    }
}

impl From<Frame> for FrameRecord {
    fn from(frame: Frame) -> Self {
        Self {
            x: frame.x,
            y: frame.y,
            width: frame.width,
            height: frame.height,
        }
    }
}

impl From<FrameRecord> for Frame {
    fn from(record: FrameRecord) -> Self {
        Self {
            x: record.x,
            y: record.y,
            width: record.width,
            height: record.height,
        }
    }
}

/// For the state file, which has the pictures as well.
impl PersonRecord {
    /// The record with the kept pictures as `Image`.
    pub(super) fn with_images(mut self) -> Self {
        for face in &mut self.faces {
            let file = face.file.as_ref();
            face.image = file.map(|PictureFile(bytes)| BASE64.encode(bytes));
        }
        self
    }

    /// The pictures again, from such a record.
    pub(super) fn with_files(mut self) -> Self {
        for face in &mut self.faces {
            let image = face.image.take();
            let bytes = image.and_then(|image| BASE64.decode(image).ok());
            face.file = bytes.map(|bytes| PictureFile(bytes.into()));
        }
        self
    }
}

impl JobRecord {
    pub(super) fn of(key: Key, job: &Job) -> Self {
        Self {
            number: Some(key.number()),
            job_id: job.id.clone(),
            group_id: job.group.clone(),
            group_number: job.key.number(),
            from_face_model_version: job.from,
            to_face_model_version: job.to,
            start_time: milliseconds(job.started),
            status: job.state,
        }
    }
}

/// For records that are loaded.
impl GroupRecord {
    /// A group of which only the id is told.
    pub(crate) fn named(id: String) -> Self {
        Self {
            number: None,
            group_id: id,
            group_name: None,
            group_ex_descriptions: Vec::new(),
            tag: String::new(),
            face_model_version: ModelVersion::default(),
            creation_timestamp: None,
            update_timestamp: None,
            rolled_back: false,
            _face_num: IgnoredAny,
            _person_ids: IgnoredAny,
        }
    }

    pub(crate) fn number(&self) -> Option<u64> {
        self.number
    }

    /// What CreateGroup would be asked with.
    pub(crate) fn parameters(&self) -> Map<String, Value> {
        let mut parameters = Map::new();
        parameters.insert("GroupId".to_owned(), json!(self.group_id));
        if let Some(name) = &self.group_name {
            parameters.insert("GroupName".to_owned(), json!(name));
        }
        let fields = json!(self.group_ex_descriptions);
        parameters.insert("GroupExDescriptions".to_owned(), fields);
        parameters.insert("Tag".to_owned(), json!(self.tag));
        parameters
    }
}

/// For records that are loaded.
impl PersonRecord {
    /// A person of one group, of whom pictures are known.
    pub(crate) fn pictured(group: &str, id: &str, faces: Vec<FaceRecord>) -> Self {
        Self {
            number: None,
            person_id: id.to_owned(),
            person_name: None,
            gender: 0,
            creation_timestamp: None,
            groups: vec![MembershipRecord {
                group_id: group.to_owned(),
                person_ex_descriptions: Vec::new(),
            }],
            faces,
        }
    }

    pub(crate) fn number(&self) -> Option<u64> {
        self.number
    }

    /// What CreatePerson would be asked with.
    pub(crate) fn parameters(&self) -> Map<String, Value> {
        let mut parameters = Map::new();
        parameters.insert("PersonId".to_owned(), json!(self.person_id));
        if let Some(name) = &self.person_name {
            parameters.insert("PersonName".to_owned(), json!(name));
        }
        parameters.insert("Gender".to_owned(), json!(self.gender));
        parameters
    }

    /// The descriptions in each group, as CreatePerson would be asked with them.
    pub(crate) fn descriptions(&self) -> impl Iterator<Item = Map<String, Value>> {
        let groups = self.groups.iter().map(|each| &each.person_ex_descriptions);
        groups.filter(|list| !list.is_empty()).map(|list| {
            let infos = ("PersonExDescriptionInfos".to_owned(), json!(list));
            Map::from_iter([infos])
        })
    }
}

impl FaceRecord {
    /// A face of which the picture is known.
    pub(crate) fn pictured(file: &[u8]) -> Self {
        Self {
            face_id: None,
            face_rect: None,
            fingerprint: None,
            image: Some(BASE64.encode(file)),
            file: None,
        }
    }
}

impl JobRecord {
    pub(crate) fn number(&self) -> Option<u64> {
        self.number
    }
}
