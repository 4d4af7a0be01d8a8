//! Enrols ten thousand people while the service fails and the tool is killed, and compares what the service has then with the
//! table. The tool is that of the variable `IAI`; without it, `iai` beside this program.
//!
//! ```text
//! enrol [ROWS [KILLS [SEED]]]   10,000 rows, 5 kills; 100 of the people are there before
//! enrol undo [ROWS]             taken back, with a kill in the middle
//! enrol shards [ROWS]           two halves at the same time, and one report
//! enrol memory [FEW MANY]       memory of 10,000 and 100,000 rows, side by side
//! enrol syncs [ROWS]            syncs of the disk for each call, by strace
//! enrol sdk PYTHON [ROWS]       the same rows by the official SDK in a loop: what it leaves behind
//! ```

use iai_tests::enrol::{self, Tool};
use iai_tests::folder::Folder;
use std::path::Path;
use std::process::ExitCode;

/// Calls that the service lets through in a second, for each group of actions: fewer than the tool sends.
const RATE: f64 = 60.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let folder = Folder::new();
    let folder = folder.path();
    let wrong = match *arguments {
        ["undo", ref rest @ ..] => enrol::undo(&tool(), folder, (rows(rest, 1000), 10), 1),
        ["shards", ref rest @ ..] => enrol::run_shards(&tool(), folder, (rows(rest, 2000), 20), 1),
        ["memory"] => enrol::print_memory(&tool(), (10_000, 100_000)),
        ["memory", few, many] => enrol::print_memory(&tool(), (number(few), number(many))),
        ["syncs", ref rest @ ..] => enrol::print_syncs(&tool(), rows(rest, 500)),
        ["sdk", python, ref rest @ ..] => {
            enrol::print_sdk(Path::new(python), folder, rows(rest, 10_000))
        }
        ref rest => kills(folder, rest),
    };
    wrong.iter().for_each(|wrong| println!("WRONG {wrong}"));
    ExitCode::from(u8::from(!wrong.is_empty()))
}

fn tool() -> Tool {
    if let Some(program) = std::env::var_os("IAI") {
        return Tool::new(program);
    }
    let own = std::env::current_exe().expect("this program");
    Tool::new(own.with_file_name("iai"))
}

fn kills(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let rows = rows(arguments, 10_000);
    let kills = arguments.get(1).map_or(5, |text| number(text));
    let seed = arguments
        .get(2)
        .map_or_else(|| fastrand::u64(..), |text| number(text));
    println!("seed {seed}");
    let old = (rows / 100).max(1);
    let tally = enrol::run(&tool(), folder, (rows, old), kills as usize, RATE, seed);
    tally.lines().iter().for_each(|line| println!("{line}"));
    let mut wrong = tally.wrong;
    if tally.counts.throttled == 0 {
        wrong.push("nothing was throttled: the machine is too slow, or too busy".to_owned());
    }
    wrong
}

fn rows(arguments: &[&str], usual: u64) -> u64 {
    arguments.first().map_or(usual, |text| number(text))
}

fn number(text: &str) -> u64 {
    text.parse().expect("a number")
}
