//! A table, its pictures and an emulator.

use std::io::Cursor;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use iai_client::Client;
use iai_emulator::{Emulator, EmulatorBuilder, FaceDetection, Fault};
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::Value;
use tempfile::TempDir;

use super::super::{Engine, EngineOptions, EnrolError, Event, StopSignal, Undone};
use crate::ending::Totals;
use crate::journal::{Input, Journal, path_of};
use crate::person::Row;

pub(super) const GROUP: &str = "staff";

pub(super) struct Bench {
    pub(super) emulator: Emulator,
    pub(super) folder: TempDir,
    pub(super) rows: Vec<Row>,
    pub(super) options: EngineOptions,
    pub(super) events: Arc<Mutex<Vec<Event>>>,
    attempt_timeout: Duration,
}

/// A bench with so many persons, each with so many pictures.
pub(super) fn bench(persons: u32, pictures: u32) -> Bench {
    with(Emulator::builder(), persons, pictures)
}

/// The same, with an emulator that looks for faces.
pub(super) fn detecting(persons: u32, pictures: u32) -> Bench {
    let builder = Emulator::builder().faces(FaceDetection::Detect);
    Bench {
        // It takes its time to look.
        attempt_timeout: Duration::from_secs(30),
        ..with(builder, persons, pictures)
    }
}

/// The same, with an emulator of these settings.
pub(super) fn with(builder: EmulatorBuilder, persons: u32, pictures: u32) -> Bench {
    let emulator = builder
        .credentials("AKIDtest", "key-for-tests")
        .log_capacity(50_000)
        .seed(7)
        .start()
        .unwrap();
    let group = serde_json::json!({ "Groups": [{ "GroupId": GROUP }, { "GroupId": "other" }] });
    emulator.load(&group).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let rows = (0..persons).map(|person| row(folder.path(), person, pictures));
    let rows = rows.collect();
    let options = EngineOptions {
        settle_delay: Duration::from_millis(30),
        face_match_threshold: Some(10.0),
        ..EngineOptions::new(folder.path())
    };
    Bench {
        emulator,
        folder,
        rows,
        options,
        events: Arc::default(),
        attempt_timeout: Duration::from_millis(400),
    }
}

fn row(folder: &Path, person: u32, pictures: u32) -> Row {
    let files: Vec<_> = (0..pictures)
        .map(|picture| format!("{person}-{picture}.png").into())
        .collect();
    for (picture, file) in (0_u8..).zip(&files) {
        std::fs::write(folder.join(file), png(person, picture)).unwrap();
    }
    Row {
        line: u64::from(person) + 2,
        group_id: GROUP.to_owned(),
        person_id: format!("p{person}"),
        person_name: format!("Name {person}"),
        gender: None,
        pictures: files,
    }
}

/// A picture of coloured blocks. Those of one person differ in a pixel, and are as good as alike.
pub(super) fn png(person: u32, picture: u8) -> Vec<u8> {
    let mut random = u64::from(person) << 32;
    let mut byte = || {
        random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (random ^ (random >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 56) as u8
    };
    let small = RgbImage::from_fn(8, 8, |_, _| Rgb([byte(), byte(), byte()]));
    let mut large = DynamicImage::from(small)
        .resize_exact(64, 64, FilterType::Nearest)
        .into_rgb8();
    large.put_pixel(0, 0, Rgb([picture, 0, 0]));
    let mut file = Cursor::new(Vec::new());
    large.write_to(&mut file, ImageFormat::Png).unwrap();
    file.into_inner()
}

/// How a run ended that may have been killed.
pub(super) type Ran<T> = Option<Result<T, EnrolError>>;

impl Bench {
    pub(super) fn fault(&self, text: &str) {
        let fault: Fault = text.parse().unwrap();
        self.emulator.faults().add(fault).unwrap();
    }

    pub(super) fn client(&self) -> Client {
        let builder = self.emulator.client_builder().unwrap();
        builder
            .attempt_timeout(self.attempt_timeout)
            .build()
            .unwrap()
    }

    pub(super) fn journal(&self) -> Journal {
        let table = self.folder.path().join("people.csv");
        let input = Input {
            name: "people.csv".to_owned(),
            group_id: Some(GROUP.to_owned()),
            shard: self.options.shard,
            service: "emulator".to_owned(),
            made_at: 0,
        };
        Journal::open(&path_of(&table, self.options.shard), &input).unwrap()
    }

    fn engine(&self) -> Engine {
        let events = Arc::clone(&self.events);
        Engine::new(
            self.client(),
            Arc::new(self.journal()),
            self.options.clone(),
        )
        .on_event(move |event| events.lock().unwrap().push(*event))
    }

    /// A run to its end.
    pub(super) fn run(&self) -> Result<Totals, EnrolError> {
        self.run_until(&StopSignal::new())
    }

    /// A run until the signal is given, at the latest.
    pub(super) fn run_until(&self, stop: &StopSignal) -> Result<Totals, EnrolError> {
        block_on(async { self.running(stop).await })
    }

    async fn running(&self, stop: &StopSignal) -> Result<Totals, EnrolError> {
        let table = || Ok::<_, String>(self.rows.iter().cloned().map(Ok::<_, String>));
        self.engine().run(table, stop.clone()).await
    }

    /// A run that is killed after a while. The runtime goes with it, and all that was under way.
    pub(super) fn run_for(&self, millis: u64) -> Ran<Totals> {
        let time = Duration::from_millis(millis);
        block_on(async {
            let stop = StopSignal::new();
            tokio::time::timeout(time, self.running(&stop)).await.ok()
        })
    }

    pub(super) fn undo_for(&self, millis: u64) -> Ran<Undone> {
        let time = Duration::from_millis(millis);
        block_on(async {
            let engine = self.engine();
            let undo = engine.undo(StopSignal::new());
            tokio::time::timeout(time, undo).await.ok()
        })
    }

    pub(super) fn persons(&self) -> Vec<Value> {
        self.emulator.state()["Persons"].as_array().unwrap().clone()
    }

    /// How many faces each person has.
    pub(super) fn faces(&self) -> Vec<usize> {
        let faces = |person: &Value| person["Faces"].as_array().map_or(0, Vec::len);
        self.persons().iter().map(faces).collect()
    }

    /// Enrols a person by hand.
    pub(super) fn enrol(&self, group: &str, person: &str, picture: u32) {
        let create = self.client().create_person().group_id(group);
        let create = create.person_id(person).person_name("Other");
        block_on(async { create.image(png(picture, 0)).send().await }).unwrap();
        self.emulator.clear_requests();
    }

    /// How often an action was sent.
    pub(super) fn sent(&self, action: &str) -> usize {
        let requests = self.emulator.requests();
        requests.iter().filter(|one| one.action == action).count()
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future)
}
