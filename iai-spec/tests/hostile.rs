//! Damaged definitions, pages and lists of codes: a clear error or a spec, and never a panic.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use iai_codegen::{Problems, Sources, compile};
use iai_spec::definitions::{Wanted, definitions, error_codes};
use iai_spec::import::{Facts, Import, Options, import, merge};
use iai_spec::page::page;

const ROUNDS: usize = 300;

fn data(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/definitions");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// A generator of numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (bound as u64)).unwrap()
    }
}

/// The text with a piece taken out, put in twice, moved, or replaced by something odd.
fn damaged(text: &str, numbers: &mut Numbers) -> String {
    const ODD: [&str; 12] = [
        "\"",
        "}",
        "[",
        "\u{feff}",
        "\n",
        "| |",
        "不超过",
        "9999999999999999999999",
        "\u{0}",
        "'",
        "&A.0.0=",
        ": ",
    ];
    let mut place = || {
        let at = numbers.below(text.len());
        (0..=at)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap()
    };
    let (one, other) = (place(), place());
    let (start, end) = (one.min(other), one.max(other).min(one.min(other) + 200));
    let end = (start..=end)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap();
    let piece = &text[start..end];
    match numbers.below(6) {
        0 => format!("{}{}", &text[..start], &text[end..]),
        1 => format!("{}{piece}{}", &text[..end], &text[end..]),
        2 => text[..start].to_owned(),
        // Of a single letter another one, which often leaves the form as it is.
        3 | 4 => text
            .chars()
            .enumerate()
            .map(|(at, char)| {
                if at == start && char.is_alphanumeric() {
                    'x'
                } else {
                    char
                }
            })
            .collect(),
        _ => format!(
            "{}{}{}",
            &text[..start],
            ODD[numbers.below(ODD.len())],
            &text[end..]
        ),
    }
}

/// What is written is YAML, whatever was read.
fn assert_yaml(made: &Import) {
    let files = made
        .files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    let sources = Sources::in_memory("spec", files);
    let (_, problems) = compile(&sources, Problems::default());
    let broken = problems.codes().contains(&"S001");
    assert!(!broken, "{}", problems.render(&sources).join("\n"));
}

#[test]
fn damaged_definitions_and_codes() {
    let (api, codes) = (
        data("iai-2020-03-03.json"),
        data("iai-2020-03-03-errorcodes.py"),
    );
    let mut numbers = Numbers(0x9e37_79b9);
    let mut read = 0;
    for _ in 0..ROUNDS {
        let codes =
            error_codes(&damaged(&codes, &mut numbers), "errorcodes.py").unwrap_or_default();
        let Ok(definitions) = definitions(damaged(&api, &mut numbers).as_bytes(), "api.json")
        else {
            continue;
        };
        read += 1;
        for texts in [false, true] {
            let facts = Facts {
                definitions: &definitions,
                codes: &codes,
                page: None,
            };
            assert_yaml(&import(facts, Options { texts }).unwrap());
        }
    }
    assert!(read > 10, "{read}");
}

#[test]
fn damaged_pages_alone_and_merged() {
    let text = data("create_person_page.txt");
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let ours = Sources::read(&spec, "spec", &mut Problems::default());
    let mut numbers = Numbers(0x1234_5678);
    let mut read = 0;
    for round in 0..ROUNDS {
        let Ok(page) = page(
            &damaged(&text, &mut numbers),
            "page.txt",
            &Wanted::version("iai", "2020-03-03"),
            &Wanted::default(),
        ) else {
            continue;
        };
        read += 1;
        let options = Options {
            texts: round % 2 == 0,
        };
        assert_yaml(&import(Facts::from(&page), options).unwrap());
        if round % 20 == 0
            && let Ok(made) = merge(&ours, Facts::from(&page), options)
        {
            assert!(made.left_out.is_empty());
        }
    }
    assert!(read > ROUNDS / 2, "{read}");
}
