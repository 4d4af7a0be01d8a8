//! What is sent and what is read.

use super::bench::client;
use iai_client::{CallOptions, Method};
use iai_tests::faulty::{Faulty, Step};
use iai_tests::lab;
use serde_json::json;

/// Node.js: integers above 2^53 lose digits, and an error's text leaves the code out.
#[test]
fn defect_06_large_integers_keep_their_digits_and_errors_their_code() {
    let answer = json!({
        "GroupName": "g", "GroupId": "g", "GroupExDescriptions": [], "Tag": null, "FaceModelVersion": "3.0",
        "CreationTimestamp": 9_007_199_254_740_993_u64, "RequestId": "r",
    });
    let steps = [
        Step::response(&answer),
        Step::error("InvalidParameterValue.GroupIdNotExist"),
    ];
    let server = Faulty::doing(steps);
    let client = client(&server.url());
    let group = lab::wait(client.get_group_info().group_id("g").send()).unwrap();
    assert_eq!(group.creation_timestamp, Some(9_007_199_254_740_993));
    let error = lab::wait(client.get_group_info().group_id("g").send()).unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("InvalidParameterValue.GroupIdNotExist"),
        "{text}"
    );
}

/// Java: keys of GET requests are changed (`_` becomes `.`) and not encoded.
#[test]
fn defect_08_a_query_arrives_as_it_was_meant() {
    let server = Faulty::doing([Step::response(
        &json!({ "FaceModelVersion": "3.0", "RequestId": "r" }),
    )]);
    let client = client(&server.url()).with(CallOptions::new().method(Method::Get));
    let call = client
        .create_group()
        .group_id("a_b-c")
        .group_name("R&D=1/2 ü")
        .group_ex_descriptions(["x_y", "a+b"]);
    lab::wait(call.send()).unwrap();
    assert_eq!(
        server.seen()[0].line,
        "GET /?GroupExDescriptions.0=x_y&GroupExDescriptions.1=a%2Bb&GroupId=a_b-c\
         &GroupName=R%26D%3D1%2F2%20%C3%BC HTTP/1.1"
    );
}

/// The command line drops fields that its tables do not know, until an upgrade.
#[test]
fn defect_10_fields_newer_than_the_client_are_not_lost() {
    let answer = json!({ "GroupName": "g", "RequestId": "r", "Added2027": { "Deep": [1, 2] } });
    let server = Faulty::doing([Step::response(&answer)]);
    let group = lab::wait(client(&server.url()).get_group_info().group_id("g").send()).unwrap();
    assert_eq!(group.group_name.as_deref(), Some("g"));
    let whole: serde_json::Value = serde_json::from_str(group.text()).unwrap();
    assert_eq!(whole["Response"]["Added2027"]["Deep"], json!([1, 2]));
    assert!(!format!("{group:?}").contains("Added2027"));
}
