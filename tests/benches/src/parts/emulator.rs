//! The emulator, with a client in the same process, in a process of its own.

use std::future::Future;
use std::hint::black_box;
use std::io::Cursor;
use std::process::Command;

use bytes::Bytes;
use iai_benches::cases::Picture;
use iai_benches::{Failed, usage};
use iai_client::{Client, Image};
use iai_emulator::Emulator;
use iai_emulator::fuzzing::SearchedGroup;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use tokio::task::JoinSet;

use crate::figures::{Figures, workspace};

const AT_ONCE: usize = 16;
/// Different pictures; more of them would take long to draw and change nothing.
const PICTURES: usize = 256;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let mut command = Command::new(std::env::current_exe()?);
    let done = command.arg("emulator-program").output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    figures.read(&String::from_utf8_lossy(&done.stdout));
    Ok(())
}

/// The program in that process: prints names and figures.
pub(crate) fn program() -> Result<(), Failed> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(measure())
}

async fn measure() -> Result<(), Failed> {
    let emulator = Emulator::builder().credentials("AKIDbench0001", "bench-key-0001");
    let emulator = emulator.pictures(workspace().join("tests/data")).start()?;
    let client = emulator.client()?;
    for group in ["many", "urls"] {
        let create = client.create_group().group_id(group).group_name(group);
        create.send().await?;
    }
    let pictures: Vec<Bytes> = (0..PICTURES).map(drawn).collect();
    let pictures: &[Bytes] = Box::leak(pictures.into());
    let picture = |n: usize| Image::from_bytes(pictures[n % PICTURES].clone());

    let by_url = cost(&client, 400, |client, n| async move {
        let person = client
            .create_person()
            .group_id("urls")
            .person_id(format!("u{n}"));
        let person = person
            .person_name("n")
            .url("http://pictures.local/astronaut.png");
        Ok(person.send().await.map(drop)?)
    });
    println!("emulator.by_url.ns\t{}", by_url.await?);
    println!("emulator.decoding.ns\t{}", decoding());

    let create = enrol(&client, 10_000, picture).await?;
    println!("emulator.create.ns\t{create}");
    let search = cost(&client, 3_000, move |client, n| async move {
        let search = client.search_faces().group_ids(["many"]);
        Ok(search.image(picture(n)).send().await.map(drop)?)
    });
    println!("emulator.search.ns\t{}", search.await?);
    for faces in [10_000, 100_000] {
        println!("emulator.search_alone.{faces}.ns\t{}", search_alone(faces)?);
    }
    Ok(())
}

/// What a search takes without the call around it.
fn search_alone(faces: u32) -> Result<f64, Failed> {
    let mut group = SearchedGroup::new(faces).ok_or("no group of so many faces")?;
    let times = 200;
    let before = usage::own().cpu;
    for _ in 0..times {
        black_box(group.search());
    }
    Ok((usage::own().cpu - before).as_nanos() as f64 / f64::from(times))
}

async fn enrol(
    client: &Client,
    persons: usize,
    picture: impl Fn(usize) -> Image + Copy + Send + Sync + 'static,
) -> Result<f64, Failed> {
    let call = move |client: Client, n: usize| async move {
        let person = client.create_person().group_id("many");
        let person = person.person_id(format!("p{n}")).person_name("n");
        Ok(person.image(picture(n)).send().await.map(drop)?)
    };
    cost(client, persons, call).await
}

/// Processor time of a call in nanoseconds, so many being under way at a time.
async fn cost<C, F>(client: &Client, calls: usize, call: C) -> Result<f64, Failed>
where
    C: Fn(Client, usize) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<(), Failed>> + Send,
{
    let before = usage::own().cpu;
    let mut workers = JoinSet::new();
    for first in 0..AT_ONCE {
        let client = client.clone();
        workers.spawn(async move {
            for n in (first..calls).step_by(AT_ONCE) {
                call(client.clone(), n).await?;
            }
            Ok::<(), Failed>(())
        });
    }
    while let Some(ended) = workers.join_next().await {
        ended??;
    }
    Ok((usage::own().cpu - before).as_nanos() as f64 / calls as f64)
}

/// What decoding the photo alone takes.
fn decoding() -> f64 {
    let (photo, times) = (Picture::whole(), 100);
    let before = usage::own().cpu;
    for _ in 0..times {
        black_box(photo.decoded());
    }
    (usage::own().cpu - before).as_nanos() as f64 / f64::from(times)
}

/// A picture of 128 × 128 px with coloured blocks.
pub(super) fn drawn(n: usize) -> Bytes {
    let mut random = n as u64;
    let mut byte = || {
        // SplitMix64: pictures of neighbouring numbers are not alike.
        random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (random ^ (random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 56) as u8
    };
    let small = RgbImage::from_fn(8, 8, |_, _| Rgb([byte(), byte(), byte()]));
    let picture = DynamicImage::from(small).resize_exact(128, 128, FilterType::Nearest);
    let mut file = Cursor::new(Vec::new());
    // Writing to memory does not fail.
    let _ = picture.write_to(&mut file, ImageFormat::Png);
    file.into_inner().into()
}
