//! The rows of the emulator.

use super::{Now, Row, plain, time, times};
use crate::units::{MICROS, MILLIS};

pub(super) const ROWS: &[Row] = &[
    Row {
        what: "emulator, SearchFaces over 10,000 faces, 16 at a time, client included: calls of CreatePerson with the same pictures",
        then: "1,190 of 4,440 calls/s, 0.27 ×",
        reach: "≥ 0.8 ×",
        at_most: 1.25,
        now: |figures| {
            let limit = figures.get("emulator.create.ns")?;
            let ours = figures.get("emulator.search.ns")?;
            Some(Now {
                limit: format!("CreatePerson {}", MICROS.of(limit)),
                ours: format!("{}, {:.2} × as many calls", MICROS.of(ours), limit / ours),
                value: ours / limit,
            })
        },
    },
    Row {
        what: "the search alone, 10,000 faces",
        then: "–",
        reach: "≤ 0.1 ms",
        at_most: 0.1e6,
        now: |figures| time(figures.get("emulator.search_alone.10000.ns")?, MILLIS),
    },
    Row {
        what: "the search alone, 100,000 faces",
        then: "–",
        reach: "≤ 1 ms",
        at_most: 1e6,
        now: |figures| time(figures.get("emulator.search_alone.100000.ns")?, MILLIS),
    },
    Row {
        what: "emulator, CreatePerson by Url (photo of 0.8 MB), client included",
        then: "930 calls/s",
        reach: "≤ 1.15 ×",
        at_most: 1.15,
        now: |figures| {
            let (limit, ours) = (
                figures.get("emulator.decoding.ns")?,
                figures.get("emulator.by_url.ns")?,
            );
            times(limit, "decoding the picture", ours, MILLIS)
        },
    },
    Row {
        what: "emulator as a program, from its start to the line that it listens",
        then: "–",
        reach: "≤ 10 ms",
        at_most: 10e6,
        now: |figures| time(figures.get("program.start.ns")?, MILLIS),
    },
    Row {
        what: "its size, stripped",
        then: "–",
        reach: "≤ 12 MB",
        at_most: 12.0,
        now: |figures| plain(figures.get("program.bytes")? / 1e6, "–", " MB", 1),
    },
    Row {
        what: "its memory, idle",
        then: "–",
        reach: "≤ 8 MiB",
        at_most: 8.0,
        now: |figures| plain(figures.get("program.idle_kib")? / 1024.0, "–", " MiB", 1),
    },
    Row {
        what: "its memory with 100,000 persons in one group",
        then: "–",
        reach: "≤ 100 MiB",
        at_most: 100.0,
        now: |figures| plain(figures.get("program.full_kib")? / 1024.0, "–", " MiB", 0),
    },
    Row {
        what: "GetPersonList of 100 at offset 99,000, on the wall, client included",
        then: "–",
        reach: "≤ 1.2 ×",
        at_most: 1.2,
        now: |figures| {
            let limit = figures.get("program.list.100.0.ns")?;
            times(
                limit,
                "at offset 0",
                figures.get("program.list.100.99000.ns")?,
                MILLIS,
            )
        },
    },
    Row {
        what: "GetPersonList of 1,000 at offset 99,000",
        then: "–",
        reach: "≤ 1.2 ×",
        at_most: 1.2,
        now: |figures| {
            let limit = figures.get("program.list.1000.0.ns")?;
            times(
                limit,
                "at offset 0",
                figures.get("program.list.1000.99000.ns")?,
                MILLIS,
            )
        },
    },
    Row {
        what: "SearchFaces among the 100,000, on the wall, client included",
        then: "–",
        reach: "≤ 3 ms",
        at_most: 3e6,
        now: |figures| time(figures.get("program.search.ns")?, MILLIS),
    },
];
