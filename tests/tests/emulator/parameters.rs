//! Names and types of parameters, in a body and in a query.

use super::wire::{Wire, code, with};
use iai_tests::query::flattened;
use iai_tests::raw::{self, Request};
use serde_json::{Value, json};

fn person() -> Value {
    json!({"GroupId": "g", "PersonName": "n", "PersonId": "p", "Url": "http://h/a.png"})
}

/// What a whole CreatePerson gets here, for want of a folder of pictures.
const WHOLE: &str = "FailedOperation.ImageDownloadError";

/// The code for a body, byte by byte.
fn posted(wire: &Wire, body: &str) -> String {
    let request = wire.post("CreatePerson", &Value::Null);
    code(&wire.send(&Request {
        body: body.into(),
        ..request
    }))
}

/// The code for a whole query and this after it.
fn got(wire: &Wire, more: &str) -> String {
    let query = flattened(&person()) + more;
    code(&wire.send(&wire.get("CreatePerson", &query)))
}

#[test]
fn an_unknown_parameter_is_refused() {
    let wire = Wire::with_groups(&["g"]);
    let entry = json!({"PersonExDescriptionIndex": 0, "PersonExDescription": "", "Odd": 1});
    for changes in [
        json!({"personName": "n"}),
        json!({"PersonName ": "n"}),
        json!({"Action": "CreatePerson"}),
        json!({"PersonExDescriptionInfos.N": []}),
        json!({"PersonExDescriptionInfos": [entry]}),
        json!({"": ""}),
    ] {
        let body = with(&person(), changes).to_string();
        assert_eq!(posted(&wire, &body), "UnknownParameter", "{body}");
    }
    // Not even null is taken for a parameter that does not exist.
    assert_eq!(posted(&wire, r#"{"Odd":null}"#), "UnknownParameter");
    for more in [
        "&Odd=1",
        "&Action=CreatePerson",
        "&Gender.0.x=1&Odd=",
        "&PersonExDescriptionInfos.0.Odd=1",
        "&=1",
        "&%20Smart=1",
    ] {
        assert_eq!(got(&wire, more), "UnknownParameter", "{more}");
    }
}

#[test]
fn a_parameter_given_twice_is_refused() {
    let wire = Wire::with_groups(&["g"]);
    for more in ["&Group%49d=g", "&GroupId.0=g", "&Gender=1&Gender=1"] {
        assert_eq!(got(&wire, more), "InvalidParameter", "{more}");
    }
}

#[test]
fn values_have_the_type_of_their_row() {
    let wire = Wire::with_groups(&["g"]);
    for body in ["[]", r#"{"GroupId":"g""#, r#"{"GroupId":1}"#] {
        let body = body.replacen('{', r#"{"PersonName":"n","PersonId":"p","#, 1);
        assert_eq!(posted(&wire, &body), "InvalidParameter", "{body}");
    }
    let (wrong, entry) = (
        "InvalidParameter",
        "&PersonExDescriptionInfos.1.PersonExDescription",
    );
    for (more, expected) in [
        ("&Gender=1", WHOLE),
        ("&Gender=one", wrong),
        ("&Gender=%2B1", wrong),
        ("&Gender=", wrong),
        ("&Gender.0=1", wrong),
        ("&Gender=%zz", wrong),
        ("&UniquePersonControl=-1", wrong),
        ("&PersonExDescriptionInfos=a", wrong),
        ("&PersonExDescriptionInfos.x.PersonExDescription=a", wrong),
        (
            &*format!("{entry}=a"),
            "MissingParameter.ErrorParameterEmpty",
        ),
        (
            &*format!("{entry}=a{entry}Index=0"),
            "InvalidParameterValue.PersonExDescriptionInfosExceed",
        ),
    ] {
        assert_eq!(got(&wire, more), expected, "{more}");
    }
}

/// Bodies may come in pieces, whose sizes are told on the way.
#[test]
fn a_chunked_body_is_read() {
    let wire = Wire::with_groups(&["g"]);
    let request = wire.post("CreatePerson", &person());
    let whole = String::from_utf8(request.bytes()).unwrap();
    let (head, body) = whole.split_once("\r\n\r\n").unwrap();
    let length = format!("Content-Length: {}", body.len());
    let head = head.replace(&length, "Transfer-Encoding: chunked");
    let (one, two) = body.split_at(10);
    let chunks = [one, two, ""].map(|chunk| format!("{:x}\r\n{chunk}\r\n", chunk.len()));
    let bytes = format!("{head}\r\n\r\n{}", chunks.concat());
    let response = raw::exchange(wire.emulator.address(), bytes.as_bytes(), b"");
    assert_eq!(code(&response), WHOLE);
}
