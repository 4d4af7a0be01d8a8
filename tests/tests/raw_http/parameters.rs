//! Names and types of parameters, in a body and in a query.

use super::{code, code_of};
use iai_tests::columns::changed;
use iai_tests::lab::Lab;
use iai_tests::query::flattened;
use iai_tests::raw::{self, Request};
use serde_json::{Value, json};

fn person() -> Value {
    json!({"GroupId": "g", "PersonName": "n", "PersonId": "p", "Url": "http://h/a.png"})
}

/// What a whole CreatePerson gets here, for want of a folder of pictures.
const WHOLE: &str = "FailedOperation.ImageDownloadError";

/// The code for a body, byte by byte.
fn posted(body: impl AsRef<[u8]>) -> String {
    let request = Request::post("CreatePerson", &Value::Null);
    code(&Request {
        body: body.as_ref().to_vec(),
        ..request
    })
}

/// The code for a query.
fn got(query: &str) -> String {
    code(&Request::get("CreatePerson", query))
}

#[test]
fn an_unknown_parameter_is_refused() {
    let unknown = [
        json!({"Odd": 1}),
        json!({"personName": "n"}),
        json!({"PersonName ": "n"}),
        json!({"Action": "CreatePerson"}),
        json!({"SignatureMethod": "TC3-HMAC-SHA256"}),
        json!({"PersonExDescriptionInfos.N": []}),
        json!({"PersonExDescriptionInfos": [{"PersonExDescriptionIndex": 0, "PersonExDescription": "", "Odd": 1}]}),
        json!({"": ""}),
    ];
    for changes in unknown {
        let parameters = changed(&person(), &changes);
        assert_eq!(
            posted(parameters.to_string()),
            "UnknownParameter",
            "{changes}"
        );
    }
    for more in [
        "&Odd=1",
        "&Action=CreatePerson",
        "&Gender.0.x=1&Odd=",
        "&PersonExDescriptionInfos.0.Odd=1",
        "&=1",
        "&%20Smart=1",
    ] {
        assert_eq!(
            got(&(flattened(&person()) + more)),
            "UnknownParameter",
            "{more}"
        );
    }
    // Not even null is taken for a parameter that does not exist.
    assert_eq!(posted(r#"{"Odd":null}"#), "UnknownParameter");
}

#[test]
fn a_parameter_given_twice_is_refused() {
    let whole = person().to_string();
    let twice = [
        whole.replacen('{', r#"{"GroupId":"g","#, 1),
        whole.replacen('{', r#"{"GroupI\u0064":"g","#, 1),
        whole.replacen('{', r#"{"PersonExDescriptionInfos":[{"PersonExDescriptionIndex":0,"PersonExDescriptionIndex":0,"PersonExDescription":""}],"#, 1),
        whole.replacen('{', r#"{"Odd":1,"Odd":1,"#, 1),
    ];
    for body in twice {
        assert_eq!(posted(&body), "InvalidParameter", "{body}");
    }
    for more in [
        "&GroupId=g",
        "&Group%49d=g",
        "&GroupId.0=g",
        "&Gender=1&Gender=1",
    ] {
        assert_eq!(
            got(&(flattened(&person()) + more)),
            "InvalidParameter",
            "{more}"
        );
    }
    // A name that is given twice is told, and nothing else of the body.
    let lab = Lab::with_group();
    let request = Request::post("CreatePerson", &Value::Null);
    let answer = lab.raw(&Request {
        body: br#"{"GroupId":"secret","GroupId":"secret"}"#.to_vec(),
        ..request
    });
    assert!(answer.message().contains("`GroupId`") && !answer.message().contains("secret"));
}

#[test]
fn a_body_is_one_json_object() {
    let broken = [
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "1",
        "{",
        "{}{}",
        "{\"GroupId\":}",
        "{'GroupId':'g'}",
        "{\"GroupId\":\"g\",}",
        "GroupId=g&PersonName=n",
        "\u{feff}{}",
        "{\"GroupId\":\"\\ud800\"}",
        "{\"GroupId\":\"a\nb\"}",
    ];
    for body in broken {
        assert_eq!(posted(body), "InvalidParameter", "{body}");
    }
    assert_eq!(posted(b"{\"GroupId\":\"\xff\"}"), "InvalidParameter");
    assert_eq!(
        posted("{\"Odd\":".to_owned() + &"[".repeat(100_000)),
        "InvalidParameter"
    );
    assert_eq!(posted(format!(" \r\n{}\t", person())), WHOLE);
    assert_eq!(posted("{}"), "MissingParameter.ErrorParameterEmpty");
}

#[test]
fn values_have_the_type_of_their_row() {
    let info = |index: Value, value: Value| json!([{"PersonExDescriptionIndex": index, "PersonExDescription": value}]);
    let table = [
        (
            "GroupId",
            vec![json!(1), json!(true), json!(["g"]), json!({}), json!(null)],
        ),
        ("PersonId", vec![json!(1001), json!(2.5), json!(null)]),
        (
            "Gender",
            vec![
                json!("1"),
                json!(1.0),
                json!(true),
                json!([1]),
                json!(null),
                json!(9_223_372_036_854_775_808_u64),
            ],
        ),
        (
            "UniquePersonControl",
            vec![json!("0"), json!(-1), json!(0.0), json!(null), json!(1e30)],
        ),
        (
            "PersonExDescriptionInfos",
            vec![
                json!({}),
                json!("a"),
                json!(["a"]),
                json!([[]]),
                json!([null]),
                json!(null),
            ],
        ),
        (
            "PersonExDescriptionInfos",
            vec![
                info(json!("0"), json!("")),
                info(json!(-1), json!("")),
                info(json!(0), json!(0)),
                info(json!(null), json!("")),
            ],
        ),
        ("Image", vec![json!(0), json!([1, 2]), json!(null)]),
        ("Url", vec![json!({"http": "h"}), json!(null)]),
    ];
    for (name, values) in table {
        for value in values {
            let mut parameters = person();
            parameters[name] = value.clone();
            assert_eq!(
                posted(parameters.to_string()),
                "InvalidParameter",
                "{name}: {value}"
            );
        }
    }
}

#[test]
fn texts_of_a_query_have_the_type_of_their_row() {
    let query = |more: &str| got(&(flattened(&person()) + more));
    let table = [
        ("&Gender=1", WHOLE),
        ("&Gender=one", "InvalidParameter"),
        ("&Gender=1.0", "InvalidParameter"),
        ("&Gender=%2B1", "InvalidParameter"),
        ("&Gender=", "InvalidParameter"),
        ("&Gender.0=1", "InvalidParameter"),
        ("&UniquePersonControl=-1", "InvalidParameter"),
        ("&PersonExDescriptionInfos=a", "InvalidParameter"),
        ("&PersonExDescriptionInfos.0=a", "InvalidParameter"),
        (
            "&PersonExDescriptionInfos.x.PersonExDescription=a",
            "InvalidParameter",
        ),
        (
            "&PersonExDescriptionInfos.0.PersonExDescription=a",
            "MissingParameter.ErrorParameterEmpty",
        ),
        (
            "&PersonExDescriptionInfos.0.PersonExDescription=a&PersonExDescriptionInfos.0.PersonExDescriptionIndex=0",
            WHOLE,
        ),
        (
            "&PersonExDescriptionInfos.1.PersonExDescription=a&PersonExDescriptionInfos.1.PersonExDescriptionIndex=0",
            WHOLE,
        ),
    ];
    for (more, expected) in table {
        assert_eq!(query(more), expected, "{more}");
    }
}

#[test]
fn a_query_is_percent_encoded_text() {
    let name = |name: &str| {
        got(&format!(
            "GroupId=g&PersonName={name}&PersonId=p&Url=http%3A%2F%2Fh%2Fa.png"
        ))
    };
    for fine in [
        "a+b",
        "a%20b",
        "a%2bb",
        "a=b",
        "~*'()!",
        "%E7%BE%A4",
        "%e7%be%a4",
    ] {
        assert_eq!(name(fine), WHOLE, "{fine}");
    }
    for broken in ["%", "%4", "%zz", "%ff", "%E7%BE", "a&b"] {
        assert_eq!(name(broken), "InvalidParameter", "{broken}");
    }
    assert_eq!(got(""), "MissingParameter.ErrorParameterEmpty");
    assert_eq!(got(&"A.".repeat(1_000)), "InvalidParameter");
    assert_eq!(
        got(&format!("{}=1", "A.".repeat(1_000))),
        "UnknownParameter"
    );
}

#[test]
fn a_post_has_no_query() {
    let mut request = Request::post("CreatePerson", &person());
    assert_eq!(code(&request), WHOLE);
    // It would have to be signed, and the signature of a POST leaves it out.
    let authorization = request.authorization();
    request.query = "GroupId=g".into();
    let request = request.header("Authorization", &authorization);
    let answer = request.send_unsigned(Lab::with_group().emulator.address());
    assert_eq!(code_of(&answer), "InvalidParameter");
}

/// Bodies may come in pieces, whose sizes are told on the way.
#[test]
fn a_chunked_body_is_read() {
    let lab = Lab::with_group();
    let request = Request::post("CreatePerson", &person());
    let (date, authorization) = (request.timestamp, request.authorization());
    let head = format!(
        "POST / HTTP/1.1\r\nHost: iai.tencentcloudapi.com\r\nContent-Type: application/json\r\nX-TC-Action: CreatePerson\r\n\
         X-TC-Version: 2020-03-03\r\nX-TC-Timestamp: {date}\r\nAuthorization: {authorization}\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    );
    let (one, two) = request.body.split_at(10);
    let mut body = Vec::new();
    for chunk in [one, two, b""] {
        body.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
        body.extend([chunk, b"\r\n"].concat());
    }
    assert_eq!(
        code_of(&raw::exchange(
            lab.emulator.address(),
            head.as_bytes(),
            &body
        )),
        WHOLE
    );
}
