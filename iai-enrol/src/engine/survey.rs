//! Reads the table once before anything is sent: who is new, and how many faces each group gets.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::error::EnrolError;
use crate::journal::{Journal, PersonState, Shard};
use crate::person::{PersonKey, Row};

/// What the table has that the journal does not know.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Rows of this shard.
    pub(super) rows: u64,
    /// Those that the journal knows.
    pub(super) known: u64,
    /// Those whose deletion was begun and has not ended.
    pub(super) deleting: u64,
    /// New persons, sorted.
    pub(super) keys: Vec<PersonKey>,
    /// Faces that new persons bring into each group.
    pub(super) faces: BTreeMap<String, u64>,
}

impl Survey {
    /// Reads all rows.
    pub(super) fn of<M: Display>(
        rows: impl Iterator<Item = Result<Row, M>>,
        journal: &Journal,
        shard: Option<Shard>,
    ) -> Result<Self, EnrolError> {
        let mut survey = Self::default();
        for row in rows {
            let row = row.map_err(|mistake| EnrolError::Table(mistake.to_string()))?;
            let key = PersonKey::of(&row.group_id, &row.person_id);
            if is_of(shard, key) {
                survey.add(&row, key, journal.person(key));
            }
        }
        survey.keys.sort_unstable();
        Ok(survey)
    }

    fn add(&mut self, row: &Row, key: PersonKey, state: Option<PersonState>) {
        self.rows += 1;
        if !is_new(state) {
            self.known += 1;
            self.deleting += u64::from(state == Some(PersonState::Deleting));
            return;
        }
        self.keys.push(key);
        let count = row.pictures.len() as u64;
        match self.faces.get_mut(&row.group_id) {
            Some(faces) => *faces += count,
            None => {
                self.faces.insert(row.group_id.clone(), count);
            }
        }
    }
}

/// Whether the row is one of this shard.
pub(super) fn is_of(shard: Option<Shard>, key: PersonKey) -> bool {
    shard.is_none_or(|shard| key.shard(shard.count) == shard.index)
}

/// Whether nothing of the person was begun that still counts.
pub(super) fn is_new(state: Option<PersonState>) -> bool {
    matches!(
        state,
        None | Some(PersonState::NotDone | PersonState::Deleted)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_has_its_own_rows_and_all_shards_have_all() {
        let keys: Vec<_> = (0..100)
            .map(|n: u32| PersonKey::of("staff", &n.to_string()))
            .collect();
        let of = |index| {
            keys.iter()
                .filter(move |key| is_of(Some(Shard { index, count: 3 }), **key))
        };
        assert_eq!((0..3).map(|index| of(index).count()).sum::<usize>(), 100);
        assert!(keys.iter().all(|key| is_of(None, *key)));
    }
}
