//! Requests, responses and structures of all actions, with planted values in every field that holds personal data.

use super::plant::{FACE, NAME, PICTURE, URL, search};
use iai_client::{Response, action::Action, actions::*};
use iai_codegen::model::{Api, Field, Type};
use iai_tests::{for_each_action, spec};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// What is personal, by its name in the API and apart from what the spec says of it.
const PERSONAL: [(&str, &str); 13] = [
    ("PersonName", NAME),
    ("PersonExDescription", NAME),
    ("PersonExDescriptions", NAME),
    ("Image", PICTURE),
    ("Images", PICTURE),
    ("ImageA", PICTURE),
    ("ImageB", PICTURE),
    ("Url", URL),
    ("UrlA", URL),
    ("UrlB", URL),
    ("Urls", URL),
    ("FailedFacesUrl", URL),
    ("FaceId", FACE),
];

/// Lists of face ids come under several names.
fn personal(name: &str) -> Option<&'static str> {
    let known = PERSONAL.iter().find(|(known, _)| *known == name);
    known
        .map(|(_, value)| *value)
        .or(name.ends_with("FaceIds").then_some(FACE))
}

/// An object of these fields.
fn object(api: &Api, fields: &[Field], planted: &mut BTreeSet<String>) -> Value {
    let member = |field: &Field| {
        (
            field.wire.clone(),
            value(api, &field.wire, &field.ty, planted),
        )
    };
    Value::Object(fields.iter().map(member).collect::<Map<_, _>>())
}

fn value(api: &Api, name: &str, ty: &Type, planted: &mut BTreeSet<String>) -> Value {
    match (ty, personal(name)) {
        (Type::List(item), _) => json!([value(api, name, item, planted)]),
        (Type::Structure(structure), _) => {
            object(api, &api.structure(structure).unwrap().fields, planted)
        }
        (Type::String | Type::Refined(_) | Type::Image(_), Some(secret)) => {
            planted.insert(name.to_owned());
            json!(secret)
        }
        (Type::String | Type::Refined(_) | Type::Image(_), None) => json!("plain"),
        (Type::Boolean, _) => json!(true),
        (Type::Float, _) => json!(1.5),
        _ => json!(1),
    }
}

fn printed<T: DeserializeOwned + Debug>(name: &str, value: &Value) {
    let value: T = serde_json::from_value(value.clone()).unwrap();
    search(name, &format!("{value:?} {value:#?}"));
}

fn check<A: Action + DeserializeOwned + Debug>(api: &Api, planted: &mut BTreeSet<String>)
where
    A::Output: Debug,
{
    let action = api.action(<A as Action>::NAME).unwrap();
    printed::<A>(&action.name, &object(api, &action.parameters, planted));
    printed::<Response<A::Output>>(&action.name, &object(api, &action.response, planted));
}

#[test]
#[allow(deprecated)]
fn no_request_and_no_response_shows_personal_data() {
    let api = spec::api(&spec::sources());
    let mut planted = BTreeSet::new();
    macro_rules! check_all {
        ($($request:ident),*) => { $(check::<$request>(&api, &mut planted);)* };
    }
    for_each_action!(check_all);
    // All names of the list are names of fields, and none has gone missing from the API.
    let mut expected: BTreeSet<_> = PERSONAL.map(|(name, _)| name.to_owned()).into();
    expected.extend(["FaceIds", "SucFaceIds"].map(str::to_owned));
    assert_eq!(planted, expected);
}
