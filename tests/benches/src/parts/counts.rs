//! What the program `budgets` counts.

use std::process::Command;

use iai_benches::Failed;

use crate::figures::{Figures, workspace};

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    // Cargo builds it where that is needed: whoever runs this program has built this one alone.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let words = ["run", "--quiet", "--release", "-p", "iai-benches"];
    let done = Command::new(cargo)
        .args(words)
        .args(["--bin", "budgets", "--", "--plain"])
        .current_dir(workspace())
        .output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    figures.read(&String::from_utf8_lossy(&done.stdout));
    let times = figures.under("hostile.").map(|(_, times)| times);
    let worst = times.fold(f64::NAN, f64::max);
    figures.set("hostile", worst);
    Ok(())
}
