//! A run: all rows of the table, many at a time.

use std::fmt::Display;
use std::sync::Arc;

use tokio::task::{JoinError, JoinSet};

use super::caller::{Caller, Failed};
use super::error::EnrolError;
use super::event::Event;
use super::options::Duplicates;
use super::pictures::read_all;
use super::row::Task;
use super::stored::{check_room, existing};
use super::survey::{Survey, is_of};
use super::twins::Twins;
use super::work::{Ended, Work, key_of};
use crate::ending::Totals;
use crate::journal::Journal;
use crate::person::{PersonKey, Row};

/// A row that was worked on.
struct Done {
    line: u64,
    earlier: bool,
    ended: Ended,
}

/// A run under way.
pub(super) struct Run {
    work: Arc<Work>,
    twins: Option<Twins>,
    tasks: JoinSet<Done>,
    totals: Totals,
}

impl Run {
    /// Reads who is there.
    pub(super) async fn prepare(
        caller: Caller,
        journal: Arc<Journal>,
        survey: Survey,
    ) -> Result<Self, EnrolError> {
        (caller.progress)(&Event::Counted {
            rows: survey.rows,
            known: survey.known,
        });
        let existing = match who_is_there(&caller, &survey).await {
            Ok(existing) => existing?,
            // Whatever stopped it stands in the brake, and no row begins.
            Err(Failed::Stopped) => Vec::new(),
            Err(
                Failed::Refused(error) | Failed::GivenUp(error) | Failed::Unclear { error, .. },
            ) => {
                return Err(EnrolError::Refused(Box::new(error)));
            }
        };
        (caller.progress)(&Event::Started {
            already_there: existing.len() as u64,
        });
        let twins = caller.options.duplicates == Duplicates::Skip;
        let work = Work {
            caller,
            journal,
            existing,
        };
        Ok(Self {
            work: Arc::new(work),
            twins: twins.then(Twins::default),
            tasks: JoinSet::new(),
            totals: Totals::default(),
        })
    }

    /// Works on all rows, until they have ended or the run is to stop.
    pub(super) async fn all<M: Display>(
        mut self,
        rows: impl Iterator<Item = Result<Row, M>>,
    ) -> Result<Totals, EnrolError> {
        let shard = self.work.caller.options.shard;
        for row in rows {
            match row {
                _ if self.work.caller.brake.is_stopping() => break,
                Err(mistake) => self.halt(EnrolError::Table(mistake.to_string())),
                Ok(row) if is_of(shard, key_of(&row)) => self.begin(row).await,
                Ok(_) => {}
            }
        }
        while let Some(ended) = self.tasks.join_next().await {
            self.count(ended);
        }
        match self.work.caller.brake.take_error() {
            Some(error) => Err(error),
            None => Ok(self.totals),
        }
    }

    async fn begin(&mut self, row: Row) {
        while self.tasks.len() >= self.work.caller.options.concurrency.max(1) {
            if let Some(ended) = self.tasks.join_next().await {
                self.count(ended);
            }
        }
        let pictures = read_all(&self.work.caller.options.pictures, &row).await;
        let task = Task::new(row, pictures, self.twins.as_ref());
        let work = Arc::clone(&self.work);
        self.tasks.spawn(async move {
            let earlier = work.has_ended(&task);
            Done {
                line: task.row.line,
                earlier,
                ended: work.run(&task).await,
            }
        });
    }

    fn count(&mut self, done: Result<Done, JoinError>) {
        let Ok(Done {
            line,
            earlier,
            ended,
        }) = done
        else {
            return self.halt(EnrolError::Broken);
        };
        match ended {
            Ok(Some(ending)) => {
                self.totals.count(ending);
                (self.work.caller.progress)(&Event::Ended {
                    line,
                    ending,
                    earlier,
                });
            }
            // The next run goes on with it.
            Ok(None) => {}
            Err(error) => self.halt(EnrolError::Journal(error)),
        }
    }

    fn halt(&self, error: EnrolError) {
        self.work.caller.brake.halt(error);
    }
}

/// Who of the table was there before. Asks nothing when nobody is new.
async fn who_is_there(
    caller: &Caller,
    survey: &Survey,
) -> Result<Result<Vec<PersonKey>, EnrolError>, Failed> {
    if let Some(error) = check_room(caller, &survey.faces).await? {
        return Ok(Err(error));
    }
    let existing = existing(caller, survey.faces.keys(), &survey.keys).await?;
    Ok(Ok(existing))
}
