//! Measures the rows of the table and prints it: see README.md.

mod figures;
mod page;
mod parts;
mod plot;
mod processes;
mod rows;
mod table;
mod units;

use std::process::{Command, ExitCode};

use figures::Figures;
use iai_benches::drive::Order;
use iai_benches::{Failed, clients, sink, usage};

fn main() -> Result<ExitCode, Failed> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        // What this program runs of itself.
        ["sink"] => serve()?,
        ["client", ..] => clients::client(&Order::read(&arguments[1..])?)?,
        ["emulator-program"] => parts::emulator::program()?,
        ["measure", program, rest @ ..] => return measure(program, rest),
        names => return table(names),
    }
    Ok(ExitCode::SUCCESS)
}

/// Measures the parts, or all that are run without being named, and prints the table of what is known now.
fn table(names: &[&str]) -> Result<ExitCode, Failed> {
    let page = names.contains(&"page");
    let known = |name: &&&str| **name == "page" || parts::find(name).is_some();
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        eprintln!("no part {unknown}; there are:");
        for part in parts::ALL {
            eprintln!("  {:14} {}", part.name, part.what);
        }
        eprintln!(
            "  {:14} PERFORMANCE.md and its plots, of what was measured before",
            "page"
        );
        return Ok(ExitCode::from(2));
    }
    let mut figures = Figures::load();
    let wanted = |part: &&parts::Part| {
        if names.is_empty() {
            part.by_default
        } else {
            names.contains(&part.name)
        }
    };
    for part in parts::ALL.iter().filter(wanted) {
        eprintln!("== {}: {}", part.name, part.what);
        if let Err(error) = (part.run)(&mut figures) {
            eprintln!("SKIPPED {}: {error}", part.name);
        }
        figures.save()?;
    }
    if page {
        page::write(&figures)?;
    }
    print!("{}", table::as_text(&figures));
    Ok(ExitCode::SUCCESS)
}

/// Serves until the program that started this one ends.
fn serve() -> Result<(), Failed> {
    println!("http://{}", sink::start()?);
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
    Ok(())
}

/// Runs a program, and tells on the error output what it and its children took.
fn measure(program: &str, arguments: &[&str]) -> Result<ExitCode, Failed> {
    let done = Command::new(program).args(arguments).status()?;
    let used = usage::children();
    eprintln!("measured {} {}", used.cpu.as_nanos(), used.peak_kib);
    Ok(ExitCode::from(u8::from(!done.success())))
}
