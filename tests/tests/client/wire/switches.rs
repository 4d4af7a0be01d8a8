//! Parameters that are boolean in Rust and a number everywhere else.

use super::posted;
use iai_client::actions::SearchFacesRequest;

#[test]
fn switches_are_sent_as_numbers_and_read_from_them() {
    let search = |need: i64, rotate: u64| {
        let json = serde_json::json!({"NeedPersonInfo": need, "NeedRotateDetection": rotate});
        serde_json::from_value::<SearchFacesRequest>(json)
    };
    let built = SearchFacesRequest::builder()
        .group_ids(["g"])
        .url("http://x")
        .need_person_info(true)
        .need_rotate_detection(false)
        .build();
    assert_eq!(
        posted(built),
        r#"{"GroupIds":["g"],"Url":"http://x","NeedPersonInfo":1,"NeedRotateDetection":0}"#
    );
    let read = search(0, 1).unwrap();
    assert_eq!(
        (read.need_person_info, read.need_rotate_detection),
        (Some(false), Some(true))
    );
    let refused = search(0, 7).unwrap_err().to_string();
    assert_eq!(
        refused,
        "NeedRotateDetection: expected 0 or 1, found an integer"
    );
}
