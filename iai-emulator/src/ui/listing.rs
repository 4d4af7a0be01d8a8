//! Groups and persons in parts, so that a page of a large account reads no more than it shows.

use serde_json::{Value, json};

use crate::protocol::pairs;
use crate::store::{Conflict, Face, Group, Person, Store, milliseconds};

/// Items of a part unless told otherwise.
const ITEMS: usize = 50;
/// Items of a part at most.
const MOST: usize = 200;

/// What a query asks for.
struct Wanted {
    group: Option<String>,
    /// The id of one person.
    person: Option<String>,
    offset: usize,
    limit: usize,
}

impl Wanted {
    fn read(query: &str) -> Result<Self, String> {
        let mut wanted = Self {
            group: None,
            person: None,
            offset: 0,
            limit: ITEMS,
        };
        for (name, value) in pairs(query).map_err(|refusal| refusal.message().to_owned())? {
            match name.as_str() {
                "group" => wanted.group = Some(value),
                "person" => wanted.person = Some(value),
                "offset" => wanted.offset = number(&name, &value, usize::MAX)?,
                "limit" => wanted.limit = number(&name, &value, MOST)?,
                _ => return Err("possible are: group, person, offset, limit".to_owned()),
            }
        }
        Ok(wanted)
    }
}

fn number(name: &str, text: &str, most: usize) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number <= most);
    number.ok_or_else(|| format!("{name} is a whole number of at most {most}"))
}

/// The groups, the oldest first.
pub(super) fn groups(store: &Store, query: &str) -> Result<Value, String> {
    let wanted = Wanted::read(query)?;
    let part = store.groups().skip(wanted.offset).take(wanted.limit);
    let groups: Vec<Value> = part.map(group).collect();
    Ok(json!({ "total": store.group_count(), "offset": wanted.offset, "groups": groups }))
}

fn group(group: &Group) -> Value {
    json!({
        "GroupId": group.id,
        "GroupName": group.name,
        "GroupExDescriptions": group.fields,
        "Tag": group.tag,
        "FaceModelVersion": group.model.as_str(),
        "CreationTimestamp": milliseconds(group.created),
        "PersonNum": group.size(),
        "FaceNum": group.faces(),
    })
}

/// The persons of a group, the oldest first; or the one with an id, in whatever group.
pub(super) fn persons(store: &Store, query: &str) -> Result<Value, String> {
    let wanted = Wanted::read(query)?;
    let (total, persons) = match &wanted.person {
        Some(id) => {
            let found = store.person(id).ok();
            let found = found.map(|found| person(store, found));
            (usize::from(found.is_some()), found.into_iter().collect())
        }
        None => members(store, &wanted)?,
    };
    Ok(json!({ "total": total, "offset": wanted.offset, "persons": persons }))
}

fn members(store: &Store, wanted: &Wanted) -> Result<(usize, Vec<Value>), String> {
    let group = wanted
        .group
        .as_deref()
        .ok_or("group or person is missing")?;
    let missing = |_: Conflict| "there is no group of this id".to_owned();
    let total = store.group(group).map_err(missing)?.size();
    let part = store.members(group, wanted.offset, wanted.limit);
    let part = part.map_err(missing)?.into_iter();
    Ok((total, part.map(|(each, _)| person(store, each)).collect()))
}

fn person(store: &Store, person: &Person) -> Value {
    let groups = store.groups_of(person);
    let groups = groups
        .map(|(group, values)| json!({ "GroupId": group.id, "PersonExDescriptions": values }));
    json!({
        "PersonId": person.id,
        "PersonName": person.name,
        "Gender": person.gender,
        "CreationTimestamp": milliseconds(person.created),
        "Groups": groups.collect::<Vec<Value>>(),
        "Faces": person.faces.iter().map(face).collect::<Vec<Value>>(),
    })
}

fn face(face: &Face) -> Value {
    let frame = face.frame;
    json!({
        "FaceId": face.id,
        "FaceRect": { "X": frame.x, "Y": frame.y, "Width": frame.width, "Height": frame.height },
    })
}
