//! An action of a spec of one's own, sent through the runtime of the client.

use super::kinds::{Kind, settings};
use iai_client::Mode;
use iai_tests::sequence::Sequence;
use serde_json::json;

/// Another service.
mod weather {
    iai_macros::client! { spec: "ui/pass/own_spec" }
}

/// Builders can be named, for either kind.
fn forecast<M: Mode>(
    client: &weather::Client<M>,
) -> weather::actions::ForecastBuilder<tc3_runtime::Client<M>> {
    client.forecast()
}

pub(crate) fn an_action_of_another_spec<K: Kind>(kind: &K) -> String {
    let server = Sequence::of([json!({ "Text": "Sun", "RequestId": "r" })]);
    let client = kind.build(settings(&server.url()));
    let weather = weather::Client::from(client.runtime().clone());
    let call = forecast(&weather).city("Turin").days(3);
    let answer = kind.done(call.send()).unwrap();
    let text = answer.text.as_deref().unwrap_or_default();
    assert_eq!(server.actions(), ["Forecast"]);
    assert_eq!(server.bodies(), [r#"{"City":"Turin","Days":3}"#]);
    format!("{text}, city Turin")
}
