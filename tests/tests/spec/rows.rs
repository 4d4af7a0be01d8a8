//! The spec against the vendor's pages, row by row. The expected values were copied from the pages by hand.

mod rules;

use iai_client::types::{Gender, UniquePersonControl};
use iai_codegen::Api;
use iai_codegen::model::{self, EnumType, Node};
use iai_tests::spec;
use std::sync::LazyLock;

static API: LazyLock<Api> = LazyLock::new(|| spec::api(&spec::sources()));

fn action(name: &str) -> &'static model::Action {
    API.action(name).unwrap()
}

fn choice(name: &str) -> &'static EnumType {
    API.enumeration(name).unwrap()
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

/// The format lets rows go without a text; this spec does not.
#[test]
fn every_row_has_a_text() {
    let mut bare: Vec<String> = Vec::new();
    let mut look = |what: &str, text: &str| {
        if text.trim().is_empty() {
            bare.push(what.to_owned());
        }
    };
    for action in &API.actions {
        look(&action.name, &action.summary);
        look(
            &action.name,
            if action.site.is_some() { "site" } else { "" },
        );
        for field in action.parameters.iter().chain(&action.response) {
            look(&format!("{}.{}", action.name, field.wire), &field.doc);
        }
        for outcome in &action.outcomes {
            look(&format!("{}.{}", action.name, outcome.name), &outcome.doc);
        }
    }
    for structure in &API.structures {
        look(&structure.name, &structure.doc);
        for field in &structure.fields {
            look(&format!("{}.{}", structure.name, field.wire), &field.doc);
        }
    }
    for code in &API.codes {
        look(&code.row.code, &code.row.meaning);
        look(&code.row.code, &code.row.remedy);
    }
    assert_eq!(bare, Vec::<String>::new());
}
