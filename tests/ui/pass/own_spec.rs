//! A spec of one's own in a crate of one's own, under strict lints.
#![deny(warnings, missing_docs)]

/// Another service, sent through the same client.
pub mod weather {
    iai_client::generate! { spec: "own_spec", methods: WeatherExt }
}

use weather::{ErrorCode, WeatherExt};

fn main() {
    let client = iai_client::Client::builder()
        .credentials(iai_client::Credentials::new("id", "key").unwrap())
        .endpoint(iai_client::Endpoint::custom("http://127.0.0.1:9").unwrap())
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
