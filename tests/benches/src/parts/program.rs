//! The emulator as a program, as people start it: how large it is, how soon it listens, its memory; and with 100,000 persons
//! in one group what a page of them and a search take.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use bytes::Bytes;
use iai_benches::Failed;
use iai_client::{Client, Credentials, Endpoint, Image};
use tokio::task::JoinSet;

use super::emulator::drawn;
use crate::figures::{Figures, folder, workspace};
use crate::processes::{measured, median};

pub(super) const KEYS: [&str; 2] = ["AKIDbench0001", "bench-key-0001"];
const STARTS: usize = 20;
const PERSONS: usize = 100_000;
const AT_ONCE: usize = 16;
/// Calls of each kind whose median counts.
const CALLS: usize = 101;
/// Different pictures; more of them would take long to draw and change nothing.
const PICTURES: usize = 256;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let program = program()?;
    figures.set("program.bytes", stripped(&program)?);

    let mut starts = Vec::new();
    let mut idle = Vec::new();
    for _ in 0..STARTS {
        let begun = clock();
        let started = Started::new(&program, &[])?;
        starts.push(begun.elapsed().as_nanos() as f64);
        idle.push(started.memory()?);
    }
    figures.set("program.start.ns", median(starts.into_iter()));
    figures.set("program.idle_kib", median(idle.into_iter()));

    let started = Started::new(&program, &[])?;
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(full(figures, &started))
}

/// The program of a release build; `IAI_EMULATOR` names another one.
pub(super) fn program() -> Result<PathBuf, Failed> {
    if let Some(named) = std::env::var_os("IAI_EMULATOR") {
        return Ok(named.into());
    }
    let words = [
        "cargo",
        "build",
        "--quiet",
        "--release",
        "-p",
        "iai-emulator",
    ];
    measured(workspace(), &words, &[])?;
    Ok(std::env::current_exe()?.with_file_name("iai-emulator"))
}

/// Bytes of the program without what only debuggers read.
pub(super) fn stripped(program: &Path) -> Result<f64, Failed> {
    std::fs::create_dir_all(folder())?;
    let file = folder().join("stripped");
    let mut strip = Command::new("strip");
    let stripped = strip.arg("-o").arg(&file).arg(program).status()?;
    if !stripped.success() {
        return Err("strip failed".into());
    }
    Ok(std::fs::metadata(file)?.len() as f64)
}

/// The program while it runs.
pub(super) struct Started {
    process: Child,
    pub(super) url: String,
}

impl Started {
    pub(super) fn new(program: &Path, arguments: &[&str]) -> Result<Self, Failed> {
        let [id, key] = KEYS;
        let mut command = Command::new(program);
        command.args(["--secret-id", id, "--secret-key", key]);
        command.args(arguments);
        let mut process = command.stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let url = line
            .trim()
            .rsplit(' ')
            .next()
            .unwrap_or_default()
            .to_owned();
        Ok(Self { process, url })
    }

    /// KiB that it has now.
    fn memory(&self) -> Result<f64, Failed> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let value = line.and_then(|line| line.split_whitespace().next());
        Ok(value
            .ok_or("the system does not tell the memory")?
            .parse()?)
    }

    fn client(&self) -> Result<Client, Failed> {
        let [id, key] = KEYS;
        let endpoint = Endpoint::custom(&self.url)?.allow_plain_http();
        let client = Client::builder().credentials(Credentials::new(id, key)?);
        Ok(client.endpoint(endpoint).build()?)
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// With 100,000 persons in one group.
async fn full(figures: &mut Figures, started: &Started) -> Result<(), Failed> {
    let client = started.client()?;
    let create = client.create_group().group_id("many").group_name("many");
    create.send().await?;
    let pictures: Vec<Bytes> = (0..PICTURES).map(drawn).collect();
    let pictures: &'static [Bytes] = Box::leak(pictures.into());
    enrol(&client, pictures).await?;
    figures.set("program.full_kib", started.memory()?);

    for (limit, offset) in [(100, 0), (100, 99_000), (1_000, 0), (1_000, 99_000)] {
        let page = |_| async {
            let list = client.get_person_list().group_id("many");
            let page = list.limit(limit).offset(offset).send().await?;
            let persons = page.person_infos.iter().flatten().count() as u64;
            (persons == limit)
                .then_some(())
                .ok_or_else(|| "a page of another length".into())
        };
        let name = format!("program.list.{limit}.{offset}.ns");
        figures.set(name, middle(page).await?);
    }
    let search = |number: usize| {
        let picture = Image::from_bytes(pictures[number % PICTURES].clone());
        let search = client.search_faces().group_ids(["many"]).image(picture);
        async { Ok(search.send().await.map(drop)?) }
    };
    figures.set("program.search.ns", middle(search).await?);
    Ok(())
}

async fn enrol(client: &Client, pictures: &'static [Bytes]) -> Result<(), Failed> {
    let mut workers = JoinSet::new();
    for first in 0..AT_ONCE {
        let client = client.clone();
        workers.spawn(async move {
            for n in (first..PERSONS).step_by(AT_ONCE) {
                let picture = Image::from_bytes(pictures[n % PICTURES].clone());
                let person = client.create_person().group_id("many");
                let person = person.person_id(format!("p{n}")).person_name("n");
                person.image(picture).send().await?;
            }
            Ok::<(), Failed>(())
        });
    }
    while let Some(ended) = workers.join_next().await {
        ended??;
    }
    Ok(())
}

/// The time of the call in the middle, one after the other.
async fn middle<F>(call: impl Fn(usize) -> F) -> Result<f64, Failed>
where
    F: Future<Output = Result<(), Failed>>,
{
    let mut times: Vec<Duration> = Vec::new();
    for number in 0..CALLS {
        let begun = clock();
        call(number).await?;
        times.push(begun.elapsed());
    }
    Ok(median(times.iter().map(|time| time.as_nanos() as f64)))
}

#[expect(clippy::disallowed_methods, reason = "these figures are of real time")]
pub(super) fn clock() -> Instant {
    Instant::now()
}
