//! A client that changes its own groups and persons, one call after the other, and remembers what it was told.

use super::choice::Choice;
use super::operation::Operation;
use super::send::{picture, send};
use super::sighting::{Board, Sightings};
use super::world::World;
use crate::harness;
use iai_client::{Client, Error, ErrorCode, Image};
use std::sync::Arc;

/// The group of the first client, which all use.
pub(super) const SHARED: &str = "c0-g0";

/// When a client leaves off, if nothing ends it before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Until {
    pub(super) changes: usize,
    /// This many are borne, and one more ends it.
    pub(super) refusals: usize,
}

impl Until {
    pub(super) const KILLED: Self = Self {
        changes: usize::MAX,
        refusals: 0,
    };

    pub(super) const fn changes(changes: usize) -> Self {
        Self {
            changes,
            refusals: 0,
        }
    }
}

#[derive(Debug)]
pub(super) struct Worker {
    pub(super) number: usize,
    /// Whether it looks at persons now and then.
    looks: bool,
    choice: Choice,
    image: Image,
    /// As of the last response.
    pub(super) world: World,
    /// The change whose response did not come.
    pub(super) in_flight: Option<Operation>,
    /// Ids that it was told since the last look.
    pub(super) told: Vec<String>,
    pub(super) seen: Sightings,
    pub(super) changes: usize,
    pub(super) refusals: usize,
    pub(super) wrong: Vec<String>,
}

impl Worker {
    pub(super) fn new(number: usize, seed: u64) -> Self {
        Self {
            number,
            looks: true,
            choice: Choice::new(number, seed.wrapping_add(number as u64)),
            image: picture(),
            world: World::default(),
            in_flight: None,
            told: Vec::new(),
            seen: Sightings::default(),
            changes: 0,
            refusals: 0,
            wrong: Vec::new(),
        }
    }

    pub(super) fn without_looks(self) -> Self {
        Self {
            looks: false,
            ..self
        }
    }

    /// Has it make ever more persons.
    pub(super) fn grow(&mut self) {
        self.choice.most = usize::MAX;
    }

    /// Changes and looks until then, or until the emulator is gone. Gives itself back, and whether it is gone.
    pub(super) async fn work(
        mut self,
        url: String,
        board: Arc<Board>,
        until: Until,
    ) -> (Self, bool) {
        let client = harness::client(&url);
        self.world
            .persons
            .keys()
            .for_each(|person| board.put_up(person, true));
        let (mut changes, mut refusals) = (0, 0);
        while changes < until.changes && refusals <= until.refusals && self.wrong.is_empty() {
            let done = if self.looks && self.choice.random.u32(0..6) == 0 {
                self.look(&client, &board).await
            } else {
                let change = self.choice.next_change(&self.world, SHARED);
                self.change(&client, &board, change).await
            };
            match done {
                Ok(count) => changes += count,
                Err(error) if error.code() == Some(ErrorCode::InternalError) => refusals += 1,
                Err(error) if error.code::<ErrorCode>().is_none() => return (self, true),
                Err(error) => self.wrong.push(format!("c{}: {error}", self.number)),
            }
        }
        self.refusals += refusals;
        (self, false)
    }

    /// Creates the group that all share.
    pub(super) async fn begin(&mut self, url: &str) {
        let group = Operation::CreateGroup {
            group: SHARED.to_owned(),
            name: "shared".to_owned(),
            is_open: true,
        };
        let done = self
            .change(&harness::client(url), &Board::default(), group)
            .await;
        self.wrong.extend(done.err().map(|error| error.to_string()));
    }

    /// Asks for a change. What was refused is known not to be done; what had no response, is not known.
    async fn change(
        &mut self,
        client: &Client,
        board: &Board,
        change: Operation,
    ) -> Result<usize, Error> {
        let created = match &change {
            Operation::CreatePerson { person, .. } => Some(person.clone()),
            _ => None,
        };
        created
            .iter()
            .for_each(|person| board.put_up(person, false));
        self.in_flight = Some(change.clone());
        let done = send(client, &self.image, change.clone()).await;
        if done
            .as_ref()
            .is_err_and(|error| error.code::<ErrorCode>().is_none())
        {
            return done.map(|_| 0);
        }
        self.in_flight = None;
        let told = done?;
        created.iter().for_each(|person| board.put_up(person, true));
        self.told.extend(told.iter().cloned());
        change.apply(&mut self.world, told);
        self.changes += 1;
        board.count();
        Ok(1)
    }

    /// Looks at anybody's person.
    async fn look(&mut self, client: &Client, board: &Board) -> Result<usize, Error> {
        let Some((person, is_created)) = board.draw(&mut self.choice.random) else {
            return Ok(0);
        };
        match client
            .get_person_base_info()
            .person_id(&person)
            .send()
            .await
        {
            Ok(told) => {
                let name = told.person_name.clone().unwrap_or_default();
                self.seen
                    .there(person, name, told.face_ids.clone().unwrap_or_default());
            }
            Err(error)
                if error.code() == Some(ErrorCode::InvalidParameterValuePersonIdNotExist) =>
            {
                if is_created {
                    self.seen.gone(person);
                }
            }
            Err(error) => return Err(error),
        }
        Ok(0)
    }
}
