//! The consumer of `consumer_before.rs`, with a spec that has an optional parameter more, and a response field, an error
//! code, a value of an enum, fields of structures and an action.
#![deny(warnings, missing_docs)]

/// The service.
pub mod api {
    iai_macros::client! { spec: "compat_after" }
}

#[path = "compat/consumer.rs"]
mod consumer;

use api::actions::{ForecastRequest, ForecastResponse, WarningsRequest};
use api::types::{Place, Sky, Unit};

fn main() {
    consumer::run();
    // What is new is there.
    let place = Place::new("Turin").country("Italy");
    let request = ForecastRequest::builder()
        .place(place.clone())
        .unit(Unit::Kelvin)
        .build();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(
        json,
        r#"{"Place":{"City":"Turin","Country":"Italy"},"Unit":2}"#
    );
    let request = WarningsRequest::builder().place(place).build();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(json, r#"{"Place":{"City":"Turin","Country":"Italy"}}"#);
    let response: tc3_runtime::Response<ForecastResponse> =
        serde_json::from_str(r#"{"Source":"Office","RequestId":"r"}"#).unwrap();
    assert_eq!(response.source.as_deref(), Some("Office"));
    assert_eq!(Sky::from(3), Sky::Snowy);
    assert_eq!(
        api::ErrorCode::parse("NoSuchUnit"),
        api::ErrorCode::NoSuchUnit
    );
}
