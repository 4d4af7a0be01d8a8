//! Prints the emulator's speed and memory: calls per second, and memory with many persons. Run it with `--release`.

use iai_client::{Client, Error, Image};
use iai_emulator::Emulator;
use iai_tests::{harness, pictures, raw};
use std::future::Future;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const PERSONS: u32 = 10_000;
const AT_ONCE: u32 = 16;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let emulator = Emulator::builder()
        .credentials(raw::SECRET_ID, raw::SECRET_KEY)
        .pictures(folder)
        .start()?;
    let client = harness::client(&emulator.url());
    groups(&client).await?;
    println!("{AT_ONCE} calls at a time, client and emulator in one process:");

    let before = memory();
    measure(
        "CreatePerson by picture (128 px PNG)",
        &client,
        PERSONS,
        enrol,
    )
    .await?;
    if let (Some(before), Some(after)) = (before, memory()) {
        let more = (after - before) / 1024.0;
        println!("memory with {PERSONS} persons: {more:.1} MiB more");
    }
    measure(
        "CreatePerson by Url (512 px PNG, 0.8 MB)",
        &client,
        500,
        enrol_by_url,
    )
    .await?;
    measure("GetPersonList, 100 of 10,000", &client, 2_000, list).await?;
    measure("SearchFaces over 10,000 faces", &client, 2_000, search).await?;
    Ok(())
}

async fn groups(client: &Client) -> Result<(), Error> {
    for group in ["pictures", "urls"] {
        client
            .create_group()
            .group_id(group)
            .group_name(group)
            .send()
            .await?;
    }
    Ok(())
}

fn picture(n: u32) -> Image {
    Image::from_bytes(pictures::png(128, 64 + n % 64))
}

async fn enrol(client: Client, n: u32) -> Result<(), Error> {
    let person = client
        .create_person()
        .group_id("pictures")
        .person_id(format!("p{n}"));
    person
        .person_name("n")
        .image(picture(n))
        .send()
        .await
        .map(drop)
}

async fn enrol_by_url(client: Client, n: u32) -> Result<(), Error> {
    let person = client
        .create_person()
        .group_id("urls")
        .person_id(format!("u{n}"));
    let person = person
        .person_name("n")
        .url("http://pictures.local/astronaut.png");
    person.send().await.map(drop)
}

async fn list(client: Client, n: u32) -> Result<(), Error> {
    let list = client.get_person_list().group_id("pictures");
    let list = list.offset(u64::from(n % 100) * 100).limit(100);
    list.send().await.map(drop)
}

async fn search(client: Client, n: u32) -> Result<(), Error> {
    let search = client.search_faces().group_ids(["pictures"]);
    search.image(picture(n)).send().await.map(drop)
}

/// Makes the calls, so many at a time, and prints how many of them a second takes.
async fn measure<F>(
    what: &str,
    client: &Client,
    calls: u32,
    call: fn(Client, u32) -> F,
) -> Result<(), Error>
where
    F: Future<Output = Result<(), Error>> + Send + 'static,
{
    let start = clock();
    let mut workers: JoinSet<Result<(), Error>> = JoinSet::new();
    for first in 0..AT_ONCE {
        let client = client.clone();
        workers.spawn(async move {
            for n in (first..calls).step_by(AT_ONCE as usize) {
                call(client.clone(), n).await?;
            }
            Ok(())
        });
    }
    while let Some(ended) = workers.join_next().await {
        ended.unwrap_or(Ok(()))?;
    }
    let took: Duration = start.elapsed();
    println!(
        "{what:42} {:7.0} calls/s",
        f64::from(calls) / took.as_secs_f64()
    );
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
fn clock() -> Instant {
    Instant::now()
}

/// Memory of this process in KiB, where the system tells it.
fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
