//! Whole calls to the sink.

use iai_benches::Failed;

use crate::figures::Figures;
use crate::processes::{Caller, Sink, Task, medians, picture};

/// The photo of the table.
pub(crate) const PHOTO: usize = 3584 * 1024;
/// Photos of the plot.
const SIZES: [usize; 5] = [256 * 1024, 512 * 1024, 1024 * 1024, 2048 * 1024, PHOTO];

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let sink = Sink::start()?;
    small(figures, &sink, &own(&["small", "reqwest-small"])?)?;
    let photos = own(&["photo", "floor", "hash", "file", "reqwest-photo"])?;
    for at_once in [1, 4] {
        photo(figures, &sink, &photos, PHOTO, at_once)?;
    }
    for size in SIZES {
        photo(figures, &sink, &photos, size, 1)?;
    }
    Ok(())
}

fn own(kinds: &[&str]) -> Result<Vec<Caller>, Failed> {
    kinds.iter().map(|kind| Caller::own(kind)).collect()
}

/// Small calls, 32 at a time.
pub(crate) fn small(figures: &mut Figures, sink: &Sink, callers: &[Caller]) -> Result<(), Failed> {
    let task = Task {
        url: sink.url.clone(),
        file: "-".to_owned(),
        calls: 8_000,
        at_once: 32,
    };
    for (caller, cost) in callers.iter().zip(medians(callers, &task)?) {
        figures.set(format!("{}.ns", caller.name), cost.ns);
    }
    Ok(())
}

/// Calls with a picture of so many bytes. The figures of the size that the table has are also those of a plot.
pub(crate) fn photo(
    figures: &mut Figures,
    sink: &Sink,
    callers: &[Caller],
    size: usize,
    at_once: usize,
) -> Result<(), Failed> {
    let task = Task {
        url: sink.url.clone(),
        file: picture(size)?,
        calls: 40 * (PHOTO / size).min(4),
        at_once,
    };
    for (caller, cost) in callers.iter().zip(medians(callers, &task)?) {
        let name = &caller.name;
        figures.set(format!("{name}.{at_once}.{size}.ns"), cost.ns);
        figures.set(format!("{name}.{at_once}.{size}.peak_kib"), cost.peak_kib);
    }
    Ok(())
}

/// Sizes of pictures that the plot has.
pub(crate) fn sizes() -> &'static [usize] {
    &SIZES
}
