//! The spec against the vendor's pages, row by row. The expected values were copied from the pages by hand.

#[path = "spec_rows/rules.rs"]
mod rules;

use iai_client::actions::{CreateGroupRequest, CreatePersonRequest};
use iai_client::types::{FaceRect, Gender, UniquePersonControl};
use iai_client::{Action, Effect, Site};
use iai_codegen::Api;
use iai_codegen::model::{self, EnumType, Field, Node, Type};
use iai_tests::{page, spec};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static API: LazyLock<Api> = LazyLock::new(|| spec::api(&spec::sources()));

fn action(name: &str) -> &'static model::Action {
    API.action(name).unwrap()
}

fn choice(name: &str) -> &'static EnumType {
    API.choice(name).unwrap()
}

/// A type in the words of the pages, with the integers of the vendor's SDKs.
fn type_name(ty: &Type) -> String {
    match ty {
        Type::String | Type::Refined(_) | Type::Image(_) => "String".to_owned(),
        Type::Choice(name) if choice(name).unsigned => "Integer (uint64)".to_owned(),
        Type::Integer | Type::Choice(_) => "Integer (int64)".to_owned(),
        Type::Unsigned => "Integer (uint64)".to_owned(),
        Type::Structure(name) => name.clone(),
        Type::List(item) => format!("Array of {}", type_name(item)),
        other => format!("{other:?}"),
    }
}

/// Name, type, and whether it is required.
type Row = (&'static str, &'static str, bool);

