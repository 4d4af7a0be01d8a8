use iai_client::DESCRIPTION;
use serde_json::{Value, json};

use super::{request, response};

fn input(action: &str, with_pictures: bool) -> Value {
    let action = DESCRIPTION.action(action).unwrap();
    Value::Object(request(action, with_pictures))
}

fn output(action: &str, with_personal_data: bool) -> Value {
    let action = DESCRIPTION.action(action).unwrap();
    Value::Object(response(action, with_personal_data))
}

/// The names of the members of `schema.properties`.
fn names(schema: &Value) -> Vec<&str> {
    let properties = schema["properties"].as_object().unwrap();
    properties.keys().map(String::as_str).collect()
}

#[test]
fn a_list_by_pages() {
    let expected = json!({
        "type": "object",
        "properties": {
            "GroupId": {
                "type": "string",
                "minLength": 1,
                "maxLength": 64,
                "pattern": "^[A-Za-z0-9\\-%@#&_]*$",
                "description": "Group whose persons are listed. Id of a group, 1 to 64 bytes of English letters, digits and the \
                                symbols - % @ # & _. Unique, fixed once given.",
            },
            "Offset": {
                "type": "integer",
                "minimum": 0,
                "default": 0,
                "description": "Position of the first row of the page, counted from 0.",
            },
            "Limit": {
                "type": "integer",
                "minimum": 0,
                "maximum": 1000,
                "default": 10,
                "description": "Most rows of the page, up to 1,000.",
            },
        },
        "required": ["GroupId"],
        "additionalProperties": false,
    });
    assert_eq!(input("GetPersonList", false), expected);
}

#[test]
fn rows_of_each_kind() {
    let person = input("CreatePerson", true);
    let search = input("SearchPersons", true);
    let table = [
        (&person, "/properties/PersonName/maxLength", json!(60)),
        // The alphabet of names only warns.
        (&person, "/properties/PersonName/pattern", Value::Null),
        (&person, "/properties/Gender/enum", json!([0, 1, 2])),
        (
            &person,
            "/properties/NeedRotateDetection/enum",
            json!([0, 1]),
        ),
        (&person, "/properties/Url/format", json!("uri")),
        (
            &person,
            "/properties/PersonExDescriptionInfos/maxItems",
            json!(5),
        ),
        (
            &person,
            "/properties/PersonExDescriptionInfos/items/additionalProperties",
            json!(false),
        ),
        (
            &person,
            "/properties/PersonExDescriptionInfos/items/required",
            json!(["PersonExDescriptionIndex", "PersonExDescription"]),
        ),
        (&search, "/properties/GroupIds/minItems", json!(1)),
        (&search, "/properties/GroupIds/items/maxLength", json!(64)),
        (
            &search,
            "/properties/FaceMatchThreshold/type",
            json!("number"),
        ),
        (
            &search,
            "/properties/FaceMatchThreshold/exclusiveMaximum",
            json!(100),
        ),
    ];
    for (schema, pointer, expected) in table {
        let found = schema.pointer(pointer).cloned();
        assert_eq!(found.unwrap_or_default(), expected, "{pointer}");
    }
}

#[test]
fn texts_and_lists_with_further_rules() {
    let group = input("CreateGroup", false);
    let expected = json!(["2.0", "3.0"]);
    assert_eq!(group["properties"]["FaceModelVersion"]["enum"], expected);
    let fields = &group["properties"]["GroupExDescriptions"];
    assert_eq!(fields["uniqueItems"], true);
    let face = input("DetectFaceAttributes", false);
    let words = face["properties"]["FaceAttributesType"]["description"].as_str();
    assert!(
        words.unwrap().contains("Words from: None, Age, "),
        "{words:?}"
    );
}

/// Some providers of models refuse tools that have these at the top.
#[test]
fn no_schema_has_alternatives_at_the_top() {
    for action in DESCRIPTION.actions {
        let schema = request(action, true);
        for key in ["anyOf", "oneOf", "allOf", "$ref", "$defs"] {
            assert!(!schema.contains_key(key), "{}: {key}", action.method);
        }
    }
}

#[test]
fn without_a_folder_pictures_are_taken_by_address_alone() {
    let with = input("VerifyFace", true);
    assert_eq!(with["properties"]["Image"]["type"], "string");
    assert_eq!(with["required"], json!(["PersonId"]));
    let without = input("VerifyFace", false);
    assert!(!names(&without).contains(&"Image"));
    assert_eq!(without["required"], json!(["PersonId", "Url"]));
}

#[test]
fn a_picture_is_a_path() {
    let person = input("CreatePerson", true);
    let expected = json!({
        "type": "string",
        "description": "Picture with the person's face. Not sent when Url is given too. Path of the picture's file, relative to the \
                        folder that `--pictures` names; never Base64. PNG, JPG, BMP alone. At most 3932160 bytes. Long side at most \
                        4000 px for JPG, 2000 px for others. Short side at least 64 px.",
    });
    assert_eq!(person["properties"]["Image"], expected);
    let face = input("CreateFace", true);
    assert_eq!(
        face["properties"]["Images"]["items"],
        json!({"type": "string"})
    );
    assert_eq!(face["properties"]["Images"]["maxItems"], 4);
}

#[test]
fn answers_have_personal_data_only_when_asked_for() {
    let table = [
        (false, vec!["Gender", "RequestId", "_left_out", "_notes"]),
        (
            true,
            vec!["FaceIds", "Gender", "PersonName", "RequestId", "_notes"],
        ),
    ];
    for (with_personal_data, expected) in table {
        let schema = output("GetPersonBaseInfo", with_personal_data);
        assert_eq!(names(&schema), expected);
        assert_eq!(schema["required"], json!(["RequestId"]));
        assert_eq!(schema.get("additionalProperties"), None);
    }
}

#[test]
fn answers_may_have_null_numbers_that_are_new_and_pages() {
    let persons = output("GetPersonList", false);
    assert_eq!(
        persons["properties"]["PersonNum"]["type"],
        json!(["integer", "null"])
    );
    let gender = &persons["properties"]["PersonInfos"]["items"]["properties"]["Gender"];
    assert_eq!(gender["type"], "integer");
    assert_eq!(gender.get("enum"), None);
    assert_eq!(persons["properties"]["_next_page"]["type"], "object");
    assert!(!names(&output("GetGroupInfo", false)).contains(&"_next_page"));
}
