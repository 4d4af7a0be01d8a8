//! What an enrolment could not do, as it is told to people and programs.

use iai_enrol::engine::EnrolError;
use iai_enrol::journal::{JournalError, JournalProblem};
use iai_enrol::report::{Counts, ReportError};
use iai_enrol::table::TableError;

use crate::exit::Exit;
use crate::failure::Failure;

/// The table cannot be read.
pub(super) fn table(error: &TableError) -> Failure {
    Failure::invalid(error.to_string(), error.remedy())
}

/// The journal cannot be used. Its text has the remedy.
pub(super) fn journal(error: &JournalError) -> Failure {
    let exit = match error.problem {
        JournalProblem::OtherInput { .. }
        | JournalProblem::OtherPeople { .. }
        | JournalProblem::NotAJournal
        | JournalProblem::Newer { .. }
        | JournalProblem::Unlike { .. } => Exit::Usage,
        JournalProblem::InUse => Exit::TryLater,
        _ => Exit::Failed,
    };
    let text = error.to_string();
    // The first sentence tells what happened, the rest what to do.
    let (message, remedy) = text.split_once(". ").unwrap_or((&text, ""));
    Failure::new(exit, message, remedy)
}

/// The report cannot be written.
pub(super) fn report(error: &ReportError) -> Failure {
    Failure::new(Exit::Failed, error.to_string(), error.remedy())
}

/// The run ended before all rows had ended.
pub(super) fn run(error: EnrolError) -> Failure {
    let remedy = error.remedy();
    let message = error.to_string();
    match error {
        EnrolError::Journal(error) => journal(&error),
        EnrolError::Refused(error) => of_call(*error, message, remedy),
        EnrolError::Silent { last, .. } => of_call(*last, message, remedy),
        EnrolError::NoRoom { .. } => Failure::new(Exit::Refused, message, remedy),
        EnrolError::Table(_) => Failure::invalid(message, remedy),
        _ => Failure::new(Exit::Failed, message, remedy),
    }
}

/// The class and the facts are those of the call, what to do is that of the run.
fn of_call(error: iai_client::Error, message: String, remedy: String) -> Failure {
    let call = Failure::from(error);
    let mut failure = Failure::new(call.exit(), message, remedy);
    for cause in &call.report().causes {
        failure = failure.with_cause(cause);
    }
    failure
}

/// Ctrl-C has ended it.
pub(super) fn interrupted(open: Option<u64>) -> Failure {
    let message = match open {
        Some(open) => format!("interrupted: {open} rows have not ended"),
        None => "interrupted at once".to_owned(),
    };
    let remedy = "Run it again with the same journal: it goes on where it ended, and nobody is enrolled twice.";
    Failure::new(Exit::Interrupted, message, remedy)
}

/// What the endings of the rows say of the whole, the most pressing first.
pub(super) fn endings(counts: &Counts, page: &str) -> Option<Failure> {
    let totals = &counts.ended;
    if totals.unknown > 0 {
        return Some(Failure::new(
            Exit::OutcomeUnknown,
            format!(
                "of {} rows nobody knows whether they took effect",
                totals.unknown
            ),
            "Run it again with the same journal: they are looked up before anything is sent.",
        ));
    }
    if counts.open > 0 {
        return Some(Failure::new(
            Exit::TryLater,
            format!("{} rows have not ended", counts.open),
            "Run it again with the same journal: it goes on where it ended.",
        ));
    }
    if totals.refused + totals.duplicate_suspected > 0 {
        return Some(Failure::new(
            Exit::Refused,
            format!(
                "{} rows were refused, and {} look like somebody who is there",
                totals.refused, totals.duplicate_suspected
            ),
            format!("{page} tells what to do about each of them."),
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use iai_enrol::Ending;

    #[test]
    fn the_exit_code_is_that_of_the_most_pressing_ending() {
        use Ending::{AlreadyThere, DuplicateSuspected, Enrolled, Refused, Unknown};
        let table: [(&[Option<Ending>], Option<Exit>); 6] = [
            (&[], None),
            (&[Some(Enrolled), Some(AlreadyThere)], None),
            (&[Some(Enrolled), Some(Refused)], Some(Exit::Refused)),
            (&[Some(DuplicateSuspected)], Some(Exit::Refused)),
            (&[Some(Refused), None], Some(Exit::TryLater)),
            (
                &[Some(Refused), None, Some(Unknown)],
                Some(Exit::OutcomeUnknown),
            ),
        ];
        for (endings, expected) in table {
            let mut counts = Counts::default();
            endings.iter().for_each(|ended| counts.count(*ended));
            let failure = super::endings(&counts, "report.html");
            assert_eq!(failure.map(|failure| failure.exit()), expected);
        }
    }
}
