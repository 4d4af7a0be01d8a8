//! Instructions of a call, and bytes that it copies, counted by valgrind: that of N calls more, so that what a program does
//! once is left out.

use std::collections::HashMap;

use iai_benches::Failed;

use super::calls::PHOTO;
use crate::figures::{Figures, folder};
use crate::processes::{Caller, Sink, Task, has, output, picture};

/// Calls of the shorter of two runs.
const CALLS: usize = 300;

pub(crate) fn run(figures: &mut Figures) -> Result<(), Failed> {
    if !has("valgrind") {
        return Err("there is no valgrind".into());
    }
    let sink = Sink::start()?;
    for kind in ["small", "reqwest-small"] {
        let ir = instructions(&Caller::own(kind)?, &sink)?;
        figures.set(format!("{kind}.instructions"), ir);
    }
    figures.set("photo.copied", copied(&sink)?);
    Ok(())
}

/// Instructions of a small call without those of SHA-256: the machine has some for it, and valgrind does not know them.
pub(crate) fn instructions(caller: &Caller, sink: &Sink) -> Result<f64, Failed> {
    let file = folder().join("callgrind.out");
    let tool = [
        "valgrind".to_owned(),
        "--tool=callgrind".to_owned(),
        format!("--callgrind-out-file={}", file.display()),
    ];
    let counted = |calls| {
        let task = Task {
            url: sink.url.clone(),
            file: "-".to_owned(),
            calls,
            at_once: 1,
        };
        output(&tool, caller, &task)?;
        let text = std::fs::read_to_string(&file)?;
        let by_function = by_function(&text);
        let wanted = by_function.iter().filter(|(name, _)| !is_hash(name));
        Ok::<u64, Failed>(wanted.map(|(_, count)| count).sum())
    };
    let (once, twice) = (counted(CALLS)?, counted(2 * CALLS)?);
    std::fs::remove_file(&file)?;
    Ok(twice.saturating_sub(once) as f64 / CALLS as f64)
}

fn is_hash(function: &str) -> bool {
    ["sha2::", "sha256", "compress256"]
        .iter()
        .any(|part| function.contains(part))
}

/// Instructions of each function itself, of callgrind's file: `fn=(1) name` begins a function, lines of numbers are its
/// costs, and the line behind `calls=` is the cost of what it calls.
fn by_function(text: &str) -> HashMap<String, u64> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut costs: HashMap<String, u64> = HashMap::new();
    let (mut current, mut is_call) = ("", false);
    for line in text.lines() {
        if let Some(function) = line.strip_prefix("fn=") {
            let (id, name) = function.split_once(' ').unwrap_or((function, ""));
            if !name.is_empty() {
                names.insert(id, name);
            }
            current = names.get(id).copied().unwrap_or(id);
        } else if let Some(function) = line.strip_prefix("cfn=") {
            if let Some((id, name)) = function.split_once(' ') {
                names.insert(id, name);
            }
        } else if line.starts_with("calls=") {
            is_call = true;
        } else if line.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first)) {
            let cost = line
                .split(' ')
                .nth(1)
                .and_then(|cost| cost.parse::<u64>().ok());
            if !is_call {
                *costs.entry(current.to_owned()).or_default() += cost.unwrap_or_default();
            }
            is_call = false;
        }
    }
    costs
}

/// Bytes that a call with a photo copies within the program, for each byte of its body.
fn copied(sink: &Sink) -> Result<f64, Failed> {
    let report = folder().join("dhat.out");
    let tool = [
        "valgrind".to_owned(),
        "--tool=dhat".to_owned(),
        "--mode=copy".to_owned(),
        format!("--dhat-out-file={}", report.display()),
    ];
    let counted = |calls| {
        let task = Task {
            url: sink.url.clone(),
            file: picture(PHOTO)?,
            calls,
            at_once: 1,
        };
        let (_, told) = output(&tool, &Caller::own("photo")?, &task)?;
        let total = told.lines().find_map(|line| line.split_once("Total:"));
        let bytes = total.and_then(|(_, total)| total.trim().split(' ').next());
        let bytes = bytes.ok_or("valgrind counted no bytes")?.replace(',', "");
        Ok::<f64, Failed>(bytes.parse()?)
    };
    let copied = counted(2)? - counted(1)?;
    std::fs::remove_file(&report)?;
    Ok(copied / (PHOTO.div_ceil(3) * 4) as f64)
}
