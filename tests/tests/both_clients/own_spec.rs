//! An action of a spec of one's own, whose methods are an extension trait.

use super::kinds::{Kind, settings};
use iai_tests::sequence::Sequence;
use serde_json::json;

/// Another service.
mod weather {
    iai_client::generate! { spec: "ui/pass/own_spec", methods: WeatherExt }
}

use weather::WeatherExt;

/// What holds for every client with the trait.
fn forecast<C: WeatherExt>(client: &C) -> weather::actions::forecast::Builder<C> {
    client.forecast()
}

pub(crate) fn an_action_of_another_spec<K: Kind>(kind: &K) -> String {
    let server = Sequence::of([json!({ "Text": "Sun", "RequestId": "r" })]);
    let client = kind.build(settings(&server.url()));
    let call = forecast(&client).city("Turin").days(3);
    let answer = kind.done(call.send()).unwrap();
    let text = answer.text.as_deref().unwrap_or_default();
    assert_eq!(server.actions(), ["Forecast"]);
    assert_eq!(server.bodies(), [r#"{"City":"Turin","Days":3}"#]);
    format!("{text}, city Turin")
}
