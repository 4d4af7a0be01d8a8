//! The spec of this repository beside what an import makes of the vendor's definitions: they differ in marks, words,
//! recorded corrections and advisories, and in the few things that the tests list.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use iai_codegen::model::{Action, Effect, Field, Node, Structure, Type};
use iai_codegen::{Api, Problems, Sources, compile};
use iai_spec::definitions::{Source, Wanted};
use iai_spec::import::{Facts, Import, MARK, Options, import, merge};
use iai_spec::page::{Page, page};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn data(name: &str) -> String {
    let path = root().join("tests/data/definitions").join(name);
    path.to_str().unwrap().to_owned()
}

fn ours() -> Sources {
    Sources::read(&root().join("spec"), "spec", &mut Problems::default())
}

fn compiled(sources: &Sources) -> Api {
    let (api, problems) = compile(sources, Problems::default());
    assert!(
        problems.is_empty(),
        "{}",
        problems.render(sources).join("\n\n")
    );
    api.unwrap()
}

/// The definitions of the vendor's command line, reduced to facts.
fn of_definitions<T>(then: impl FnOnce(Facts<'_>) -> T) -> T {
    let wanted = Wanted::default();
    let definitions = Source::open(&data("iai-2020-03-03.json"))
        .unwrap()
        .definitions(&wanted)
        .unwrap();
    let codes = Source::open(&data("iai-2020-03-03-errorcodes.py"))
        .unwrap()
        .error_codes(&wanted)
        .unwrap();
    then(Facts {
        definitions: &definitions,
        codes: &codes,
        page: None,
    })
}

fn create_person_page() -> Page {
    let text = fs::read_to_string(data("create_person_page.txt")).unwrap();
    page(&text, "page.txt", &Wanted::default(), &Wanted::default()).unwrap()
}

fn imported(import: &Import) -> Api {
    let files = import
        .files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    compiled(&Sources::in_memory("imported", files))
}

/// The rows of a file that have a mark above them; one that asks for `sensitive` tells no limit.
fn marked(import: &Import, file: &str) -> BTreeSet<String> {
    let mut marked = BTreeSet::new();
    let mut above = "";
    for line in import.files[file].lines().map(str::trim) {
        if let Some((_, rest)) = line.split_once("- { name: ")
            && above.starts_with(MARK)
            && !above.ends_with("a secret?")
        {
            marked.insert(rest.split(',').next().unwrap().trim_matches('"').to_owned());
        }
        above = line;
    }
    marked
}

#[test]
fn no_row_code_type_required_or_null_differs_from_the_definitions() {
    let made = of_definitions(|facts| merge(&ours(), facts, Options::default()).unwrap());
    assert_eq!((made.added, made.differs), (Vec::new(), Vec::new()));
}

#[test]
fn no_row_code_or_example_differs_from_the_page() {
    let page = create_person_page();
    let made = merge(&ours(), Facts::from(&page), Options::default()).unwrap();
    assert_eq!((made.added, made.differs), (Vec::new(), Vec::new()));
    let (ours, theirs) = (
        compiled(&ours()),
        imported(&import(Facts::from(&page), Options::default()).unwrap()),
    );
    let (ours, theirs) = (
        ours.action("CreatePerson").unwrap(),
        theirs.action("CreatePerson").unwrap(),
    );
    assert_eq!(ours.codes, theirs.codes);
    assert_eq!(rows(ours), rows(theirs));
    // Two responses differ: those of the corrections, which have what the page has.
    let differ: Vec<usize> = (0..4)
        .filter(|at| ours.examples[*at].response != theirs.examples[*at].response)
        .collect();
    assert_eq!(differ, [2, 3]);
    let of_page: Vec<&Node> = differ
        .iter()
        .map(|at| &theirs.examples[*at].response)
        .collect();
    let recorded: Vec<&Node> = ours
        .corrections
        .iter()
        .map(|correction| &correction.page)
        .collect();
    assert_eq!(of_page, recorded);
    let requests = |action: &Action| {
        action
            .examples
            .iter()
            .map(|example| example.request.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(requests(ours), requests(theirs));
}

/// Names of both tables, in their order.
fn rows(action: &Action) -> Vec<&str> {
    action
        .parameters
        .iter()
        .chain(&action.response)
        .map(|field| &*field.wire)
        .collect()
}

#[test]
fn the_order_of_rows_is_that_of_the_definitions() {
    let (ours, import) = (
        compiled(&ours()),
        of_definitions(|facts| import(facts, Options::default()).unwrap()),
    );
    let theirs = imported(&import);
    for action in ours.actions.iter() {
        assert_eq!(
            rows(action),
            rows(theirs.action(&action.name).unwrap()),
            "{}",
            action.name
        );
    }
}

#[test]
fn what_an_import_does_not_mark_is_as_we_have_it() {
    let (ours, import) = (
        compiled(&ours()),
        of_definitions(|facts| import(facts, Options::default()).unwrap()),
    );
    let theirs = imported(&import);
    let mut effects = Vec::new();
    let mut pages = Vec::new();
    for action in ours.actions.iter() {
        let other = theirs.action(&action.name).unwrap();
        assert_eq!(
            action.deprecated.is_some(),
            other.deprecated.is_some(),
            "{}",
            action.name
        );
        if action.effect != other.effect {
            effects.push(format!(
                "{}: {:?}, {:?}",
                action.name, action.effect, other.effect
            ));
        }
        let file = &import.files[&format!("actions/{}.yaml", action.module)];
        let is_told = file.contains("paging: ");
        if action.paging.is_some() != is_told {
            pages.push(&*action.name);
        }
    }
    // Every other effect is marked in the import.
    let unmarked = effects.iter().filter(|line| !line.ends_with("Create"));
    assert_eq!(unmarked.collect::<Vec<_>>(), [""; 0]);
    assert_eq!(pages, [""; 0]);
    assert!(
        ours.actions
            .iter()
            .any(|action| action.effect == Effect::Idempotent)
    );
}

/// Rows of ours that say more than their type, though no text of the definitions has a figure for them.
#[test]
fn every_limit_of_ours_is_a_mark_or_listed_here() {
    let ours = compiled(&ours());
    let import = of_definitions(|facts| import(facts, Options::default()).unwrap());
    let mut marked_types = Vec::new();
    let mut unmarked = Vec::new();
    for action in ours.actions.iter() {
        let marked = marked(&import, &format!("actions/{}.yaml", action.module));
        for field in action
            .parameters
            .iter()
            .filter(|field| has_figures(field, &ours))
        {
            if marked.contains(&field.wire) {
                marked_types.push(field.ty.clone());
            } else {
                unmarked.push((action, field));
            }
        }
    }
    // The limits of a type stand at one of its rows.
    unmarked.retain(|(_, field)| !marked_types.contains(&field.ty) || !field.rules.is_empty());
    let rows: Vec<String> = unmarked
        .iter()
        .map(|(action, field)| format!("{}.{}", action.name, field.wire))
        .collect();
    let expected = [
        // The version stands in quotes, with no word that says what it is.
        "AnalyzeDenseLandmarks.FaceModelVersion",
        "CompareMaskFace.FaceModelVersion",
        // Only "not empty".
        "CopyPerson.GroupIds",
        "DeleteFace.FaceIds",
        "DetectFaceAttributes.FaceModelVersion",
        "DetectLiveFaceAccurate.FaceModelVersion",
        "GetUpgradeGroupFaceModelVersionResult.JobId",
        // Those of the action that creates the thing.
        "ModifyGroup.GroupName",
        "ModifyGroup.GroupExDescriptionInfos",
        "ModifyGroup.Tag",
        "ModifyPersonBaseInfo.PersonName",
        "ModifyPersonGroupInfo.PersonExDescriptionInfos",
        "RevertGroupFaceModelVersion.JobId",
        "UpgradeGroupFaceModelVersion.GroupId",
        "UpgradeGroupFaceModelVersion.FaceModelVersion",
    ];
    assert_eq!(rows, expected);
}

/// Whether a row has a bound, a default or a list of numbers.
fn has_figures(field: &Field, api: &Api) -> bool {
    let of_type = match field.ty.item() {
        Type::Refined(name) => !api.string(name).unwrap().rules.is_empty(),
        Type::IntEnum(_) | Type::Switch(_) => true,
        Type::Image(_) => true,
        _ => false,
    };
    of_type || field.default.is_some() || !field.rules.is_empty()
}

/// The definitions promise more fields than our responses rely on: a response without one would be an error.
#[test]
fn fields_that_the_definitions_promise_may_be_absent_here() {
    let ours = compiled(&ours());
    let import = of_definitions(|facts| import(facts, Options::default()).unwrap());
    let theirs = imported(&import);
    let always = |action: &Action| action.response.iter().filter(|field| field.always).count();
    let counted = |api: &Api| api.actions.iter().map(always).sum::<usize>();
    // One is the RequestId of each action.
    assert_eq!((counted(&ours), counted(&theirs)), (35, 102));
    let promises = |structure: &Structure| structure.fields.iter().any(|field| field.always);
    assert!(!theirs.structures.iter().any(promises));
}

/// An import knows secrets and personal data by their names. It knows pictures by their texts, which are not here.
#[test]
fn rows_of_ours_that_an_import_does_not_take_for_sensitive() {
    let ours = compiled(&ours());
    let import = of_definitions(|facts| import(facts, Options::default()).unwrap());
    let theirs = imported(&import);
    let names = |api: &Api| -> BTreeSet<String> {
        let actions = api.actions.iter();
        let rows = actions.flat_map(|action| action.parameters.iter().chain(&action.response));
        let fields = api
            .structures
            .iter()
            .flat_map(|structure| &structure.fields);
        let sensitive = rows.chain(fields).filter(|field| field.sensitive);
        sensitive.map(|field| field.wire.clone()).collect()
    };
    let (ours, theirs) = (names(&ours), names(&theirs));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).cloned().collect()
    };
    assert_eq!(only(&theirs, &ours), [""; 0]);
    let expected = [
        "FaceId",
        "FaceIds",
        "FailedFacesUrl",
        "Image",
        "ImageA",
        "ImageB",
        "Images",
        "PersonExDescription",
        "PersonExDescriptions",
        "SucFaceIds",
        "Url",
        "UrlA",
        "UrlB",
        "Urls",
    ];
    assert_eq!(only(&ours, &theirs), expected);
}
