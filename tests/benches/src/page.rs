//! The page "Performance": writes what was measured between the marks of `PERFORMANCE.md`, and its plots.

use std::process::Command;

use iai_benches::Failed;

use crate::figures::{Figures, workspace};
use crate::parts::calls::{PHOTO, sizes};
use crate::plot::{Line, Plot};
use crate::table::as_markdown;
use crate::units::thousands;

/// Peers, and what they are called on the page.
const PEERS: [(&str, &str); 5] = [
    ("hyper", "bare hyper"),
    ("tencentcloud-sdk", "crate tencentcloud-sdk"),
    ("aws-sdk-rekognition", "crate aws-sdk-rekognition"),
    ("python-sdk", "official Python SDK"),
    ("nodejs-sdk", "official Node.js SDK"),
];

pub(crate) fn write(figures: &Figures) -> Result<(), Failed> {
    let plots = workspace().join("tests/benches/plots");
    std::fs::create_dir_all(&plots)?;
    std::fs::write(plots.join("photo.svg"), photo(figures).svg())?;
    std::fs::write(plots.join("check.svg"), check(figures).svg())?;
    let page = workspace().join("PERFORMANCE.md");
    let mut text = std::fs::read_to_string(&page)?;
    for (mark, part) in [
        ("machine", machine()),
        ("table", as_markdown(figures)),
        ("peers", peers(figures)),
    ] {
        text = between(&text, mark, &part)?;
    }
    std::fs::write(page, text)?;
    Ok(())
}

/// The text with a new part between its two marks.
fn between(text: &str, mark: &str, part: &str) -> Result<String, Failed> {
    let (start, end) = (
        format!("<!-- {mark} -->\n"),
        format!("<!-- end of {mark} -->"),
    );
    let parts = text.split_once(&start).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some(format!("{before}{start}{part}{end}{after}"))
    });
    parts.ok_or_else(|| format!("PERFORMANCE.md has no marks for {mark}").into())
}

fn machine() -> String {
    let first = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().next().map(str::to_owned)
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("an unknown processor", |model| {
        model.trim_start_matches([' ', '\t', ':'])
    });
    let rustc = first("rustc", &["--version"]).unwrap_or_default();
    let day = first("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default();
    format!(
        "{cores} cores of {model}; {}, {rustc}; {day}.\n",
        std::env::consts::OS
    )
}

fn peers(figures: &Figures) -> String {
    let mut text = "| client | small call | its instructions | photo of 3.5 MiB | memory of four |\n|---|---|---|---|---|\n".to_owned();
    let own = [
        ("", "**this client**"),
        ("reqwest", "bare reqwest, the body being ready"),
    ];
    for (kind, name) in own.into_iter().chain(PEERS) {
        let kind = |call: &str| {
            if kind.is_empty() {
                call.to_owned()
            } else {
                format!("{kind}-{call}")
            }
        };
        let (small, photo) = (kind("small"), kind("photo"));
        let cell = |name: &str, shown: fn(f64) -> String| {
            figures.get(name).map_or_else(|| "–".to_owned(), shown)
        };
        let cells = [
            cell(&format!("{small}.ns"), |ns| format!("{:.1} µs", ns / 1e3)),
            cell(&format!("{small}.instructions"), thousands),
            cell(&format!("{photo}.1.{PHOTO}.ns"), |ns| {
                format!("{:.2} ms", ns / 1e6)
            }),
            cell(&format!("{photo}.4.{PHOTO}.peak_kib"), |kib| {
                format!("{:.1} MiB", kib / 1024.0)
            }),
        ];
        text.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    text
}

/// Processor time of a call against the size of its picture.
fn photo(figures: &Figures) -> Plot {
    let points = |value: &dyn Fn(usize) -> Option<f64>| {
        let point = |size: &usize| Some((*size as f64 / 1_048_576.0, value(*size)? / 1e6));
        sizes().iter().filter_map(point).collect::<Vec<_>>()
    };
    let of = |kind: String| move |size: usize| figures.get(&format!("{kind}.1.{size}.ns"));
    let line = |name: &str, is_ours, points| Line {
        name: name.to_owned(),
        is_ours,
        points,
    };
    let mut lines = vec![
        line("floor", false, points(&of("floor".to_owned()))),
        line("this client", true, points(&of("photo".to_owned()))),
    ];
    // Bare hyper sends a body that is ready: another thing than these calls.
    lines.extend(PEERS.iter().skip(1).map(|(kind, name)| {
        let short = name
            .trim_start_matches("crate ")
            .trim_start_matches("official ");
        line(short, false, points(&of(format!("{kind}-photo"))))
    }));
    Plot {
        title: "A call with a picture, from file to typed response",
        x: "size of the picture, MiB",
        y: "processor time of a call, ms",
        lines,
    }
}

/// Time of `cargo check` against the number of actions.
fn check(figures: &Figures) -> Plot {
    let services = figures.under("check.").filter_map(|(name, seconds)| {
        let actions: f64 = name.strip_suffix(".seconds")?.parse().ok()?;
        Some((actions, seconds))
    });
    let mut points: Vec<(f64, f64)> = services.collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let most = points.last().map_or(0.0, |point| point.0);
    let lines = vec![
        Line {
            name: "cargo check".to_owned(),
            is_ours: true,
            points,
        },
        Line {
            name: "12 ms for each action".to_owned(),
            is_ours: false,
            points: vec![(0.0, 0.0), (most, most * 0.012)],
        },
    ];
    Plot {
        title: "Checking the generated client of a service",
        x: "actions of the service",
        y: "processor time of cargo check, s",
        lines,
    }
}
