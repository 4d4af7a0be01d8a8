//! A table, the service and the tool, from run to run.

use super::judge::Judge;
use super::people::People;
use super::service::{Counts, Service, Weather};
use super::tool::{Process, Run, Tool};
use crate::crash::clock;
use crate::harness;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often a process is looked at.
const GLANCE: Duration = Duration::from_millis(2);
/// What was on its way at a kill has arrived by then, unless it is late.
const SETTLED: Duration = Duration::from_millis(50);
/// No run takes longer.
const PATIENCE: Duration = Duration::from_secs(1500);

/// How a run went.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ran {
    /// How long it took.
    pub took: Duration,
    /// Until the first person or face was created; the whole time where none was.
    pub idle: Duration,
    /// The most memory it was seen to have, in bytes.
    pub peak: u64,
    /// Its exit code; none if it was killed.
    pub code: Option<i32>,
}

/// All of it in a folder.
#[derive(Debug)]
pub struct Scene {
    /// The program.
    pub tool: Tool,
    /// The table.
    pub people: People,
    /// The service.
    pub service: Service,
    /// What was wrong so far.
    pub judge: Judge,
}

impl Scene {
    /// A table of so many rows, so many of whom are there before.
    #[must_use]
    pub fn new(
        tool: &Tool,
        folder: &Path,
        (rows, old): (u64, u64),
        weather: Weather,
        seed: u64,
    ) -> Self {
        let people = People::write(folder, rows, old);
        let service = Service::start(&people, weather, seed);
        Self {
            tool: tool.clone(),
            people,
            service,
            judge: Judge::default(),
        }
    }

    /// The folder of the report.
    #[must_use]
    pub fn report(&self) -> PathBuf {
        self.people.folder().join("report")
    }

    /// A run on the whole table, with a report.
    #[must_use]
    pub fn enrol(&self) -> Run {
        let run = self.tool.enrol(&self.people, &self.service);
        run.args(["--report"]).args([self.report()]).unbridled()
    }

    /// Runs to the end, which must be a good one.
    pub fn finish(&mut self, run: Run) -> Ran {
        self.ended(&mut run.start())
    }

    /// Waits for the good end of a process.
    pub fn wait(&mut self, mut process: Process) {
        self.ended(&mut process);
    }

    fn ended(&mut self, process: &mut Process) -> Ran {
        let ran = self.watch(process, |_| false);
        self.judge.must(ran.code == Some(0), || {
            format!(
                "exit code {:?} after {:?}:\n{}",
                ran.code,
                ran.took,
                process.last_words()
            )
        });
        ran
    }

    /// Runs until the service's counts are so, and kills it then.
    pub fn killed(&mut self, run: Run, when: impl Fn(&Counts) -> bool) -> Ran {
        let mut process = run.start();
        let ran = self.watch(&mut process, when);
        self.judge.must(ran.code.is_none(), || {
            format!(
                "it ended before it was killed: {:?}\n{}",
                ran.code,
                process.last_words()
            )
        });
        pause(SETTLED);
        ran
    }

    /// Kills it after this time, be it still reading what it needs.
    pub fn killed_after(&mut self, run: Run, pause: Duration) -> Ran {
        let began = clock();
        self.killed(run, |_| began.elapsed() >= pause)
    }

    fn watch(&mut self, process: &mut Process, until: impl Fn(&Counts) -> bool) -> Ran {
        let began = clock();
        let before = self.service.counts().prompt;
        let mut ran = Ran::default();
        let mut idle = None;
        loop {
            let counts = self.service.counts();
            if counts.prompt > before {
                idle.get_or_insert_with(|| began.elapsed());
            }
            match process.look() {
                Ok(Some(status)) => ran.code = status.code().or(Some(-1)),
                Ok(None) if !until(&counts) && !self.is_late(began) => {
                    pause(GLANCE);
                    continue;
                }
                Ok(None) => drop(process.kill()),
                Err(error) => self.judge.add(error.to_string()),
            }
            (ran.took, ran.peak) = (began.elapsed(), process.peak);
            ran.idle = idle.unwrap_or(ran.took);
            return ran;
        }
    }

    fn is_late(&mut self, began: Instant) -> bool {
        let late = began.elapsed() > PATIENCE;
        self.judge.must(!late, || "it does not end".to_owned());
        late
    }
}

/// Waits in real time.
pub(super) fn pause(time: Duration) {
    harness::wait(async move { tokio::time::sleep(time).await });
}
