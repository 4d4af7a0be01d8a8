//! Names that a spec may have and that Rust uses itself: types `Result`, `Option`, `String`, a field `Type`.
#![deny(warnings, missing_docs)]

iai_macros::client! { spec: "awkward_names" }

fn main() {
    let value = types::Result::new(
        types::Option::Some,
        types::String::new("s").r#type(1).self_(true),
    );
    let request = actions::TryRequest::builder()
        .result(value)
        .self_("me")
        .build();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(
        json,
        r#"{"Result":{"Option":1,"String":{"Vec":"s","Type":1,"Self":true}},"Self":"me"}"#
    );
    let back: actions::TryRequest = serde_json::from_str(&json).unwrap();
    assert!(back == request);
}
