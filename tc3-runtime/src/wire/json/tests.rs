use proptest::prelude::*;

use super::*;
use crate::wire::test_types::{Info, Mood, Request};

fn text(request: &Request) -> String {
    String::from_utf8(json_body(request)).unwrap()
}

#[test]
fn unset_members_are_left_out() {
    assert_eq!(text(&Request::default()), "{}");
}

#[test]
fn every_kind_of_member_is_written() {
    let request = Request {
        name: Some("Cloud & \"Smart\"\n\u{1}未命名".into()),
        mood: Some(Mood::Glad),
        infos: Some(vec![
            Info {
                index: Some(0),
                text: Some(String::new()),
            },
            Info::default(),
        ]),
        ratio: Some(1e300),
        quick: Some(true),
        count: Some(7),
        image: Some(Image::from_bytes(vec![0xfb, 0xff])),
        url: None,
    };
    assert_eq!(
        text(&request),
        r#"{"Name":"Cloud & \"Smart\"\n\u0001未命名","Mood":1,"Infos":[{"Index":0,"Text":""},{}],"Ratio":1e+300,"Quick":true,"Count":7,"Image":"+/8="}"#
    );
}

#[test]
fn attempts_share_one_body() {
    let payload = crate::wire::Payload::json(&Request::default());
    assert_eq!(payload.body().as_ptr(), payload.body().as_ptr());
}

#[test]
fn of_two_exclusive_members_only_one_is_sent() {
    let request = Request {
        image: Some(Image::from_base64("QUJD")),
        url: Some("http://x".into()),
        ..Request::default()
    };
    assert_eq!(text(&request), r#"{"Url":"http://x"}"#);
}

#[test]
fn base64_text_is_escaped_only_when_it_is_doubtful() {
    let with = |text: &str| Request {
        image: Some(Image::from_base64(text)),
        ..Request::default()
    };
    assert_eq!(text(&with("QUJD")), r#"{"Image":"QUJD"}"#);
    assert_eq!(text(&with("QU\nJD\"")), r#"{"Image":"QU\nJD\""}"#);
}

#[test]
fn a_photo_is_encoded_into_one_buffer_that_never_grows() {
    let photo = Image::from_bytes(vec![7; 3_500_000]);
    let request = Request {
        name: Some("n".into()),
        image: Some(photo),
        ..Request::default()
    };
    let promised = structure_len(&request);
    let body = json_body(&request);
    assert_eq!(
        body.len(),
        promised - 1,
        "two members have one comma, room is kept for two"
    );
    assert_eq!(body.capacity(), promised);
}

proptest! {
    #[test]
    fn the_body_is_what_serde_json_would_write(
        name in any::<String>(), info in any::<String>(), mood in any::<i64>(),
        count in any::<u64>(), ratio in proptest::num::f64::NORMAL, photo in any::<Vec<u8>>(),
    ) {
        let request = Request {
            name: Some(name),
            mood: Some(Mood::from(mood)),
            infos: Some(vec![Info { index: Some(count), text: Some(info) }]),
            ratio: Some(ratio),
            image: Some(Image::from_bytes(photo)),
            ..Request::default()
        };
        let body = json_body(&request);
        prop_assert_eq!(&body, &serde_json::to_vec(&request).unwrap());
        prop_assert!(body.len() <= structure_len(&request));
    }
}
