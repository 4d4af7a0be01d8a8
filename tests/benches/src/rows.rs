//! The rows of the table: what each says of the figures, and what it is to reach.

mod cli;
mod emulator;

use crate::figures::Figures;
use crate::parts::calls::PHOTO;
use crate::units::{MICROS, MILLIS, NANOS, Unit, thousands};

/// A row.
pub(crate) struct Row {
    pub(crate) what: &'static str,
    /// What it was on 2026-11-28.
    pub(crate) then: &'static str,
    pub(crate) reach: &'static str,
    /// The largest value that is within reach.
    pub(crate) at_most: f64,
    pub(crate) now: fn(&Figures) -> Option<Now>,
}

/// What a row is now.
pub(crate) struct Now {
    pub(crate) limit: String,
    pub(crate) ours: String,
    /// What is compared with the reach.
    pub(crate) value: f64,
}

/// All rows, in the order of the table.
pub(crate) fn all() -> impl Iterator<Item = &'static Row> {
    CLIENT.iter().chain(emulator::ROWS).chain(cli::ROWS)
}

const CLIENT: &[Row] = &[
    Row {
        what: "whole call with a photo of 3.5 MiB, from file to typed response",
        then: "4.16 ms, 1.09 ×",
        reach: "≤ 1.10 ×",
        at_most: 1.10,
        now: |figures| photo(figures, 1),
    },
    Row {
        what: "the same, four at a time",
        then: "4.67 ms, 1.21 ×",
        reach: "≤ 1.12 ×",
        at_most: 1.12,
        now: |figures| photo(figures, 4),
    },
    Row {
        what: "bytes that it allocates",
        then: "1.00 ×",
        reach: "≤ 1.02 ×",
        at_most: 1.02,
        now: |figures| plain(figures.get("photo.allocated")?, "photo and body", " ×", 2),
    },
    Row {
        what: "bytes that a retry of it allocates, for each of the body",
        then: "–",
        reach: "none",
        at_most: 0.01,
        now: |figures| plain(figures.get("photo.retry.allocated")?, "–", " ×", 3),
    },
    Row {
        what: "bytes that it copies in memory, for each of the body",
        then: "–",
        reach: "≤ 1.02 ×",
        at_most: 1.02,
        now: |figures| plain(figures.get("photo.copied")?, "the body, once", " ×", 2),
    },
    Row {
        what: "memory of the program at its most, one call at a time",
        then: "14.3 MiB",
        reach: "≤ 1.05 ×",
        at_most: 1.05,
        now: |figures| memory(figures, 1),
    },
    Row {
        what: "the same, four at a time",
        then: "31.5 MiB",
        reach: "≤ 1.05 ×",
        at_most: 1.05,
        now: |figures| memory(figures, 4),
    },
    Row {
        what: "whole small call (Url), 32 at a time",
        then: "0.025 ms, 1.75 ×",
        reach: "≤ 1.35 ×",
        at_most: 1.35,
        now: |figures| {
            times(
                figures.get("reqwest-small.ns")?,
                "bare reqwest, the request being ready,",
                figures.get("small.ns")?,
                MICROS,
            )
        },
    },
    Row {
        what: "instructions of a small call, SHA-256 left out",
        then: "219,000",
        reach: "≤ 110,000",
        at_most: 110_000.0,
        now: |figures| {
            let limit = figures.get("reqwest-small.instructions")?;
            let ours = figures.get("small.instructions")?;
            Some(Now {
                limit: format!("the same, {}", thousands(limit)),
                ours: format!("{}, {:.2} ×", thousands(ours), ours / limit),
                value: ours,
            })
        },
    },
    Row {
        what: "building and signing a small request",
        then: "4.6 µs, 3.8 ×",
        reach: "≤ 2.4 µs",
        at_most: 2_400.0,
        now: |figures| {
            let (limit, ours) = (figures.get("sign.limit.ns")?, figures.get("sign.ns")?);
            let now = times(limit, "SHA-256 and HMAC of it", ours, MICROS)?;
            Some(Now { value: ours, ..now })
        },
    },
    Row {
        what: "its allocations",
        then: "122",
        reach: "≤ 25",
        at_most: 25.0,
        now: |figures| plain(figures.get("sign.allocations")?, "–", "", 0),
    },
    Row {
        what: "decoding a search response of 100 candidates, 23 kB",
        then: "150 µs, 2.5 ×",
        reach: "≤ 1.3 ×",
        at_most: 1.3,
        now: |figures| {
            times(
                figures.get("decode.limit.ns")?,
                "serde_json into structs written by hand",
                figures.get("decode.ns")?,
                MICROS,
            )
        },
    },
    Row {
        what: "its allocations",
        then: "2,232, 2.76 ×",
        reach: "≤ 1.05 ×",
        at_most: 1.05,
        now: |figures| {
            let limit = figures.get("decode.limit.allocations")?;
            let ours = figures.get("decode.allocations")?;
            Some(Now {
                limit: format!("the same, {}", thousands(limit)),
                ours: format!("{}, {:.2} ×", thousands(ours), ours / limit),
                value: ours / limit,
            })
        },
    },
    Row {
        what: "memory of the worst of hostile answers",
        then: "19 to 98 ×",
        reach: "≤ 8 ×",
        at_most: 8.0,
        now: |figures| plain(figures.get("hostile")?, "the answer itself", " ×", 1),
    },
    Row {
        what: "validating CreatePerson without a picture",
        then: "0.43 µs",
        reach: "≤ 0.3 µs",
        at_most: 300.0,
        now: |figures| time(figures.get("validate.ns")?, MICROS),
    },
    Row {
        what: "its allocations",
        then: "2",
        reach: "none",
        at_most: 0.0,
        now: |figures| plain(figures.get("validate.allocations")?, "–", "", 0),
    },
    Row {
        what: "header of a picture",
        then: "8 ns",
        reach: "stays",
        at_most: 12.0,
        now: |figures| time(figures.get("header.ns")?, NANOS),
    },
    Row {
        what: "stripped release binary that enrols one person, HTTP/2 off",
        then: "+ 1,389 kB, with HTTP/2",
        reach: "≤ + 500 kB",
        at_most: 500.0,
        now: |figures| {
            let limit = figures.get("build.bare.bytes")? / 1e3;
            let ours = figures.get("build.enrol.bytes")? / 1e3;
            Some(beyond(limit, "bare reqwest", ours, "kB"))
        },
    },
    Row {
        what: "expansion of all 35 actions, release",
        then: "33 to 38 ms",
        reach: "≤ 38 ms",
        at_most: 38e6,
        now: |figures| time(figures.get("expansion.ns")?, MILLIS),
    },
    Row {
        what: "clean release build, processor time",
        then: "+ 14 s",
        reach: "≤ + 12 s",
        at_most: 12.0,
        now: |figures| {
            let limit = figures.get("build.bare.seconds")?;
            Some(beyond(
                limit,
                "bare reqwest",
                figures.get("build.enrol.seconds")?,
                "s",
            ))
        },
    },
    Row {
        what: "cargo check of generated code, each of 37 actions",
        then: "18 ms",
        reach: "≤ 12 ms",
        at_most: 12.0,
        now: |figures| check(figures, "37"),
    },
    Row {
        what: "each of 106 actions",
        then: "16 ms",
        reach: "≤ 12 ms",
        at_most: 12.0,
        now: |figures| check(figures, "106"),
    },
    Row {
        what: "each of 751 actions",
        then: "15 ms",
        reach: "≤ 12 ms",
        at_most: 12.0,
        now: |figures| check(figures, "751"),
    },
    Row {
        what: "memory of the check of 751 actions",
        then: "1.1 GiB",
        reach: "≤ 0.8 GiB",
        at_most: 0.8,
        now: |figures| {
            plain(
                figures.get("check.751.peak_kib")? / 1_048_576.0,
                "–",
                " GiB",
                2,
            )
        },
    },
];

