//! The rows of the command line.

use super::{Now, Row, plain};
use crate::figures::Figures;
use crate::units::MILLIS;

pub(super) const ROWS: &[Row] = &[
    Row {
        what: "command line, `iai --help`, on the wall, from its start to its end, the shortest of 15",
        then: "–",
        reach: "≤ 15 ms",
        at_most: 15e6,
        now: |figures| ended(figures, "help"),
    },
    Row {
        what: "its size, stripped",
        then: "–",
        reach: "≤ 15 MB",
        at_most: 15.0,
        now: |figures| plain(figures.get("cli.bytes")? / 1e6, "–", " MB", 1),
    },
    Row {
        what: "`get-group-list` of an emulator that runs",
        then: "–",
        reach: "≤ 30 ms",
        at_most: 30e6,
        now: |figures| ended(figures, "list"),
    },
    Row {
        what: "the same with `--emulator=FILE`",
        then: "–",
        reach: "≤ 50 ms",
        at_most: 50e6,
        now: |figures| ended(figures, "list.state"),
    },
    Row {
        what: "`create-person` with a photo of 0.8 MB",
        then: "–",
        reach: "≤ 50 ms",
        at_most: 50e6,
        now: |figures| ended(figures, "create"),
    },
    Row {
        what: "the same with `--emulator=FILE`",
        then: "–",
        reach: "≤ 100 ms",
        at_most: 100e6,
        now: |figures| ended(figures, "create.state"),
    },
    Row {
        what: "`iai --help` beside `tccli iai help` (3.1.189.1), processor time",
        then: "–",
        reach: "≤ 0.1 ×",
        at_most: 0.1,
        now: |figures| beside(figures, "vendor.help", "help"),
    },
    Row {
        what: "GetGroupList over https, beside tccli, processor time",
        then: "–",
        reach: "≤ 0.1 ×",
        at_most: 0.1,
        now: |figures| beside(figures, "vendor.list", "list.tls"),
    },
    Row {
        what: "a debug build of the crate `iai-cli` alone, with linking, processor time",
        then: "–",
        reach: "–",
        at_most: f64::INFINITY,
        now: |figures| plain(figures.get("cli.build.seconds")?, "–", " s", 1),
    },
    Row {
        what: "its check",
        then: "–",
        reach: "–",
        at_most: f64::INFINITY,
        now: |figures| plain(figures.get("cli.check.seconds")?, "–", " s", 1),
    },
];

/// The time of a command on the wall, with its processor time and memory.
fn ended(figures: &Figures, name: &str) -> Option<Now> {
    let wall = figures.get(&format!("cli.{name}.ns"))?;
    let cpu = MILLIS.of(figures.get(&format!("cli.{name}.cpu_ns"))?);
    let mebibytes = figures.get(&format!("cli.{name}.kib"))? / 1024.0;
    Some(Now {
        limit: "–".to_owned(),
        ours: format!(
            "{}; of the processor {cpu}; {mebibytes:.1} MiB",
            MILLIS.of(wall)
        ),
        value: wall,
    })
}

/// The processor time of a command beside that of another program.
fn beside(figures: &Figures, theirs: &str, ours: &str) -> Option<Now> {
    let told = |name: &str| {
        let time = figures.get(&format!("cli.{name}.cpu_ns"))?;
        let mebibytes = figures.get(&format!("cli.{name}.kib"))? / 1024.0;
        Some((time, format!("{}, {mebibytes:.1} MiB", MILLIS.of(time))))
    };
    let ((theirs, limit), (ours, now)) = (told(theirs)?, told(ours)?);
    Some(Now {
        limit,
        ours: format!("{now}, {:.3} ×", ours / theirs),
        value: ours / theirs,
    })
}
