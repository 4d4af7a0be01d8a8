//! Small damage to real specs gives a diagnostic, or a valid spec whose generated code parses: never a panic.
//!
//! `.ci/more mutations` runs more of them, on imported specs as well: `MUTATIONS` is the number of damaged specs of each
//! test, `MUTATED_SPECS` lists further folders, `:` between them.

use iai_codegen::{Problems, Sources, compile};
use iai_tests::spec;
use proptest::prelude::*;
use proptest::sample::Index;
use std::env;
use std::path::Path;
use std::sync::LazyLock;

/// The files of a spec: path inside of the folder, and text.
type Files = Vec<(String, String)>;

/// Our own spec, which has every construct, and smaller ones.
static OWN: LazyLock<Files> = LazyLock::new(|| files(&spec::sources()));
static OTHERS: LazyLock<Vec<Files>> = LazyLock::new(|| {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let ours = [
        "tc3-runtime/sts",
        "tests/outside/own_service/spec",
        "tests/outside/app/spec",
        "tests/ui/pass/old_version",
        "tests/ui/pass/awkward_names",
    ];
    let more = env::var("MUTATED_SPECS").unwrap_or_default();
    let more = more.split(':').filter(|folder| !folder.is_empty());
    let all = ours.iter().map(|folder| root.join(folder));
    all.chain(more.map(Into::into))
        .map(|folder| {
            let mut problems = Problems::default();
            let sources = Sources::read(&folder, "spec", &mut problems);
            assert!(
                problems.is_empty(),
                "{}: {:?}",
                folder.display(),
                problems.codes()
            );
            files(&sources)
        })
        .collect()
});

fn files(sources: &Sources) -> Files {
    let inside = |name: &str| name.trim_start_matches("spec/").to_owned();
    sources
        .files
        .iter()
        .map(|file| (inside(&file.name), file.text().to_owned()))
        .collect()
}

/// Cases of each test.
fn cases() -> u32 {
    let given = env::var("MUTATIONS")
        .ok()
        .and_then(|text| text.parse().ok());
    given.unwrap_or(200)
}

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
        "Date",
        "[DateTimeIso]",
        "Binary",
        "international",
        "{ a: b, c: d # e",
        "\u{feff}",
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

/// The spec with damage to one of the files that `hit` says.
fn damaged(files: &Files, file: Index, hit: fn(&str) -> bool, damages: &[Damage]) -> Sources {
    let candidates = files.iter().enumerate();
    let candidates = candidates.filter(|(_, (name, _))| hit(name));
    let hit = *file.get(&candidates.map(|(index, _)| index).collect::<Vec<_>>());
    let texts: Vec<(&str, String)> = files
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

// Three tests, so that they run side by side: 600 damaged specs in all, and 10,200 in `.ci/more`.
proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_to_an_action_is_reported_or_harmless(
        file: Index,
        damages in prop::collection::vec(damage(), 1..3),
    ) {
        is_reported_or_harmless(&damaged(&OWN, file, is_action, &damages), every_eighth(file))?;
    }

    #[test]
    fn damage_to_what_actions_share_is_reported_or_harmless(
        file: Index,
        damages in prop::collection::vec(damage(), 1..3),
    ) {
        let is_shared = |name: &str| !is_action(name);
        is_reported_or_harmless(&damaged(&OWN, file, is_shared, &damages), every_eighth(file))?;
    }

    #[test]
    fn damage_to_other_specs_is_reported_or_harmless(
        of: Index,
        file: Index,
        damages in prop::collection::vec(damage(), 1..3),
    ) {
        is_reported_or_harmless(&damaged(of.get(&OTHERS), file, |_| true, &damages), every_eighth(file))?;
    }
}
