//! How much of faults there can be. They come over a route that needs no key, and a few words stand for many steps.

/// Steps of one script, repetitions counted.
pub(super) const STEPS: usize = 10_000;
/// Characters of a message.
pub(super) const MESSAGE: usize = 1_000;
/// Faults in play at once.
pub(super) const FAULTS: usize = 1_000;
/// Steps of all faults in play together.
pub(super) const ALL_STEPS: usize = 20_000;

/// The sentence for too many steps in one script, without its full stop.
pub(super) fn too_long() -> String {
    format!("a script has 1 to {STEPS} steps")
}

/// Whether so many faults with so many steps can be in play together.
pub(super) fn play(faults: usize, steps: usize) -> Result<(), String> {
    if faults > FAULTS {
        return Err(format!("at most {FAULTS} faults can be in play at once"));
    }
    if steps > ALL_STEPS {
        return Err(format!(
            "all faults in play have at most {ALL_STEPS} steps together"
        ));
    }
    Ok(())
}
