//! Puts a state together from records: first the groups, then the persons, the oldest first, then the jobs. What the
//! rules of the service do not allow is refused.

use iai_client::quotas::{FACES_OF_PERSON, GROUPS_OF_PERSON};

use super::gallery::Gallery;
use super::person::{Membership, Values};
use super::record::{GroupRecord, JobRecord, MembershipRecord, PersonRecord};
use super::{Conflict, Face, Group, Job, Key, Person, Store};

/// Why a record does not fit.
pub(super) type Misfit = &'static str;

/// Numbers from here on are refused, so that there is always a next one.
const NUMBERS: u64 = 1 << 53;

/// A state that is being put together.
pub(crate) struct Loader {
    store: Store,
    /// The time of creation where none is told.
    now: u64,
}

impl Loader {
    /// An empty state, at this time.
    pub(crate) fn new(now: u64) -> Self {
        Self {
            store: Store::default(),
            now,
        }
    }

    /// The state.
    pub(crate) fn finish(self) -> Store {
        self.store
    }

    pub(crate) fn add_group(&mut self, record: GroupRecord) -> Result<(), Misfit> {
        let created = record.creation_timestamp.map_or(self.now, seconds);
        let id = record.group_id;
        let group = Group {
            name: record.group_name.unwrap_or_else(|| id.clone()),
            id,
            fields: record.group_ex_descriptions,
            tag: record.tag,
            model: record.face_model_version,
            created,
            updated: record.update_timestamp.map_or(created, seconds),
            gallery: Gallery::default(),
            upgrade: None,
            rolled_back: record.rolled_back,
        };
        let store = &mut self.store;
        store.group_fits(&group)?;
        let (id, name) = (group.id.clone(), group.name.clone());
        let key = store.groups.place(record.number, id, group)?;
        store.names.insert(name, key);
        Ok(())
    }

    pub(crate) fn add_person(&mut self, record: PersonRecord) -> Result<(), Misfit> {
        let id = record.person_id;
        let groups = record.groups.into_iter();
        let mut groups: Vec<Membership> = groups
            .map(|each| self.store.membership_of(each))
            .collect::<Result<_, _>>()?;
        let faces = record.faces.into_iter();
        let faces: Option<Vec<Face>> = faces.map(|face| face.face()).collect();
        let mut faces =
            faces.ok_or("a face has neither Fingerprint, FaceRect and FaceId nor Image")?;
        // Collecting leaves room for four, and nearly everybody has one.
        groups.shrink_to_fit();
        faces.shrink_to_fit();
        let person = Person {
            name: record.person_name.unwrap_or_else(|| id.clone()),
            id,
            gender: record.gender,
            created: record.creation_timestamp.map_or(self.now, seconds),
            faces,
            groups,
        };
        let store = &mut self.store;
        store.person_fits(&person)?;
        let id = person.id.clone();
        store.faces += person.faces.len() as u64;
        let groups: Vec<Key> = person.groups.iter().map(|each| each.group).collect();
        let key = store.persons.place(record.number, id, person)?;
        for group in groups {
            store.enter(group, key);
        }
        Ok(())
    }

    pub(crate) fn add_job(&mut self, record: JobRecord) -> Result<(), Misfit> {
        let group = Key::new(number(record.group_number)?);
        let job = Job {
            id: record.job_id.clone(),
            group: record.group_id,
            key: group,
            from: record.from_face_model_version,
            to: record.to_face_model_version,
            started: seconds(record.start_time),
            state: record.status,
        };
        let store = &mut self.store;
        if store.jobs.key(&job.id).is_some() {
            return Err("JobId: an earlier job has it, too");
        }
        let is_running = job.is_running();
        let key = store.jobs.place(record.number, record.job_id, job)?;
        // A new group must not get the number of one that is gone, or the job would seem to be about it.
        store.groups.spend(group);
        if is_running {
            let upgraded = store.groups.get_mut(group);
            upgraded
                .ok_or("Status: a running job needs its group")?
                .upgrade = Some(key);
            store.running.push(key);
        }
        Ok(())
    }
}

impl<T> super::Registry<T> {
    /// Adds a thing under its number, or behind all others.
    fn place(&mut self, given: Option<u64>, id: String, thing: T) -> Result<Key, Misfit> {
        let Some(given) = given else {
            return Ok(self.insert(id, thing));
        };
        let key = Key::new(number(given)?);
        if self.get(key).is_some() {
            return Err("Number: an earlier one of the list has it, too");
        }
        self.insert_at(key, id, thing);
        Ok(key)
    }
}

fn number(given: u64) -> Result<u64, Misfit> {
    (given < NUMBERS)
        .then_some(given)
        .ok_or("a number is above 9007199254740991")
}

fn seconds(milliseconds: u64) -> u64 {
    milliseconds / 1000
}

impl Store {
    fn group_fits(&self, group: &Group) -> Result<(), Misfit> {
        if self.groups.key(&group.id).is_some() {
            return Err("GroupId: an earlier group has it, too");
        }
        if self.names.contains_key(&group.name) {
            return Err("GroupName: an earlier group has it, too");
        }
        if group.renamed(&[]).is_err() {
            return Err("GroupExDescriptions: a name stands twice");
        }
        if self.groups.len() as u64 >= self.limits.groups {
            return Err("these are more groups than an account can have");
        }
        Ok(())
    }

    fn membership_of(&self, record: MembershipRecord) -> Result<Membership, Misfit> {
        let group = self.groups.key(&record.group_id);
        let group = group.ok_or("Groups: there is no group of this GroupId")?;
        let values = record.person_ex_descriptions.into_iter();
        let values: Values = values
            .map(|each| (each.person_ex_description_index, each.person_ex_description))
            .collect();
        let fields = self.group_at(group).map_or(0, |group| group.fields.len());
        if values.keys().any(|index| *index >= fields as u64) {
            return Err("PersonExDescriptionIndex: the group has no such field");
        }
        Ok(Membership { group, values })
    }

    fn person_fits(&self, person: &Person) -> Result<(), Misfit> {
        if self.persons.key(&person.id).is_some() {
            return Err("PersonId: an earlier person has it, too");
        }
        if person.groups.is_empty() || person.groups.len() as u64 > GROUPS_OF_PERSON {
            return Err("Groups: a person is in 1 to 100 groups");
        }
        if person.faces.is_empty() || person.faces.len() as u64 > FACES_OF_PERSON {
            return Err("Faces: a person has 1 to 5 faces");
        }
        let mut groups: Vec<Key> = person.groups.iter().map(|each| each.group).collect();
        groups.sort_unstable();
        groups.dedup();
        if groups.len() < person.groups.len() {
            return Err("Groups: a group stands twice");
        }
        let mut groups = groups.iter().filter_map(|key| self.group_at(*key));
        let room = groups.try_for_each(|group| self.room_in_group(group, person.faces.len()));
        room.and_then(|()| self.room_in_account(person.faces.len()))
            .map_err(|conflict| match conflict {
                Conflict::TooManyFacesInGroup => "Faces: they are more than a group can have",
                _ => "Faces: they are more than an account can have",
            })
    }
}
