//! What the program `budgets` counts, which stands beside this one.

use std::process::Command;

use iai_benches::Failed;

use crate::figures::Figures;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    let mut program = std::env::current_exe()?;
    program.set_file_name(format!("budgets{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        return Err(
            "the program `budgets` is not built: cargo build --release -p iai-benches".into(),
        );
    }
    let done = Command::new(program).arg("--plain").output()?;
    figures.read(&String::from_utf8_lossy(&done.stdout));
    let times = figures.under("hostile.").map(|(_, times)| times);
    let worst = times.fold(f64::NAN, f64::max);
    figures.set("hostile", worst);
    Ok(())
}
