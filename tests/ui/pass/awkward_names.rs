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
    what_holds_itself();
    assert_eq!(ErrorCode::parse("Self"), ErrorCode::Self_);
    assert_eq!(ErrorCode::parse("Missing.Some_thing").meaning(), None);
    let client = Client::from(runtime());
    let _ = client.from_().r#box(types::Box::new(types::Debug::new("")));
    let _ = client.types().build();
}

fn runtime() -> tc3_runtime::Client {
    let credentials = tc3_runtime::Credentials::new("AKIDlocal", "local-key").unwrap();
    let endpoint = tc3_runtime::Endpoint::custom("http://127.0.0.1:9").unwrap();
    let client = tc3_runtime::Client::builder().credentials(credentials);
    client.endpoint(endpoint).build().unwrap()
}

fn what_holds_itself() {
    let moment = std::time::SystemTime::UNIX_EPOCH;
    let inner = types::Box::new(types::Debug::new(moment).text(["a"]).into(types::Unset::Ok));
    let around = types::Debug::new("2020-09-22T00:00:00Z")
        .fmt(inner)
        .validate(["2020-09-22"]);
    let request = actions::FromRequest::builder()
        .r#box(types::Box::new(around))
        .request("2020-09-22")
        .c([moment])
        .builder("soon")
        .build();
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(
        json,
        r#"{"Box":{"Debug":{"Fmt":{"Debug":{"Text":["a"],"Value":"1970-01-01T00:00:00Z","Into":1}},"Value":"2020-09-22T00:00:00Z","Validate":["2020-09-22"]}},"Builder":"soon","Request":"2020-09-22","C":["1970-01-01T00:00:00Z"]}"#
    );
    let back: actions::FromRequest = serde_json::from_str(&json).unwrap();
    assert!(back == request);
    let report = request.validate();
    let paths: Vec<&str> = report
        .violations
        .iter()
        .map(|one| one.path.as_str())
        .collect();
    assert_eq!(paths, ["Builder"]);
}
