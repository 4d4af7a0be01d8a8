//! Kills the emulator under load, 50 times, and compares what it has then with what its clients were told. The program is that
//! of the variable `IAI_EMULATOR`; without it, this one with the emulator inside.
//!
//! ```text
//! crash [KILLS [SEED]]
//! crash full FOLDER BALLAST   a disk of its own with few megabytes, BALLAST bytes of which become free later
//! crash speed                 changes per second in memory and with each durability
//! crash syncs                 syncs of the disk for each change, by strace
//! ```

use iai_emulator::{Durability, Emulator};
use iai_tests::crash::{self, Program, Tally};
use iai_tests::folder::Folder;
use iai_tests::raw::{SECRET_ID, SECRET_KEY};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let fits = match *arguments {
        ["serve", ref options @ ..] => serve(options),
        ["speed"] => {
            crash::print_speed(&program());
            true
        }
        ["syncs"] => report(&crash::print_syncs(&program())),
        ["full", folder, ballast] => full(&program(), Path::new(folder), number(ballast)),
        [] => kills(&program(), 50, fastrand::u64(..)),
        [count] => kills(&program(), number(count), fastrand::u64(..)),
        [count, seed] => kills(&program(), number(count), number(seed) as u64),
        _ => report(&["no such part".to_owned()]),
    };
    ExitCode::from(u8::from(!fits))
}

fn program() -> Program {
    if let Some(program) = std::env::var_os("IAI_EMULATOR") {
        return Program::new([program]);
    }
    let own = std::env::current_exe().expect("this program");
    Program::new([own.into_os_string(), OsString::from("serve")])
}

/// An emulator with those options of its program that are needed here, until ctrl-C.
fn serve(options: &[&str]) -> bool {
    let value = |name: &str| {
        let place = options.iter().position(|option| *option == name)?;
        options.get(place + 1).copied()
    };
    let mut builder = Emulator::builder()
        .credentials(SECRET_ID, SECRET_KEY)
        .log_capacity(0);
    if let Some(file) = value("--state") {
        builder = builder.state_file(file);
    }
    if value("--durability") == Some("each") {
        builder = builder.durability(Durability::Each);
    }
    match builder.start() {
        Ok(emulator) => {
            println!("listening on {}", emulator.url());
            iai_tests::harness::wait(tokio::signal::ctrl_c()).is_ok()
        }
        Err(error) => report(&[error.to_string()]),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

fn kills(program: &Program, count: usize, seed: u64) -> bool {
    let folder = Folder::new();
    println!("seed {seed}");
    let tally = crash::run(program, &folder.path().join("state"), count, seed);
    let born = crash::run_at_birth(program, folder.path(), count, seed);
    tell(&tally) && tally.kills == count && report(&born)
}

fn full(program: &Program, folder: &Path, ballast: usize) -> bool {
    ["each", "batched"].iter().all(|durability| {
        let folder = folder.join(durability);
        std::fs::create_dir(&folder).expect("a folder");
        println!("a full disk, {durability}:");
        let fits = tell(&crash::run_full(program, &folder, ballast, durability, 7));
        std::fs::remove_dir_all(&folder).is_ok() && fits
    })
}

fn tell(tally: &Tally) -> bool {
    println!("{tally:#?}");
    report(&tally.wrong)
}

fn report(wrong: &[String]) -> bool {
    wrong.iter().for_each(|wrong| println!("WRONG {wrong}"));
    wrong.is_empty()
}
