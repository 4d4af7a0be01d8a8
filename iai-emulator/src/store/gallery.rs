//! The members of a group with the prints of their faces.
//!
//! The prints lie side by side in memory, so that a search reads them from end to end without a look at the persons.

use std::iter::repeat_n;
use std::ops::Range;

use super::{Face, Key};
use crate::picture::{Fingerprint, HIGHEST_IN_HUNDREDTHS, Print};

/// Which of the persons who are found are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// The score that counts.
    pub(crate) threshold: f64,
    /// Whether a score that is just the threshold is too low.
    pub(crate) above: bool,
    /// Number of persons at most.
    pub(crate) most: usize,
}

impl Wanted {
    pub(super) fn takes(self, score: f64) -> bool {
        score > self.threshold || !self.above && score >= self.threshold
    }

    /// The lowest score that is taken, in hundredths; `None` when nobody is wanted.
    fn lowest(self) -> Option<u16> {
        let near = (self.threshold * 100.0) as u16;
        let mut scores = near..=HIGHEST_IN_HUNDREDTHS;
        let lowest = scores.find(|score| self.takes(f64::from(*score) / 100.0))?;
        (self.most > 0).then_some(lowest)
    }
}

/// A key, a print and a digest for each face, in the order of the keys. A person has at least one face, and the faces of one
/// are neighbours.
#[derive(Default, Clone)]
pub(super) struct Gallery {
    persons: Vec<Key>,
    prints: Vec<Print>,
    digests: Vec<u64>,
    size: usize,
}

impl Gallery {
    /// Number of persons.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Number of faces.
    pub(super) fn faces(&self) -> u64 {
        self.persons.len() as u64
    }

    pub(super) fn contains(&self, person: Key) -> bool {
        self.persons.binary_search(&person).is_ok()
    }

    /// Puts these faces in the place of those that the person had. Without any the person is no member.
    pub(super) fn set(&mut self, person: Key, faces: &[Face]) {
        let place = self.place(person);
        self.size += usize::from(!faces.is_empty());
        self.size -= usize::from(!place.is_empty());
        let kept = faces
            .iter()
            .map(|face| (face.fingerprint.print, face.fingerprint.digest));
        let (prints, digests): (Vec<_>, Vec<_>) = kept.unzip();
        self.prints.splice(place.clone(), prints);
        self.digests.splice(place.clone(), digests);
        self.persons.splice(place, repeat_n(person, faces.len()));
    }

    fn place(&self, person: Key) -> Range<usize> {
        let start = self.persons.partition_point(|key| *key < person);
        let end = self.persons.partition_point(|key| *key <= person);
        start..end
    }

    /// The members, the oldest first.
    pub(super) fn members(&self) -> impl Iterator<Item = Key> {
        self.faces_of_members().map(|(person, _)| person)
    }

    /// The members behind so many of the oldest.
    pub(super) fn members_from(&self, skip: usize) -> impl Iterator<Item = Key> {
        // Where each has one face, the place of a member is known, however far back it is.
        let known = if self.size == self.persons.len() {
            skip
        } else {
            0
        };
        let faces = self.persons.get(known..).unwrap_or_default();
        let runs = faces.chunk_by(|one, next| one == next);
        runs.filter_map(|run| run.first().copied())
            .skip(skip - known)
    }

    /// The members with their numbers of faces.
    pub(super) fn faces_of_members(&self) -> impl Iterator<Item = (Key, usize)> {
        let runs = self.persons.chunk_by(|one, next| one == next);
        runs.filter_map(|run| Some((*run.first()?, run.len())))
    }

    /// The members behind this one, or all.
    pub(super) fn members_behind(&self, person: Option<Key>) -> impl Iterator<Item = Key> {
        let start = person.map_or(0, |person| self.place(person).end);
        self.persons.iter().skip(start).copied()
    }

    /// The likest persons with their scores in hundredths, and all who are as like as the last of them.
    pub(super) fn likest(&self, face: &Fingerprint, wanted: Wanted) -> Vec<(Key, u16)> {
        let Some(mut shortlist) = Shortlist::new(wanted) else {
            return Vec::new();
        };
        let comparison = face.comparison();
        let faces = self.prints.iter().zip(&self.digests);
        for (person, (print, digest)) in self.persons.iter().zip(faces) {
            let score = comparison.score(*print, digest);
            if score >= shortlist.lowest {
                shortlist.add(*person, score);
            }
        }
        shortlist.shorten();
        shortlist.persons
    }
}

/// The likest persons so far, each with the score of the likest face, in hundredths.
struct Shortlist {
    persons: Vec<(Key, u16)>,
    most: usize,
    /// Persons with lower scores are not wanted.
    lowest: u16,
    /// Length from which on it is made short again.
    long: usize,
}

impl Shortlist {
    /// A few more than wanted are kept, as shortening takes a while.
    const SPARE: usize = 64;

    /// `None` when nobody is wanted.
    fn new(wanted: Wanted) -> Option<Self> {
        Some(Self {
            persons: Vec::new(),
            most: wanted.most,
            lowest: wanted.lowest()?,
            long: wanted.most.saturating_add(Self::SPARE),
        })
    }

    /// Adds a face. The faces of a person come one after the other.
    fn add(&mut self, person: Key, score: u16) {
        match self.persons.last_mut() {
            Some((last, best)) if *last == person => *best = score.max(*best),
            _ => self.persons.push((person, score)),
        }
        if self.persons.len() >= self.long {
            self.shorten();
        }
    }

    /// Leaves those who are as like as the last who is wanted, or liker. Many can be equal, so it may stay long; then
    /// it has to grow to twice its length first.
    fn shorten(&mut self) {
        if self.persons.len() <= self.most {
            return;
        }
        let mut scores: Vec<u16> = self.persons.iter().map(|(_, score)| *score).collect();
        let last = self.most - 1;
        let (_, lowest, _) = scores.select_nth_unstable_by(last, |one, next| next.cmp(one));
        self.lowest = *lowest;
        self.persons.retain(|(_, score)| *score >= self.lowest);
        self.long = self.persons.len() * 2 + Self::SPARE;
    }
}