fn photo(figures: &Figures, at_once: usize) -> Option<Now> {
    let part = |kind| figures.get(&format!("{kind}.{at_once}.{PHOTO}.ns"));
    let (hash, file, transport) = (part("hash")?, part("file")?, part("reqwest-photo")?);
    let parts = format!(
        "by hand (Base64 and SHA-256 {}, file {}, transport {})",
        MILLIS.of(hash),
        MILLIS.of(file),
        MILLIS.of(transport)
    );
    times(part("floor")?, &parts, part("photo")?, MILLIS)
}

fn memory(figures: &Figures, at_once: usize) -> Option<Now> {
    let kib = |kind| figures.get(&format!("{kind}.{at_once}.{PHOTO}.peak_kib"));
    let (limit, ours) = (kib("floor")? / 1024.0, kib("photo")? / 1024.0);
    Some(Now {
        limit: format!("by hand {limit:.1} MiB"),
        ours: format!("{ours:.1} MiB, {:.2} ×", ours / limit),
        value: ours / limit,
    })
}

fn check(figures: &Figures, actions: &str) -> Option<Now> {
    let seconds = figures.get(&format!("check.{actions}.seconds"))?;
    plain(seconds * 1e3 / actions.parse::<f64>().ok()?, "–", " ms", 1)
}

fn times(limit: f64, name: &str, ours: f64, unit: Unit) -> Option<Now> {
    Some(Now {
        limit: format!("{name} {}", unit.of(limit)),
        ours: format!("{}, {:.2} ×", unit.of(ours), ours / limit),
        value: ours / limit,
    })
}

fn time(ours: f64, unit: Unit) -> Option<Now> {
    Some(Now {
        limit: "–".to_owned(),
        ours: unit.of(ours),
        value: ours,
    })
}

fn plain(value: f64, limit: &str, unit: &str, digits: usize) -> Option<Now> {
    Some(Now {
        limit: limit.to_owned(),
        ours: format!("{value:.digits$}{unit}"),
        value,
    })
}

fn beyond(limit: f64, name: &str, ours: f64, unit: &str) -> Now {
    Now {
        limit: format!("{name} {} {unit}", thousands(limit)),
        ours: format!("+ {} {unit}", thousands(ours - limit)),
        value: ours - limit,
    }
}
