//! A consumer of the weather service. It is compiled unchanged with two versions of its spec, and uses generated code as
//! another crate can use it: types that may grow are matched with `_` and `..`, and never written out in full.

use crate::api::actions::{ForecastOutcome, ForecastRequest, ForecastResponse};
use crate::api::types::{Day, Place, Sky};
use crate::api::{Client, ErrorCode};

fn requests() {
    let built = ForecastRequest::builder()
        .place(Place::new("Turin"))
        .days(3)
        .build();
    let mut filled = ForecastRequest::default();
    filled.place = Some(Place::new("Turin"));
    filled.days = Some(3);
    let read: ForecastRequest =
        serde_json::from_str(r#"{"Place":{"City":"Turin"},"Days":3}"#).unwrap();
    assert!(built == filled && filled == read);
    let json = serde_json::to_string(&built).unwrap();
    assert_eq!(json, r#"{"Place":{"City":"Turin"},"Days":3}"#);
    assert!(built.validate().is_ok());
    let ForecastRequest { place, days, .. } = built;
    assert!(place == Some(Place::new("Turin")) && days == Some(3));

    let too_far = ForecastRequest::builder()
        .days(11)
        .place(Place::new("Turin").street("Via Po"))
        .build();
    let found = too_far.validate();
    let codes: Vec<&str> = found
        .violations
        .iter()
        .map(|violation| violation.code)
        .collect();
    assert_eq!(codes, ["TooFar"]);
}

fn sky(day: &Day) -> &'static str {
    match day.sky {
        Some(Sky::Clear) => "clear",
        Some(Sky::Rainy) => "rainy",
        Some(_) => "something new",
        None => "not told",
    }
}

fn responds() {
    let json = r#"{"Source":"Office","Days":[{"Sky":1},{"Sky":2},{"Sky":3,"Degrees":-1},{}],"RequestId":"r"}"#;
    let response: tc3_runtime::Response<ForecastResponse> = serde_json::from_str(json).unwrap();
    match response.outcome() {
        ForecastOutcome::Told { days, .. } => {
            let skies: Vec<&str> = days.unwrap().iter().map(sky).collect();
            assert_eq!(skies, ["clear", "rainy", "something new", "not told"]);
        }
        ForecastOutcome::Silent { .. } => panic!("there are days"),
    }
    let ForecastResponse {
        days, request_id, ..
    } = response.into_output();
    assert_eq!((days.map(|days| days.len()), &*request_id), (Some(4), "r"));
    assert_eq!(Sky::from(3).value(), 3);
}

fn advice(code: &str) -> &'static str {
    match ErrorCode::parse(code) {
        ErrorCode::NoSuchCity => "another city",
        ErrorCode::TooFar => "fewer days",
        _ => "no idea",
    }
}

fn codes() {
    let told = ["NoSuchCity", "TooFar", "NoSuchUnit"].map(advice);
    assert_eq!(told, ["another city", "fewer days", "no idea"]);
    assert_eq!(ErrorCode::parse("NoSuchUnit").as_str(), "NoSuchUnit");
}

fn calls() {
    let client = Client::builder()
        .credentials(tc3_runtime::Credentials::new("id", "key").unwrap())
        .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9").unwrap())
        .build()
        .unwrap();
    let _unsent = client
        .forecast()
        .place(Place::new("Turin"))
        .maybe_days(None)
        .send();
    let _unsent = client.send(ForecastRequest::default());
}

/// Everything that the consumer does.
pub fn run() {
    requests();
    responds();
    codes();
    calls();
}
