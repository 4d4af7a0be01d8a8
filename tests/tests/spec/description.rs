//! The description of a spec: as JSON, as a static table, and by its schema.

use iai_client::DESCRIPTION;
use iai_codegen::Sources;
use iai_spec::{SCHEMA, describe};
use iai_tests::spec;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tc3_runtime::description::Service;

/// The small spec with every key.
mod keys {
    iai_macros::description! { spec: "tests/spec/keys/spec" }
}

fn sources(folder: &str) -> Sources {
    let mut problems = iai_codegen::Problems::default();
    Sources::read(Path::new(folder), folder, &mut problems)
}

/// The description of a spec as `iai-spec` prints it.
fn described(folder: &str, actions: &[&str]) -> String {
    of(&sources(folder), actions)
}

fn of(sources: &Sources, actions: &[&str]) -> String {
    let actions: Vec<String> = actions.iter().map(|&name| name.to_owned()).collect();
    describe(&spec::api(sources), &actions).unwrap()
}

const IAI: &str = "../spec";
const KEYS: &str = "tests/spec/keys/spec";

#[test]
fn the_static_table_is_the_json_byte_for_byte() {
    let table = |service: &Service| serde_json::to_string_pretty(service).unwrap() + "\n";
    assert!(table(&DESCRIPTION) == described(IAI, &[]));
    assert_eq!(table(&keys::DESCRIPTION), described(KEYS, &[]));
}

#[test]
fn bounds_have_a_fraction_only_where_they_need_one() {
    let mut sources = sources(KEYS);
    assert!(sources.edit(
        "actions/start.yaml",
        "range: { min: 1,",
        "range: { min: 1.5,"
    ));
    let json = of(&sources, &[]);
    assert!(json.contains("\"min\": 1.5,") && json.contains("\"max\": 90,"));
}

#[test]
fn a_program_reads_the_table() {
    let action = DESCRIPTION.action("CreatePerson").unwrap();
    assert_eq!(action.method, "create_person");
    let name = action
        .parameters
        .iter()
        .find(|row| row.name == "PersonName");
    let chars = name.unwrap().constraints.unwrap().chars.unwrap();
    assert_eq!((chars.min, chars.max), (Some(1), Some(60)));
}

#[test]
fn descriptions_keep_to_the_schema() {
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let schema = serde_json::from_str(SCHEMA).unwrap();
    compiler.add_resource("describe.json", schema).unwrap();
    let schema = compiler.compile("describe.json", &mut schemas).unwrap();
    let all = [
        described(IAI, &[]),
        described(KEYS, &[]),
        described(IAI, &["DeleteFace"]),
        described(KEYS, &["Ping"]),
    ];
    for text in all {
        let document = serde_json::from_str(&text).unwrap();
        let valid = schemas.validate(&document, schema);
        assert!(valid.is_ok(), "{}", valid.unwrap_err());
    }
}

/// Whatever the schema has occurs, so that no key of it is forgotten when one of the document goes.
#[test]
fn every_key_of_the_schema_occurs() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut found = BTreeSet::new();
    let mut doubted = sources(KEYS);
    for constraint in [
        "max: 20, over: TooLong",
        "by: Key, error: Odd",
        "url: { error: Odd",
        "true, error: Odd",
    ] {
        let advisory = format!("{constraint}, advisory: Doubted.");
        assert!(doubted.edit("actions/start.yaml", constraint, &advisory));
    }
    for text in [described(IAI, &[]), of(&doubted, &[])] {
        let document = serde_json::from_str(&text).unwrap();
        walk(&document, &schema, "Service", &schema, &mut found);
    }
    let objects = schema["$defs"].as_object().unwrap().iter();
    let objects = objects.map(|(name, object)| (name.as_str(), object));
    let mut missing = Vec::new();
    for (name, object) in objects.chain([("Service", &schema)]) {
        let keys = object["properties"].as_object().unwrap().keys();
        let lost = keys.filter(|key| !found.contains(&format!("{name}.{key}")));
        missing.extend(lost.map(|key| format!("{name}.{key}")));
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// Notes each key of a document by the object that it stands in.
fn walk(document: &Value, part: &Value, name: &str, schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(target) = part["$ref"].as_str() {
        let name = target.rsplit('/').next().unwrap();
        return walk(document, &schema["$defs"][name], name, schema, found);
    }
    match document {
        Value::Array(items) => {
            for item in items {
                walk(item, &part["items"], name, schema, found);
            }
        }
        Value::Object(members) if part["properties"].is_object() => {
            for (key, value) in members {
                found.insert(format!("{name}.{key}"));
                walk(value, &part["properties"][key], name, schema, found);
            }
        }
        _ => {}
    }
}

/// What an action does not name is left out.
#[test]
fn one_action_comes_with_what_it_names_alone() {
    let document: Value = serde_json::from_str(&described(KEYS, &["Find"])).unwrap();
    let names = |list: &str, key: &str| -> Vec<&str> {
        let rows = document[list].as_array().map_or(&[][..], Vec::as_slice);
        rows.iter().map(|row| row[key].as_str().unwrap()).collect()
    };
    assert_eq!(names("actions", "action"), ["Find"]);
    assert_eq!(names("strings", "name"), [""; 0]);
    assert_eq!(names("enums", "name"), ["JobState"]);
    assert_eq!(names("images", "name"), [""; 0]);
    assert_eq!(names("structures", "name"), ["Piece"]);
    assert_eq!(names("groups", "name"), ["jobs"]);
    assert_eq!(names("quotas", "name"), [""; 0]);
    assert_eq!(document["fees"]["paid"], Value::Null);
    assert_eq!(document["fees"]["free"][0], "Find");
    let codes = [
        "Busy",
        "Exists",
        "Missing",
        "NotFound",
        "Odd",
        "UnknownParameter",
        "WrongType",
    ];
    assert_eq!(names("errors", "code"), codes);
}
