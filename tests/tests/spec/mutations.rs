//! Small damage to the real spec gives a diagnostic, or a valid spec whose generated code parses: never a panic.

use iai_codegen::{Problems, Sources, compile};
use iai_tests::spec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;

static REAL: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let sources = spec::sources();
    let inside = |name: &str| name.trim_start_matches("spec/").to_owned();
    sources
        .files
        .iter()
        .map(|file| (inside(&file.name), file.text().to_owned()))
        .collect()
});

/// One way to damage a text.
#[derive(Clone, Debug)]
enum Damage {
    Delete(Index),
    Duplicate(Index),
    Swap(Index, Index),
    Indent(Index),
    Cut(Index),
    Value(Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let values = [
        "",
        "~",
        "0",
        "-1",
        "3.0",
        "yes",
        "2020-03-03",
        "[]",
        "{}",
        "[a, b]",
        "{ a: b }",
        "\"",
        "[",
        "&a *a",
        "!x y",
        "String",
        "[String]",
        "Self",
        "读",
        "99999999999999999999",
        ".nan",
        "|",
        "# nothing",
    ];
    prop_oneof![
        any::<Index>().prop_map(Damage::Delete),
        any::<Index>().prop_map(Damage::Duplicate),
        any::<(Index, Index)>().prop_map(|(a, b)| Damage::Swap(a, b)),
        any::<Index>().prop_map(Damage::Indent),
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), prop::sample::select(values.to_vec()))
            .prop_map(|(line, value)| Damage::Value(line, value)),
    ]
}

fn apply(damage: &Damage, text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let count = lines.len();
    match damage {
        _ if count == 0 => {}
        Damage::Delete(line) => drop(lines.remove(line.index(count))),
        Damage::Duplicate(line) => {
            lines.insert(line.index(count), lines[line.index(count)].clone())
        }
        Damage::Swap(a, b) => lines.swap(a.index(count), b.index(count)),
        Damage::Indent(line) => lines[line.index(count)].insert(0, ' '),
        Damage::Cut(line) => lines.truncate(line.index(count)),
        Damage::Value(line, value) => {
            let line = &mut lines[line.index(count)];
            let end = line.find(": ").map_or(line.len(), |colon| colon + 2);
            line.truncate(end);
            line.push_str(value);
        }
    }
    lines.join("\n")
}

fn is_action(name: &str) -> bool {
    name.starts_with("actions/")
}

/// The spec with damage to one file: one of the actions, or one of those that all actions share.
fn damaged(file: Index, actions: bool, damages: &[Damage]) -> Sources {
    let of_kind = REAL.iter().enumerate();
    let of_kind = of_kind.filter(|(_, (name, _))| is_action(name) == actions);
    let hit = *file.get(&of_kind.map(|(index, _)| index).collect::<Vec<_>>());
    let texts: Vec<(&str, String)> = REAL
        .iter()
        .enumerate()
        .map(|(index, (name, text))| match index == hit {
            true => (
                name.as_str(),
                damages
                    .iter()
                    .fold(text.clone(), |text, damage| apply(damage, &text)),
            ),
            false => (name.as_str(), text.clone()),
        })
        .collect();
    Sources::in_memory(
        "spec",
        texts.iter().map(|(name, text)| (*name, text.as_str())),
    )
}

fn is_reported_or_harmless(sources: &Sources, look: bool) -> Result<(), TestCaseError> {
    let (api, problems) = compile(sources, Problems::default());
    let rendered = problems.render(sources);
    prop_assert_eq!(rendered.len(), problems.codes().len());
    for text in &rendered {
        prop_assert!(text.contains(": error[S0"), "{}", text);
    }
    prop_assert!(api.is_some() || !rendered.is_empty());
    let look = look || rendered.is_empty();
    for api in api.iter().filter(|_| look) {
        for output in [spec::client(api), spec::emulator(api)] {
            let parsed = syn::parse2::<syn::File>(output.tokens());
            prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
        }
    }
    Ok(())
}

/// What is generated beside errors must be Rust as well; looking at every eighth keeps the test short.
fn every_eighth(file: Index) -> bool {
    file.index(1 << 16).is_multiple_of(8)
}

// Two tests, so that they run side by side: 2,000 damaged specs in all.
proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_to_an_action_is_reported_or_harmless(
        file: Index,
        damages in prop::collection::vec(damage(), 1..3),
    ) {
        is_reported_or_harmless(&damaged(file, true, &damages), every_eighth(file))?;
    }

    #[test]
    fn damage_to_what_actions_share_is_reported_or_harmless(
        file: Index,
        damages in prop::collection::vec(damage(), 1..3),
    ) {
        is_reported_or_harmless(&damaged(file, false, &damages), every_eighth(file))?;
    }
}
