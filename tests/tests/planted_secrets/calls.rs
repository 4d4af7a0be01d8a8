//! Calls that end in every way, with everything logged.

use super::plant::{FACE, NAME, PICTURE, SECRET_ID, SECRET_KEY, TOKEN, URL, credentials, search};
use super::recorder::recorded;
use iai_client::actions::CreatePersonRequest;
use iai_client::{Client, Endpoint, Error, Method, RequestConfig, RetryConfig};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use iai_tests::http::http;
use iai_tests::stopwatch::Stopwatch;
use serde_json::json;
use std::fmt::Write;
use std::time::Duration;

/// Responses of which many repeat what was sent.
fn steps() -> Vec<Step> {
    let echo = format!(
        "{SECRET_ID} {SECRET_KEY} {TOKEN} {PICTURE} {{\"PersonName\":\"{NAME}\",\"FaceId\":\"{FACE}\",\"Url\":\"{URL}\"}}"
    );
    let said = |code: &str| {
        let error = json!({ "Code": code, "Message": format!("Not with {SECRET_KEY}, {TOKEN} or {PICTURE}.") });
        Step::response(&json!({ "Error": error, "RequestId": "r" }))
    };
    let person = json!({ "PersonName": NAME, "FaceIds": [FACE], "FaceId": FACE, "Url": URL });
    let mut wrong = person.clone();
    wrong["RequestId"] = json!("r");
    wrong["FaceRect"] = json!(NAME);
    vec![
        Step::response(
            &json!({ "PersonName": NAME, "FaceId": FACE, "FaceIds": [FACE], "RequestId": "r" }),
        ),
        said("InternalError"),
        said("AuthFailure.SignatureFailure"),
        said("AuthFailure.SignatureExpire").header("Date", "Tue, 14 Nov 2023 23:13:20 GMT"),
        said("AuthFailure.TokenFailure"),
        said("RequestLimitExceeded"),
        Step::response(&person),
        Step::response(&wrong),
        Step::half_of(&format!("{{\"Response\":{person}")),
        Step::Say(http(502, &echo)),
        Step::Say(http(200, &echo)),
        Step::Say(http(200, format!("<html>{echo}</html>"))),
        Step::Say(b"no HTTP at all".to_vec()),
        Step::Close,
        Step::ResetUnread,
        Step::Stall(""),
    ]
}

fn client(url: &str, method: Method) -> Client {
    let options = RequestConfig::new()
        .method(method)
        .attempt_timeout(Duration::from_millis(300))
        .retry(RetryConfig::new().recover(true));
    Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom(url).unwrap())
        .sleep_impl(Stopwatch::default())
        .request_config(options)
        .build()
        .unwrap()
}

fn request(picture: bool) -> CreatePersonRequest {
    let shown = if picture {
        ("Image", PICTURE)
    } else {
        ("Url", URL)
    };
    let mut parameters = json!({ "GroupId": "g", "PersonName": NAME, "PersonId": "p" });
    parameters[shown.0] = json!(shown.1);
    serde_json::from_value(parameters).unwrap()
}

/// All that an error prints, its sources included.
fn printed(error: &Error) -> String {
    let mut text = format!(
        "{error} {error:?} {error:#?} {:?} {}",
        error.kind(),
        error.remedy()
    );
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        write!(text, " {cause} {cause:?} {cause:#?}").unwrap();
        source = cause.source();
    }
    text
}

fn signatures(server: &FakeServer) -> Vec<String> {
    let headers = server.header("authorization");
    let signature = |header: &String| Some(header.split_once("Signature=")?.1.to_owned());
    headers.iter().filter_map(signature).collect()
}

#[test]
fn no_call_logs_or_prints_what_is_secret() {
    recorded();
    let mut everything = String::new();
    let mut signed = Vec::new();
    for step in steps() {
        for (method, picture) in [
            (Method::Post, true),
            (Method::Post, false),
            (Method::Get, false),
        ] {
            let server = FakeServer::doing([step.clone()]);
            let client = client(&server.url(), method);
            let options =
                RequestConfig::new().validation(iai_client::validate::ValidationLevel::Off);
            match harness::wait(client.with_config(options).send(request(picture))) {
                Ok(response) => {
                    everything += &format!("{response:?} {response:#?} {:?}", response.outcome())
                }
                Err(error) => everything += &printed(&error),
            }
            signed.extend(signatures(&server));
        }
    }
    let refused = client("http://127.0.0.1:9", Method::Get);
    everything += &printed(&harness::wait(refused.send(request(false))).unwrap_err());
    everything +=
        &printed(&harness::wait(refused.send(CreatePersonRequest::default())).unwrap_err());

    let log = recorded();
    for told in ["tc3_attempt", "hyper", "InternalError"] {
        assert!(
            log.contains(told),
            "the log is no log of these calls: {told} is missing"
        );
    }
    assert!(signed.len() > 30 && signed.iter().all(|signature| signature.len() == 64));
    for (what, text) in [("the log", &log), ("an error or a response", &everything)] {
        search(what, text);
        let shown = signed.iter().find(|signature| text.contains(*signature));
        assert_eq!(shown, None, "{what} shows a signature");
    }
}
