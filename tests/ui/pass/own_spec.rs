//! A spec of one's own in a crate of one's own, under strict lints.
#![deny(warnings, missing_docs)]

/// Another service.
pub mod weather {
    iai_macros::client! { spec: "own_spec" }
}

use weather::{Client, ErrorCode};

/// The same as data.
pub mod described {
    iai_macros::description! { spec: "own_spec" }
}

fn main() {
    let forecast = described::DESCRIPTION.action("Forecast").unwrap();
    assert_eq!(forecast.parameters[0].name, "City");
    let client = Client::builder()
        .credentials(tc3_runtime::Credentials::new("id", "key").unwrap())
        .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9").unwrap())
        .build()
        .unwrap();
    let request = client.forecast().city("Turin").days(3).build();
    assert!(request.validate().is_ok());
    assert_eq!(
        ErrorCode::parse("NoSuchCity").meaning(),
        Some("The city is not known.")
    );
    let _unsent = client.forecast().city("Turin").send();
}
