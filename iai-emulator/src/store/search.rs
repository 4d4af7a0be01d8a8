//! Searches: which persons have a face like another one.
//!
//! Every member of the groups is looked at once, whichever way the search is asked for, and a person is one
//! candidate at most: the likest face counts. That is what a search face by face tells, and it stands in for fused
//! faces as well.

use std::cmp::Ordering;

use super::{Conflict, Face, Group, Key, ModelVersion, Person, Store, Wanted};
use crate::picture::Fingerprint;

/// The groups of a search.
pub(crate) struct Scope<'a> {
    store: &'a Store,
    pub(crate) model: ModelVersion,
    groups: Vec<&'a Group>,
}

/// A person who was found, with the likest face.
#[derive(Clone, Copy)]
pub(crate) struct Match<'a> {
    pub(crate) person: &'a Person,
    pub(crate) face: &'a Face,
    pub(crate) score: f64,
}

impl Store {
    /// The groups that a search is about.
    pub(crate) fn scope(&self, ids: &[String]) -> Result<Scope<'_>, Conflict> {
        let keys = self.distinct_groups(ids)?;
        let groups: Vec<_> = keys.iter().filter_map(|key| self.group_at(*key)).collect();
        if groups.iter().all(|group| group.faces() == 0) {
            return Err(Conflict::NoFaces);
        }
        let model = groups.first().map(|group| group.model).unwrap_or_default();
        if groups.iter().any(|group| group.model != model) {
            return Err(Conflict::MixedModels);
        }
        let scope = Scope {
            store: self,
            model,
            groups,
        };
        let limit = self.limits.faces_of(model);
        let with_repetitions: u64 = scope.groups.iter().map(|group| group.faces()).sum();
        if with_repetitions > limit && scope.faces() > limit {
            return Err(Conflict::TooManyFacesToSearch);
        }
        Ok(scope)
    }

    /// The groups of a search for fused faces, which need the new model.
    pub(crate) fn fused_scope(&self, ids: &[String]) -> Result<Scope<'_>, Conflict> {
        let scope = self.scope(ids)?;
        match scope.model {
            ModelVersion::V3 => Ok(scope),
            ModelVersion::V2 => Err(Conflict::OldModel),
        }
    }

    /// The member of a group who is most like a face, from a score on.
    pub(crate) fn look_alike(
        &self,
        group: &Group,
        face: &Fingerprint,
        threshold: f64,
    ) -> Option<&Person> {
        let wanted = Wanted {
            threshold,
            above: false,
            most: 1,
        };
        let found = self.rank(group, face, wanted);
        found.first().map(|each| each.person)
    }

    /// The likest persons, the best first, and in the order of their ids where scores are equal.
    fn rank(&self, group: &Group, face: &Fingerprint, wanted: Wanted) -> Vec<Match<'_>> {
        let likest = group.gallery.likest(face, wanted).into_iter();
        let persons = likest.filter_map(|(key, score)| Some((score, self.person_at(key)?)));
        let best = best(persons.collect(), wanted.most).into_iter();
        best.filter_map(|(_, person)| matched(person, face))
            .collect()
    }
}

/// The best of the persons who have these scores.
pub(super) fn best(mut found: Vec<(u16, &Person)>, most: usize) -> Vec<(u16, &Person)> {
    let better = |(score, person): &(u16, &Person), (other, next): &(u16, &Person)| {
        other.cmp(score).then_with(|| person.id.cmp(&next.id))
    };
    if found.len() > most && most > 0 {
        found.select_nth_unstable_by(most - 1, better);
    }
    found.truncate(most);
    found.sort_unstable_by(better);
    found
}

fn matched<'a>(person: &'a Person, face: &Fingerprint) -> Option<Match<'a>> {
    let (likest, score) = person.likest(face)?;
    Some(Match {
        person,
        face: likest,
        score,
    })
}

fn better(one: &Match<'_>, other: &Match<'_>) -> Ordering {
    let by_score = other.score.total_cmp(&one.score);
    by_score.then_with(|| one.person.id.cmp(&other.person.id))
}

impl<'a> Scope<'a> {
    /// Number of persons in the groups, each counted once.
    pub(crate) fn persons(&self) -> usize {
        match self.groups.as_slice() {
            [group] => group.size(),
            _ => self.members().len(),
        }
    }

    /// Number of faces in the groups, those of a person counted once.
    pub(crate) fn faces(&self) -> u64 {
        match self.groups.as_slice() {
            [group] => group.faces(),
            _ => self.members().iter().map(|(_, faces)| *faces as u64).sum(),
        }
    }

    /// The likest persons of all groups together. They are among the likest of each group.
    pub(crate) fn find(&self, face: &Fingerprint, wanted: Wanted) -> Vec<Match<'a>> {
        let by_group = self.find_by_group(face, wanted);
        let mut found: Vec<_> = by_group.flat_map(|(_, found)| found).collect();
        found.sort_by(better);
        found.dedup_by(|one, other| one.person.id == other.person.id);
        found.truncate(wanted.most);
        found
    }

    /// The likest persons of each group.
    pub(crate) fn find_by_group(
        &self,
        face: &Fingerprint,
        wanted: Wanted,
    ) -> impl Iterator<Item = (&'a Group, Vec<Match<'a>>)> {
        let groups = self.groups.iter();
        groups.map(move |group| (*group, self.store.rank(group, face, wanted)))
    }

    /// The persons of all groups with their numbers of faces, each once.
    fn members(&self) -> Vec<(Key, usize)> {
        let groups = self.groups.iter();
        let mut members: Vec<_> = groups
            .flat_map(|group| group.gallery.faces_of_members())
            .collect();
        // The members of each group are in order already, which this kind of sorting makes use of.
        members.sort();
        members.dedup();
        members
    }
}
