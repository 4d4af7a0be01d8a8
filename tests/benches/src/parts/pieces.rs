//! Pieces of a call in this process, in turn with their limits.

use std::hint::black_box;
use std::time::Duration;

use iai_benches::cases::{Decode, Picture, Sign, create_person, expansion};
use iai_benches::{Failed, usage};

use crate::figures::Figures;
use crate::processes::median;

/// How often each piece is measured, in turn with the others.
const ROUNDS: usize = 9;
/// How long one measurement takes at least.
const LENGTH: Duration = Duration::from_millis(40);

/// A piece of work, which is done so many times.
type Work<'a> = (&'static str, Box<dyn FnMut(u32) + 'a>);

fn repeated<'a, T>(name: &'static str, mut work: impl FnMut() -> T + 'a) -> Work<'a> {
    let repeat = move |times| {
        for _ in 0..times {
            black_box(work());
        }
    };
    (name, Box::new(repeat))
}

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let (decode, sign, request) = (Decode::new(), Sign::new(), create_person());
    let photo = Picture::whole();
    let mut works = vec![
        repeated("decode", || black_box(&decode).ours()),
        repeated("decode.limit", || black_box(&decode).limit()),
        repeated("sign", || black_box(&sign).ours()),
        repeated("sign.limit", || black_box(&sign).limit()),
        repeated("validate", || black_box(&request).validate()),
        repeated("header", || black_box(&photo).header()),
        repeated("expansion", expansion),
    ];
    let mut counts = Vec::new();
    for (_, work) in &mut works {
        counts.push(enough(work));
    }
    let mut times = vec![Vec::new(); works.len()];
    for _ in 0..ROUNDS {
        for (((_, work), count), times) in works.iter_mut().zip(&counts).zip(&mut times) {
            times.push(took(work, *count).as_nanos() as f64 / f64::from(*count));
        }
    }
    for ((name, _), times) in works.iter().zip(times) {
        figures.set(format!("{name}.ns"), median(times.into_iter()));
    }
    figures.set("decode.bytes", decode.size() as f64);
    Ok(())
}

/// How often the work must be done to take long enough.
fn enough(work: &mut dyn FnMut(u32)) -> u32 {
    let mut count = 1;
    while took(work, count) < LENGTH && count < 1 << 30 {
        count *= 2;
    }
    count
}

fn took(work: &mut dyn FnMut(u32), count: u32) -> Duration {
    let before = usage::own().cpu;
    work(count);
    usage::own().cpu - before
}
