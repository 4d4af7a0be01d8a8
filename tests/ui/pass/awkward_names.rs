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

    let made = types::Made::new(3).new_("n").clone_("c").r#gen("g");
    let request = actions::CloneRequest::builder()
        .r#gen("g")
        .build_("3")
        .send_("s")
        .made(made.more([types::Made::new(4)]))
        .build();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(
        json,
        r#"{"Gen":"g","Send":"s","3D":"3","Made":{"Made":3,"New":"n","Clone":"c","Gen":"g","More":[{"Made":4}]}}"#
    );
    let mut response = actions::CloneResponse::default();
    response.f = Some("f".to_owned());
    response.v1 = Some("v".to_owned());
    let outcome = format!("{:?}", response.outcome());
    assert_eq!(outcome, r#"Some { f: "f", v1: "v", rows: Some([]) }"#);
    let mut response = actions::GenResponse::default();
    response.count = Some(2);
    assert!(response.outcome() == actions::GenOutcome::Ok { count: 2 });
}
