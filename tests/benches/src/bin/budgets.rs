//! Figures that are the same on every machine, each with its budget. Fails above one. With `--plain` they are a table for
//! programs, and nothing fails.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::process::{Command, ExitCode};

use iai_benches::cases::{self, Decode, Sign, create_person};
use iai_benches::counting::{Counting, count};
use iai_benches::{Failed, clients, sink};

#[global_allocator]
static COUNTING: Counting = Counting;

/// What was measured.
struct Figure {
    /// For programs.
    key: String,
    what: String,
    value: f64,
    budget: Option<f64>,
}

fn main() -> Result<ExitCode, Failed> {
    let mut figures = pieces();
    figures.extend(photo()?);
    figures.extend(hostile());
    figures.push(crates()?);
    if std::env::args().any(|argument| argument == "--plain") {
        for figure in figures {
            println!("{}\t{}", figure.key, figure.value);
        }
        return Ok(ExitCode::SUCCESS);
    }
    println!("the same on every machine:");
    for figure in &figures {
        let (what, value) = (&figure.what, figure.value);
        let budget = figure.budget.map_or_else(String::new, |budget| {
            let verdict = if value > budget { "   EXCEEDED" } else { "" };
            format!("   budget {budget}{verdict}")
        });
        let digits = if value.fract() == 0.0 { 0 } else { 2 };
        println!("  {what:60} {value:9.digits$}{budget}");
    }
    let over = |figure: &Figure| figure.budget.is_some_and(|budget| figure.value > budget);
    Ok(ExitCode::from(u8::from(figures.iter().any(over))))
}

fn figure(key: &str, what: &str, value: f64, budget: impl Into<Option<f64>>) -> Figure {
    Figure {
        key: key.to_owned(),
        what: what.to_owned(),
        value,
        budget: budget.into(),
    }
}

/// Allocations of the second of two runs: what is kept for good is made in the first.
fn allocations<T>(mut work: impl FnMut() -> T) -> f64 {
    drop(work());
    let (done, counts) = count(work);
    drop(done);
    counts.allocations as f64
}

fn pieces() -> Vec<Figure> {
    let (signing, decoding, request) = (Sign::new(), Decode::new(), create_person());
    let by_hand = allocations(|| decoding.limit());
    vec![
        figure(
            "sign.allocations",
            "allocations: building and signing a small request",
            allocations(|| signing.ours()),
            25.0,
        ),
        figure(
            "decode.allocations",
            "allocations: decoding a search response of 100 candidates",
            allocations(|| decoding.ours()),
            850.0,
        ),
        figure(
            "decode.limit.allocations",
            "  serde_json into structs written by hand",
            by_hand,
            None,
        ),
        figure(
            "validate.allocations",
            "allocations: validating CreatePerson without a picture",
            allocations(|| request.validate()),
            0.0,
        ),
    ]
}

/// Bytes of the photo.
const PHOTO: usize = 3584 * 1024;

/// A call with a photo of 3.5 MiB, and one that is sent twice. A copy of all of it would need a buffer of its own.
fn photo() -> Result<[Figure; 2], Failed> {
    let file = std::env::temp_dir().join(format!("iai-benches-{}.png", std::process::id()));
    std::fs::write(&file, cases::Picture::of_size(PHOTO).bytes())?;
    let path = file.to_string_lossy().into_owned();
    let once = allocated(sink::start()?, &path);
    let twice = allocated(sink::start_busy()?, &path);
    std::fs::remove_file(&file)?;
    let (once, twice) = (once?, twice?);
    let body = PHOTO.div_ceil(3) * 4;
    Ok([
        figure(
            "photo.allocated",
            "bytes allocated by a call with a photo, for each of photo and body",
            once / (PHOTO + body) as f64,
            1.02,
        ),
        figure(
            "photo.retry.allocated",
            "bytes that a retry of it allocates, for each of the body",
            (twice - once) / body as f64,
            0.01,
        ),
    ])
}

/// Bytes that the second call with a photo allocates.
fn allocated(server: SocketAddr, file: &str) -> Result<f64, Failed> {
    let client = clients::ours(&format!("http://{server}"))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let call = || runtime.block_on(clients::enrol(client.clone(), file.to_owned()));
    call()?;
    let (second, counts) = count(call);
    second?;
    Ok(counts.bytes as f64)
}

fn hostile() -> Vec<Figure> {
    let answers = cases::hostile();
    let each = answers.into_iter().enumerate();
    each.map(|(n, answer)| {
        let what = format!("bytes for each of a hostile answer: {}", answer.name);
        figure(&format!("hostile.{n}"), &what, answer.times, 8.0)
    })
    .collect()
}

/// Crates that a program with the client has, itself counted, with its default features.
fn crates() -> Result<Figure, Failed> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args([
            "tree",
            "--package",
            "iai-client",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()?;
    if !tree.status.success() {
        return Err(String::from_utf8_lossy(&tree.stderr).into_owned().into());
    }
    let tree = String::from_utf8_lossy(&tree.stdout);
    // A line is a name, a version, and for some a mark.
    let crates = tree.lines().filter_map(|line| {
        let mut words = line.split(' ');
        words.next().zip(words.next())
    });
    let count = crates.collect::<BTreeSet<_>>().len();
    Ok(figure(
        "crates",
        "crates in the tree of the client",
        count as f64,
        116.0,
    ))
}
