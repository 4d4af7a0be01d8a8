//! The figures of a run, for people.

use crate::survey::{End, Survey, Times};
use std::time::Duration;

/// How many of the largest services are shown one by one.
const LARGEST: usize = 5;

pub(crate) fn print(surveys: &[Survey]) {
    for one in surveys {
        tell(one);
    }
    let all = surveys.iter();
    let sum = |of: fn(&Survey) -> usize| all.clone().map(of).sum::<usize>();
    let whole = all.clone().filter(|one| one.is_whole()).count();
    println!(
        "{whole} of {} service versions come through whole",
        surveys.len()
    );
    println!(
        "{} actions, {} of them left out; {} lines of YAML with {} marks",
        sum(|one| one.actions),
        sum(|one| one.left_out.len()),
        sum(|one| one.yaml_lines),
        sum(|one| one.marks),
    );
    println!(
        "\nservice                        actions    YAML  import  (floor) check  client  emulator  parse   (ms; lines)"
    );
    let mut largest: Vec<&Survey> = surveys.iter().collect();
    largest.sort_by_key(|one| std::cmp::Reverse(one.actions));
    for one in largest.iter().take(LARGEST) {
        row(&one.name, one.actions, one.yaml_lines, &one.times);
    }
    let total = all.clone().map(|one| one.times).fold(Times::default(), add);
    row(
        "all",
        sum(|one| one.actions),
        sum(|one| one.yaml_lines),
        &total,
    );
}

fn tell(one: &Survey) {
    let name = &one.name;
    for left in &one.left_out {
        println!("{name}: left out {left}");
    }
    match &one.end {
        End::Whole => {}
        End::Refused(reasons) => {
            for reason in reasons {
                println!("{name}: {reason}");
            }
        }
        End::Defect(what) => println!("{name}: DEFECT: {what}"),
    }
}

fn row(name: &str, actions: usize, yaml: usize, times: &Times) {
    println!(
        "{name:30} {actions:7} {yaml:7} {:7.1} {:8.1} {:6.1} {:7.1} {:9.1} {:6.1}",
        ms(times.import),
        ms(times.floor),
        ms(times.check),
        ms(times.client),
        ms(times.emulator),
        ms(times.parse),
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn add(a: Times, b: Times) -> Times {
    Times {
        import: a.import + b.import,
        floor: a.floor + b.floor,
        check: a.check + b.check,
        client: a.client + b.client,
        emulator: a.emulator + b.emulator,
        parse: a.parse + b.parse,
    }
}