fn assert_rows(fields: &'static [Field], expected: &[Row]) {
    let types: Vec<_> = fields.iter().map(|field| type_name(&field.ty)).collect();
    let rows = fields.iter().zip(&types);
    let rows: Vec<_> = rows
        .map(|(field, ty)| (&*field.wire, &**ty, field.required))
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn create_person_takes_the_parameters_of_its_page() {
    let expected = [
        ("GroupId", "String", true),
        ("PersonName", "String", true),
        ("PersonId", "String", true),
        ("Gender", "Integer (int64)", false),
        (
            "PersonExDescriptionInfos",
            "Array of PersonExDescriptionInfo",
            false,
        ),
        ("Image", "String", false),
        ("Url", "String", false),
        ("UniquePersonControl", "Integer (uint64)", false),
        ("QualityControl", "Integer (uint64)", false),
        ("NeedRotateDetection", "Integer (uint64)", false),
    ];
    assert_rows(&action("CreatePerson").parameters, &expected);
}

#[test]
fn create_person_answers_the_fields_of_its_page() {
    let expected = [
        ("FaceId", "String", false),
        ("FaceRect", "FaceRect", false),
        ("SimilarPersonId", "String", false),
        ("FaceModelVersion", "String", false),
        ("RequestId", "String", false),
    ];
    let fields = &action("CreatePerson").response;
    assert_rows(fields, &expected);
    let marked = |mark: fn(&Field) -> bool| -> Vec<_> {
        fields
            .iter()
            .filter(|field| mark(field))
            .map(|field| &*field.wire)
            .collect()
    };
    assert_eq!(marked(|field| field.nullable), ["FaceRect"]);
    assert_eq!(marked(|field| field.empty_is_none), ["SimilarPersonId"]);
    assert_eq!(marked(|field| field.always), ["RequestId"]);
}

#[test]
fn create_group_has_the_rows_of_its_page() {
    let parameters = [
        ("GroupName", "String", true),
        ("GroupId", "String", true),
        ("GroupExDescriptions", "Array of String", false),
        ("Tag", "String", false),
        ("FaceModelVersion", "String", false),
    ];
    assert_rows(&action("CreateGroup").parameters, &parameters);
    let fields = [
        ("FaceModelVersion", "String", false),
        ("RequestId", "String", false),
    ];
    assert_rows(&action("CreateGroup").response, &fields);
}

#[test]
fn structures_of_the_page_are_complete() {
    let rect = [
        ("X", "Integer (int64)", false),
        ("Y", "Integer (int64)", false),
        ("Width", "Integer (uint64)", false),
        ("Height", "Integer (uint64)", false),
    ];
    assert_rows(&API.structure("FaceRect").unwrap().fields, &rect);
    let info = [
        ("PersonExDescriptionIndex", "Integer (uint64)", true),
        ("PersonExDescription", "String", true),
    ];
    assert_rows(
        &API.structure("PersonExDescriptionInfo").unwrap().fields,
        &info,
    );
    // The generated type takes all of them, below 0 too.
    let text = r#"{"X":-3,"Y":-4,"Width":5,"Height":6}"#;
    let rect: FaceRect = serde_json::from_str(text).unwrap();
    let read = (rect.x, rect.y, rect.width, rect.height);
    assert_eq!(read, (Some(-3), Some(-4), Some(5), Some(6)));
}

fn values(choice: &EnumType) -> Vec<(i64, &str)> {
    choice
        .values
        .iter()
        .map(|value| (value.value, &*value.name))
        .collect()
}

#[test]
fn gender_of_a_person_has_three_values() {
    assert_eq!(
        values(choice("Gender")),
        [(0, "NotGiven"), (1, "Male"), (2, "Female")]
    );
    let generated = [Gender::NotGiven, Gender::Male, Gender::Female];
    assert_eq!(generated.map(Gender::value), [0, 1, 2]);
    for (value, gender) in (0..).zip(generated) {
        assert_eq!(Gender::from(value), gender);
    }
    // A percentage of DetectFace is none of them, and is kept.
    assert!(matches!(Gender::from(99), Gender::Unknown(value) if value.get() == 99));
}

#[test]
fn levels_have_five_values_and_switches_two() {
    let levels = [
        (0, "Off"),
        (1, "Low"),
        (2, "Average"),
        (3, "High"),
        (4, "VeryHigh"),
    ];
    assert_eq!(values(choice("UniquePersonControl")), levels);
    assert_eq!(values(choice("QualityControl")), levels);
    assert_eq!(
        values(choice("NeedRotateDetection")),
        [(0, "Off"), (1, "On")]
    );
    for name in [
        "UniquePersonControl",
        "QualityControl",
        "NeedRotateDetection",
    ] {
        let parameters = &action("CreatePerson").parameters;
        let field = parameters.iter().find(|field| field.wire == name).unwrap();
        assert_eq!(field.default, Some(Node::Int(0)), "{name}");
    }
}

#[test]
fn highest_level_is_documented_to_find_fewest_duplicates() {
    let rates = ["in any case", "1 %", "0.1 %", "0.01 %", "0.001 %"];
    let control = choice("UniquePersonControl");
    for (value, rate) in control.values.iter().zip(rates) {
        let doc = &value.doc;
        assert!(doc.contains(rate), "{doc}");
    }
    let last = &control.values[4].doc;
    assert!(last.contains("fewest duplicates"), "{last}");
    assert_eq!(UniquePersonControl::VeryHigh.value(), 4);
    // Not only in the spec: readers of the generated type see it.
    let items = spec::items(&spec::client(&API));
    let text = &items["types: enum UniquePersonControl"];
    let (_, variant) = text.split_once("fewest duplicates").unwrap();
    assert!(
        variant
            .split_once("VeryHigh,")
            .is_some_and(|(between, _)| !between.contains(','))
    );
    assert!(text.contains("level finds fewer duplicates"), "{text}");
}

#[test]
fn create_person_documents_the_74_codes_of_its_page() {
    let documented: BTreeSet<&str> = action("CreatePerson")
        .codes
        .iter()
        .map(String::as_str)
        .collect();
    assert_eq!(documented, BTreeSet::from(page::CODES));
    assert_eq!(action("CreateGroup").codes.len(), 69);
}

#[test]
fn the_service_is_the_one_of_the_page() {
    let service = &API.service;
    assert_eq!((&*service.name, &*service.version), ("iai", "2020-03-03"));
    assert_eq!(
        (service.get_bytes, service.post_bytes),
        (32_768, 10_485_760)
    );
    let hosts = &service.hosts;
    let named = [
        &hosts.mainland,
        &hosts.international,
        &hosts.internal,
        &hosts.regional,
    ];
    assert_eq!(
        named.map(|host| host.as_deref().unwrap()),
        [
            "iai.tencentcloudapi.com",
            "iai.intl.tencentcloudapi.com",
            "iai.internal.tencentcloudapi.com",
            "iai.{region}.tencentcloudapi.com",
        ]
    );
}

#[test]
fn the_generated_actions_know_themselves() {
    fn facts<A: Action>() -> (
        &'static str,
        &'static str,
        &'static str,
        Effect,
        Site,
        usize,
        usize,
    ) {
        let service = A::SERVICE;
        let (get, post) = (service.get_bytes, service.post_bytes);
        (
            <A as Action>::NAME,
            service.name,
            service.version,
            A::EFFECT,
            A::SITE,
            get,
            post,
        )
    }
    let rest = |name| {
        (
            name,
            "iai",
            "2020-03-03",
            Effect::Create,
            Site::Both,
            32_768,
            10_485_760,
        )
    };
    assert_eq!(facts::<CreatePersonRequest>(), rest("CreatePerson"));
    assert_eq!(facts::<CreateGroupRequest>(), rest("CreateGroup"));
}

#[test]
fn the_examples_of_the_page_are_there_with_two_corrections() {
    let person = action("CreatePerson");
    let code = |example: &model::Example| {
        let error = example.response.get("Error")?;
        error.get("Code").cloned()
    };
    let codes: Vec<_> = person.examples.iter().map(code).collect();
    let text = |text: &str| Some(Node::Text(text.to_owned()));
    let taken = text("InvalidParameterValue.PersonIdAlreadyExist");
    assert_eq!(
        codes,
        [
            None,
            None,
            taken,
            text("InvalidParameterValue.GroupIdNotExist")
        ]
    );
    let ids = person
        .examples
        .iter()
        .map(|example| example.response.get("RequestId").cloned());
    assert_eq!(
        ids.collect::<Vec<_>>(),
        [
            text("738a2fb0-bd4b-4cf6-9c91-18d50978d76b"),
            text("269a6bc0-0016-47e8-a63d-517ce4052b0e"),
            text("76dedef7-af27-4a20-9064-c5ef3133926d"),
            text("dfa512fc-fd07-4bf1-a292-cb497b620857"),
        ]
    );
    let corrected: Vec<_> = person.corrections.iter().map(|row| &*row.at).collect();
    assert_eq!(corrected, ["examples[2].response", "examples[3].response"]);
}
