//! Every fact that is known of the service is in the spec, and every row of the spec is in the public API.

use iai_codegen::model::{Api, Code, Field, Node};
use iai_spec::coverage::{Coverage, Facts};
use iai_tests::spec;
use std::collections::BTreeMap;

fn api() -> Api {
    spec::api(&spec::sources())
}

fn covered(api: &Api) -> Vec<Coverage> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/facts");
    Facts::read(folder.as_ref()).unwrap().compare(api)
}

#[test]
fn every_fact_is_in_the_spec_and_nothing_else_is() {
    let covered = covered(&api());
    assert_eq!(covered.len(), 9);
    for table in covered {
        assert!(table.facts > 30, "{table:?}");
        assert!(table.is_whole(), "{table:#?}");
    }
}

/// The numbers that the reference gives.
#[test]
fn the_numbers_are_those_of_the_service() {
    let api = api();
    let names: std::collections::BTreeSet<&str> = api
        .structures
        .iter()
        .map(|one| one.spec_name.as_str())
        .collect();
    assert_eq!(
        (api.actions.len(), names.len(), api.codes.len()),
        (35, 28, 132)
    );
}

#[test]
fn a_dropped_row_is_noticed() {
    let mut api = api();
    let action = api
        .actions
        .iter_mut()
        .find(|action| action.name == "DeleteFace")
        .unwrap();
    action.parameters.pop();
    let missing: Vec<String> = covered(&api)
        .into_iter()
        .flat_map(|covered| covered.missing)
        .collect();
    assert_eq!(missing, ["DeleteFace,FaceIds,list<string>,yes"]);
}

/// Each kind of number that the facts have: a limit of an image, a default, a value of an enumeration.
#[test]
fn a_wrong_number_is_noticed() {
    let mut api = api();
    let image = api.images.iter_mut().find(|image| image.name == "Image");
    image.unwrap().short_side.as_mut().unwrap().at = 63;
    let action = api
        .actions
        .iter_mut()
        .find(|action| action.name == "GetGroupList");
    let limit = action.unwrap().parameters.last_mut().unwrap();
    limit.default = Some(Node::Int(20));
    let hats = api.enums.iter_mut().find(|known| known.name == "HatStyle");
    hats.unwrap().values.pop();

    let covered = covered(&api);
    let found = |table: &str| {
        let one = covered.iter().find(|covered| covered.table == table);
        let one = one.unwrap();
        (one.missing.clone(), one.unknown.clone())
    };
    let (missing, unknown) = found("limits");
    assert_eq!((missing.len(), unknown.len()), (18, 18));
    assert!(missing.contains(&"CreatePerson,Image,min_side,64".to_owned()));
    assert!(unknown.contains(&"CreatePerson,Image,min_side,63".to_owned()));
    let one = |row: &str| vec![row.to_owned()];
    assert_eq!(
        found("defaults"),
        (one("GetGroupList,Limit,10"), one("GetGroupList,Limit,20"))
    );
    assert_eq!(
        found("values"),
        (one("Hat,Style,0 1 2 3"), one("Hat,Style,0 1 2"))
    );
}

/// Every row has a field, travels both ways under its wire name, and every parameter has a setter.
#[test]
fn every_row_reaches_the_public_api() {
    let api = api();
    let items = spec::items(&spec::client(&api));
    let mut lost = Vec::new();
    for action in &api.actions {
        let module = format!("actions::{}", action.module);
        for field in &action.parameters {
            lost.extend(missing(
                &items,
                &module,
                &format!("{}Request", action.name),
                field,
            ));
            let builder = &items[&format!("{module}: impl Builder")];
            if !builder.contains(&format!("pub fn {}(", rust(field))) {
                lost.push(format!("setter of {}.{}", action.name, field.wire));
            }
        }
        for field in &action.response {
            lost.extend(missing(
                &items,
                &module,
                &format!("{}Response", action.name),
                field,
            ));
        }
    }
    for structure in &api.structures {
        for field in &structure.fields {
            lost.extend(missing(&items, "types", &structure.name, field));
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

fn missing(
    items: &BTreeMap<String, String>,
    module: &str,
    name: &str,
    field: &Field,
) -> Option<String> {
    let declared =
        items[&format!("{module}: struct {name}")].contains(&format!("pub {}: ", rust(field)));
    let wire = &items[&format!("{module}: impl Structure for {name}")];
    let travels = wire.matches(&format!("\"{}\"", field.wire)).count() == 2;
    (!declared || !travels).then(|| format!("{name}.{}", field.wire))
}

fn rust(field: &Field) -> String {
    match field.rust.as_str() {
        "type" => "r#type".to_owned(),
        name => name.to_owned(),
    }
}

#[test]
fn no_two_codes_share_a_meaning_or_a_remedy() {
    let api = api();
    let texts: Texts = [
        ("meaning", |code| &code.meaning),
        ("remedy", |code| &code.remedy),
    ];
    let mut shared = Vec::new();
    for (what, text) in texts {
        let mut seen = BTreeMap::new();
        for code in &api.codes {
            let (text, code) = (text(&code.row), &code.row.code);
            if let Some(first) = seen.insert(text.as_str(), code) {
                shared.push(format!("{first} and {code} have one {what}, `{text}`; say in one of the rows what is true of it alone"));
            }
        }
    }
    assert!(
        shared.is_empty(),
        "in spec/errors.yaml:\n{}",
        shared.join("\n")
    );
}

type Texts = [(&'static str, fn(&Code) -> &String); 2];

/// Cargo features of the client are the groups of the spec.
#[test]
fn features_are_the_groups_of_the_spec() {
    let manifest = include_str!("../../../iai-client/Cargo.toml");
    let features = manifest
        .split("[features]")
        .nth(1)
        .and_then(|rest| rest.split("\n[").next())
        .unwrap();
    let line = features
        .lines()
        .find(|line| line.starts_with("actions = "))
        .unwrap();
    let listed: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
    let api = api();
    let groups: Vec<&str> = api
        .service
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(listed, groups);
    for group in groups {
        assert!(
            features
                .lines()
                .any(|line| line.starts_with(&format!("{group} = []"))),
            "no feature {group}"
        );
    }
}

/// The table of the guide to features.
#[test]
fn the_guide_names_the_actions_of_each_feature() {
    let guide = include_str!("../../../iai-client/src/guides/features.md");
    let api = api();
    for group in &api.service.groups {
        let names = api
            .actions
            .iter()
            .filter(|action| action.group.as_ref() == Some(&group.name));
        let names: Vec<String> = names.map(|action| format!("`{}`", action.name)).collect();
        let row = format!("| `{}` | {} |", group.name, names.join(", "));
        assert!(guide.lines().any(|line| line == row), "{row}");
    }
}
