//! What of the state has changed, in rows for the state file, and back from rows.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::load::{Loader, Misfit};
use super::record::{GroupRecord, JobRecord, PersonRecord};
use super::registry::Registry;
use super::{Key, Store};
use crate::state_file::{Row, Table};

impl Store {
    /// Rows of everything that has changed since they were asked for last.
    pub(crate) fn take_changes(&mut self) -> Vec<Row> {
        let groups = self.groups.take_touched().into_iter();
        let persons = self.persons.take_touched().into_iter();
        let jobs = self.jobs.take_touched().into_iter();
        let group = |key| row(Table::Groups, key, &self.groups, GroupRecord::of);
        let person = |key| {
            let record = |key, person: &_| PersonRecord::of(self, key, person).with_images();
            row(Table::Persons, key, &self.persons, record)
        };
        let job = |key| row(Table::Jobs, key, &self.jobs, JobRecord::of);
        groups
            .map(group)
            .chain(persons.map(person))
            .chain(jobs.map(job))
            .collect()
    }

    /// The same, when nobody keeps them.
    pub(crate) fn forget_changes(&mut self) {
        self.groups.take_touched();
        self.persons.take_touched();
        self.jobs.take_touched();
    }

    /// Takes the place of another state. What both share does not count as changed.
    pub(crate) fn replacing(mut self, other: &Self) -> Self {
        self.groups.touch_changes(&other.groups);
        self.persons.touch_changes(&other.persons);
        self.jobs.touch_changes(&other.jobs);
        self
    }
}

fn row<T, R: Serialize>(
    table: Table,
    key: Key,
    registry: &Registry<T>,
    record: impl Fn(Key, &T) -> R,
) -> Row {
    let thing = registry.get(key);
    Row {
        table,
        number: key.number(),
        // Records have no maps with other keys than texts, which is all that could fail.
        value: thing.and_then(|thing| serde_json::to_vec(&record(key, thing)).ok()),
    }
}

impl Loader {
    /// Adds what a row of the state file holds. Rows come table by table, in the order of their numbers.
    pub(crate) fn add_row(&mut self, row: &Row) -> Result<(), Misfit> {
        let value = row.value.as_deref().unwrap_or_default();
        match row.table {
            Table::Groups => self.add_group(record(value)?),
            Table::Persons => {
                let record: PersonRecord = record(value)?;
                self.add_person(record.with_files())
            }
            Table::Jobs => self.add_job(record(value)?),
            Table::Issued => Ok(()),
        }
    }
}

fn record<R: DeserializeOwned>(value: &[u8]) -> Result<R, Misfit> {
    serde_json::from_slice(value).map_err(|_| "it cannot be read")
}
