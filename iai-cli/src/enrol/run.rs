//! `iai enrol TABLE`: checks the table, enrols its rows, and reports how each ended.

use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use iai_client::RateLimit;
use iai_client::time::{SystemClock, TimeSource};
use iai_enrol::engine::{Duplicates, Engine, EngineOptions, EnrolError, MultipleFaces, StopSignal};
use iai_enrol::journal::{self, Journal};
use iai_enrol::report::Counts;
use iai_enrol::table::Table;
use iai_enrol::{PersonKey, Totals};

use super::check;
use super::failures;
use super::input::{self, Input};
use super::interrupt::watched;
use super::progress::Progress;
use super::report::{self, Document, Wanted};
use super::told::tell;
use crate::embedded;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::{self, Connection};

/// Calls per second for each group of actions that the service documents.
pub(super) const PER_SECOND: u32 = 50;

/// What is to be done.
struct Plan {
    input: Input,
    table: Table,
    pictures: PathBuf,
    journal: PathBuf,
}

/// Enrols the rows of the table.
pub(super) async fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    refuse_attaching_to_nobody(matches)?;
    let input = Input::of(matches)?;
    let plan = Plan {
        table: input::table(matches, input::group_id(matches))?,
        pictures: input::pictures(matches),
        journal: input.journal(),
        input,
    };
    let checked = check::checked(&plan.table, &plan.pictures, output)?;
    let failure = check::failure(&checked);
    if failure.is_some() || matches.get_flag("check") {
        check::tell(&checked, output)?;
        return failure.map_or(Ok(()), Err);
    }
    drop(checked);
    enrol(&plan, matches, output).await
}

/// Attaching needs somebody who was found.
fn refuse_attaching_to_nobody(matches: &ArgMatches) -> Result<(), Failure> {
    let attaches = matches.get_one("duplicates") == Some(&Duplicates::Attach);
    let looks = matches
        .get_one::<u64>("unique-person-control")
        .is_some_and(|&level| level > 0);
    if !attaches || looks {
        return Ok(());
    }
    Err(Failure::usage(
        "--duplicates attach needs somebody to attach to, and nobody is looked for",
        "Add --unique-person-control, from 1 (finds most) to 4.",
    ))
}

async fn enrol(plan: &Plan, matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    let limit = RateLimit::per_group(PER_SECOND);
    let connection = settings::connect_limited(matches, output, limit)?;
    let journal = opened(plan, matches, &connection, output)?;
    let progress = Arc::new(Progress::new(output));
    let stop = StopSignal::new();
    let told = Arc::clone(&progress);
    let options = options(matches, plan);
    let engine = Engine::new(connection.client.clone(), Arc::new(journal), options);
    let engine = engine.on_event(move |event| told.take(event));
    let run = engine.run(|| plan.table.rows(), stop.clone());
    let ended = watched(run, &stop, &progress).await?;
    // The journal is read again for the report; its memory is not needed meanwhile.
    drop(engine);
    progress.end();
    told_end(
        plan,
        matches,
        output,
        Ended {
            ended,
            stopped: stop.is_stopped(),
            several: progress.tally().several_faces,
        },
    )
}

/// How a run ended.
struct Ended {
    ended: Result<Totals, EnrolError>,
    stopped: bool,
    /// Pictures with several faces.
    several: u64,
}

/// Writes the report and tells the totals, also of a run that failed.
fn told_end(plan: &Plan, matches: &ArgMatches, output: &Output, run: Ended) -> Result<(), Failure> {
    let wanted = Wanted {
        input: &plan.input,
        table: &plan.table,
        pictures: &plan.pictures,
        folder: report::folder(matches, &plan.input),
    };
    let journals = [plan.journal.clone()];
    let written = report::write(&wanted, &journals);
    // Why the run failed matters more than that its report cannot be written.
    let failed = run.ended.err().map(failures::run);
    let (counts, files) = match (written, failed) {
        (Ok(written), None) => written,
        (Err(failure), None) | (Err(_), Some(failure)) => return Err(failure),
        (Ok((counts, files)), Some(failure)) => {
            tell(&Document::new(counts, &files, &journals, None), output)?;
            return Err(failure);
        }
    };
    let several = Some(run.several).filter(|&several| several > 0);
    tell(&Document::new(counts, &files, &journals, several), output)?;
    let page = files.html.display().to_string();
    judged(&counts, run.stopped, &page)
}

fn judged(counts: &Counts, stopped: bool, page: &str) -> Result<(), Failure> {
    if stopped && counts.open > 0 {
        return Err(failures::interrupted(Some(counts.open)));
    }
    failures::endings(counts, page).map_or(Ok(()), Err)
}

/// Opens the journal of the table, and makes sure that it is of this table.
fn opened(
    plan: &Plan,
    matches: &ArgMatches,
    connection: &Connection,
    output: &Output,
) -> Result<Journal, Failure> {
    let input = journal::Input {
        name: plan.input.name(),
        group_id: input::group_id(matches),
        shard: plan.input.shard,
        service: service(matches, connection),
        made_at: SystemClock.unix_seconds(),
    };
    let journal =
        Journal::open(&plan.journal, &input).map_err(|error| failures::journal(&error))?;
    let rows = plan.table.rows().map_err(|error| failures::table(&error))?;
    let keys = rows
        .flatten()
        .map(|row| PersonKey::of(&row.group_id, &row.person_id));
    journal
        .check_people(keys)
        .map_err(|error| failures::journal(&error))?;
    if journal.cut() > 0 {
        output.note("the last run was cut off while it wrote the journal; what it had not written whole is looked up");
    }
    Ok(journal)
}

/// The service, as the journal names it.
pub(super) fn service(matches: &ArgMatches, connection: &Connection) -> String {
    // The address of the emulator in this process is another one each time.
    if embedded::is_wanted(matches) {
        return "the emulator of iai".to_owned();
    }
    let config = connection.client.runtime().config();
    let region = config.region().unwrap_or_default();
    format!("{} {region}", config.endpoint())
        .trim_end()
        .to_owned()
}

fn options(matches: &ArgMatches, plan: &Plan) -> EngineOptions {
    let usual = EngineOptions::new(&plan.pictures);
    let concurrency = matches.get_one("concurrency").copied();
    let concurrency: usize = concurrency.unwrap_or(usual.concurrency);
    // One wave of calls that fail together is no silence yet.
    let waves = u32::try_from(concurrency)
        .unwrap_or(u32::MAX)
        .saturating_mul(3);
    EngineOptions {
        concurrency,
        silence: usual.silence.max(waves),
        shard: plan.input.shard,
        duplicates: matches
            .get_one::<Duplicates>("duplicates")
            .copied()
            .unwrap_or_default(),
        unique_person_control: matches.get_one("unique-person-control").copied(),
        multiple_faces: matches
            .get_one::<MultipleFaces>("multiple-faces")
            .copied()
            .unwrap_or_default(),
        quality_control: matches.get_one("quality-control").copied(),
        rotate: matches.get_flag("rotate").then_some(true),
        free_faces: matches.get_one("free-faces").copied(),
        ..usual
    }
}
