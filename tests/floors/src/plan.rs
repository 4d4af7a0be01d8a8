//! The order of a crate's rooms, and what breaks it.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::circles::parts;
use crate::sources::{Sources, room};
use crate::survey::{Arrow, Survey};

/// What lies above all rooms, from bottom to top.
const ROOTS: [&str; 3] = ["lib", "main", "bin"];

/// The layout of a crate.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The files and folders at the top of `src` from bottom to top, without `lib`, `main`, `bin` and what is
    /// compiled for tests alone.
    pub rooms: &'a [&'a str],
    /// See [`Survey::of`].
    pub generated: &'a [&'a str],
}

impl Plan<'_> {
    /// Everything that breaks the plan, as messages; empty when it holds.
    #[must_use]
    pub fn check(&self, sources: &Sources) -> Vec<String> {
        let survey = Survey::of(sources, self.generated);
        let mut broken = self.rooms_that_differ(sources, &survey);
        broken.extend(self.arrows_up(&survey));
        broken.extend(survey.circles());
        broken.extend(survey.complaints);
        broken
    }

    fn rooms_that_differ(&self, sources: &Sources, survey: &Survey) -> Vec<String> {
        let mut present = sources.rooms();
        for room in ROOTS
            .iter()
            .copied()
            .chain(survey.test_rooms.iter().map(String::as_str))
        {
            present.remove(room);
        }
        let listed: BTreeSet<&str> = self.rooms.iter().copied().collect();
        let new = present
            .difference(&listed)
            .map(|room| format!("room `{room}` is not in the list: put it above all that it uses"));
        let gone = listed.difference(&present).map(|room| {
            format!("room `{room}` is in the list, but not in the folder: take it out of the list")
        });
        new.chain(gone).collect()
    }

    fn arrows_up(&self, survey: &Survey) -> Vec<String> {
        let runs_up = |arrow: &&Arrow| match (self.floor(&arrow.from), self.floor(&arrow.to)) {
            (Some(from), Some(to)) => from < to,
            _ => false,
        };
        survey.arrows.iter().filter(runs_up).map(arrow_up).collect()
    }

    fn floor(&self, file: &str) -> Option<usize> {
        let room = room(file);
        self.rooms
            .iter()
            .chain(&ROOTS)
            .position(|known| *known == room)
    }
}

fn arrow_up(arrow: &Arrow) -> String {
    let Arrow {
        from,
        to,
        name,
        line,
    } = arrow;
    let (low, high) = (room(from), room(to));
    format!(
        "{from}:{line}: `{name}` is defined in {to}, and room `{high}` is above `{low}`: move it down, or hand it in"
    )
}

impl Survey {
    /// Files that use each other in a circle: one message each, with the arrows between them.
    #[must_use]
    pub fn circles(&self) -> Vec<String> {
        let parts = parts(self.arrows.iter().map(|arrow| (&*arrow.from, &*arrow.to)));
        parts
            .iter()
            .filter(|part| part.len() > 1)
            .map(|part| self.circle(part))
            .collect()
    }

    fn circle(&self, files: &[&str]) -> String {
        let mut text = format!(
            "{} files use each other in a circle; of each way round one arrow must go:",
            files.len()
        );
        let is_inside =
            |arrow: &&Arrow| files.contains(&&*arrow.from) && files.contains(&&*arrow.to);
        let mut last = None;
        for arrow in self.arrows.iter().filter(is_inside) {
            let ends = (&arrow.from, &arrow.to);
            if last.replace(ends) != Some(ends) {
                let _ = write!(text, "\n    {} -> {}:", arrow.from, arrow.to);
            }
            let _ = write!(text, " {} (line {})", arrow.name, arrow.line);
        }
        text
    }

    /// The rooms in an order from bottom to top that fits the arrows. Rooms that use each other stand in brackets.
    #[must_use]
    pub fn order(&self, sources: &Sources) -> Vec<String> {
        let mut rooms = sources.rooms();
        for room in &self.test_rooms {
            rooms.remove(room.as_str());
        }
        let arrows = self
            .arrows
            .iter()
            .map(|arrow| (room(&arrow.from), room(&arrow.to)));
        let order = parts(rooms.into_iter().map(|room| (room, room)).chain(arrows));
        let named = |part: &Vec<&str>| match part.as_slice() {
            [room] => (*room).to_owned(),
            rooms => format!("[{}]", rooms.join(" ")),
        };
        order.iter().map(named).collect()
    }
}
