//! How far a run has come. It has no clock: whoever shows it tells it when a second has passed.

use std::collections::VecDeque;

use iai_enrol::Totals;
use iai_enrol::engine::Event;

/// Seconds that the rate is measured over.
const WINDOW: usize = 15;

/// How far a run has come.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// Rows of this run's part of the table.
    pub(super) rows: u64,
    /// Rows that an earlier run had ended, as far as they were passed.
    earlier: u64,
    /// Those of them that the journal knows.
    known: u64,
    /// Ids that were read before the start.
    listed: u64,
    started: bool,
    totals: Totals,
    /// Rows that this run had ended in each of the last seconds, the newest last.
    seconds: VecDeque<u64>,
    /// Calls per second that throttling has left.
    slowed: Option<f64>,
    /// Pictures with several faces.
    pub(super) several_faces: u64,
    /// Persons and faces that were deleted.
    deleted: u64,
    /// What `rows` counts, where that is something else.
    unit: Option<&'static str>,
}

impl Tally {
    /// An undo begins, of so many persons.
    pub(super) fn deleting(&mut self, persons: u64) {
        (self.rows, self.started, self.unit) = (persons, true, Some("deleted"));
    }

    /// Takes what has happened.
    pub(super) fn take(&mut self, event: &Event) {
        match event {
            Event::Counted { rows, known } => (self.rows, self.known) = (*rows, *known),
            Event::Listed { persons } => self.listed = *persons,
            Event::Started { .. } => self.started = true,
            Event::Ended {
                ending, earlier, ..
            } => {
                self.totals.count(*ending);
                self.earlier += u64::from(*earlier);
            }
            Event::Slowed { per_second } => self.slowed = Some(*per_second),
            Event::SeveralFaces { .. } => self.several_faces += 1,
            Event::Deleted { .. } => self.deleted += 1,
            _ => {}
        }
    }

    /// A second has passed.
    pub(super) fn second(&mut self) {
        if self.seconds.len() > WINDOW {
            self.seconds.pop_front();
        }
        self.seconds.push_back(self.fresh());
    }

    /// Rows that have ended, or what was deleted.
    pub(super) fn ended(&self) -> u64 {
        self.totals.rows() + self.deleted
    }

    /// Rows that this run has ended.
    fn fresh(&self) -> u64 {
        self.ended().saturating_sub(self.earlier)
    }

    /// Rows per second, once a second has passed.
    fn rate(&self) -> Option<f64> {
        let (first, last) = (self.seconds.front()?, self.seconds.back()?);
        let seconds = self.seconds.len() - 1;
        (seconds > 0 && last > first).then(|| (last - first) as f64 / seconds as f64)
    }

    /// Rows that this run has still to end.
    fn left(&self) -> u64 {
        let fresh = self.rows.saturating_sub(self.known.max(self.earlier));
        fresh.saturating_sub(self.fresh())
    }

    /// `1,234 of 10,000 rows, 49 per second, 3 min left`.
    pub(super) fn pace(&self) -> String {
        if !self.started {
            return match self.listed {
                0 => "reading who is there".to_owned(),
                listed => format!("reading who is there: {}", figure(listed)),
            };
        }
        let (ended, rows) = (figure(self.ended()), figure(self.rows));
        let mut text = format!("{ended} of {rows} {}", self.unit.unwrap_or("rows"));
        if let Some(rate) = self.rate() {
            let left = duration(self.left() as f64 / rate);
            text.push_str(&format!(", {} per second, {left} left", short(rate)));
        }
        text
    }

    /// `1,200 enrolled, 20 already there, …`: the endings that rows have.
    pub(super) fn endings(&self) -> String {
        let totals = &self.totals;
        let parts = [
            (totals.enrolled, "enrolled"),
            (totals.already_there, "already there"),
            (totals.duplicate_suspected, "duplicates suspected"),
            (totals.refused, "refused"),
            (totals.unknown, "unknown"),
        ];
        let some = parts.into_iter().filter(|(count, _)| *count > 0);
        let mut parts: Vec<_> = some
            .map(|(count, what)| format!("{} {what}", figure(count)))
            .collect();
        if let Some(rate) = self.slowed {
            parts.push(format!("throttled to {} calls per second", short(rate)));
        }
        parts.join(", ")
    }
}

/// A number with commas between thousands.
fn figure(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(String::from_utf8_lossy)
        .collect();
    groups.join(",")
}

/// A rate, in few signs.
fn short(rate: f64) -> String {
    if rate < 10.0 {
        format!("{rate:.1}")
    } else {
        format!("{rate:.0}")
    }
}

/// Seconds as people say it.
fn duration(seconds: f64) -> String {
    let seconds = seconds.ceil() as u64;
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) if minutes < 10 => format!("{minutes} min {seconds} s"),
        (0, minutes, _) => format!("{minutes} min"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iai_enrol::Ending;

    fn ended(tally: &mut Tally, rows: u64, earlier: bool) {
        for line in 0..rows {
            let ending = Ending::Enrolled;
            tally.take(&Event::Ended {
                line,
                ending,
                earlier,
            });
        }
    }

    #[test]
    fn the_pace_is_that_of_this_run() {
        let mut tally = Tally::default();
        assert_eq!(tally.pace(), "reading who is there");
        let (rows, known) = (10_000, 1_000);
        tally.take(&Event::Counted { rows, known });
        tally.take(&Event::Listed { persons: 2_000 });
        assert_eq!(tally.pace(), "reading who is there: 2,000");
        tally.take(&Event::Started { already_there: 0 });
        tally.second();
        assert_eq!(tally.pace(), "0 of 10,000 rows");
        ended(&mut tally, 1_000, true);
        for _ in 0..20 {
            ended(&mut tally, 50, false);
            tally.second();
        }
        assert_eq!(
            tally.pace(),
            "2,000 of 10,000 rows, 50 per second, 2 min 40 s left"
        );
    }

    #[test]
    fn an_undo_has_a_pace_as_well() {
        let mut tally = Tally::default();
        tally.deleting(100);
        for _ in 0..3 {
            tally.take(&Event::Deleted { line: 2 });
            tally.second();
        }
        assert_eq!(
            tally.pace(),
            "3 of 100 deleted, 1.0 per second, 1 min 37 s left"
        );
    }

    #[test]
    fn endings_that_no_row_has_are_left_out() {
        let mut tally = Tally::default();
        assert_eq!(tally.endings(), "");
        ended(&mut tally, 1_200, false);
        let (line, ending, earlier) = (1, Ending::Refused, false);
        tally.take(&Event::Ended {
            line,
            ending,
            earlier,
        });
        tally.take(&Event::Slowed { per_second: 4.25 });
        assert_eq!(
            tally.endings(),
            "1,200 enrolled, 1 refused, throttled to 4.2 calls per second"
        );
    }

    #[test]
    fn durations_are_short() {
        for (seconds, expected) in [
            (0.0, "0 s"),
            (59.2, "1 min 0 s"),
            (125.0, "2 min 5 s"),
            (1_200.0, "20 min"),
            (7_300.0, "2 h 1 min"),
        ] {
            assert_eq!(duration(seconds), expected);
        }
    }
}
