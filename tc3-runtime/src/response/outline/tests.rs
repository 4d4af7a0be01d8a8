use proptest::prelude::*;

use super::*;
use crate::credentials::Credentials;
use crate::wire::test_types::SERVICE;

fn shown(body: impl AsRef<[u8]>) -> String {
    let keys = Credentials::new("PLANTEDID", "PLANTEDKEY").unwrap();
    excerpt(body.as_ref(), &Filter::new(&keys, &SERVICE))
}

#[test]
fn of_json_names_and_short_numbers_are_shown() {
    let table = [
        (
            r#"{"Response":{"FaceRect":"evan","Score":99.5}}"#,
            r#"{"Response":{"FaceRect":"<4 characters>","Score":99.5}}"#,
        ),
        (
            r#"{"FaceIds":["4242424242424242424","1"]}"#,
            r#"{"FaceIds":["<19 characters>","<1 characters>"]}"#,
        ),
        (
            r#"{"PersonName":"未命名"}"#,
            r#"{"PersonName":"<3 characters>"}"#,
        ),
        (
            r#"{"FaceId":4242424242424242424}"#,
            r#"{"FaceId":"<long number>"}"#,
        ),
        (r#"{"Image":null,"Ok":true}"#, r#"{"Image":null,"Ok":true}"#),
        (r#""evan""#, r#""<4 characters>""#),
        // Names that are none.
        (
            r#"{"4242424242424242424":1,"PlantedKey":2,"长":3}"#,
            r#"{"<1 characters>":3,"<10 characters>":2,"<19 characters>":1}"#,
        ),
        (
            r#"{"iVBORwKGgoAAAANSUhEUgAAAAUA":1,"PersonExDescriptionIndex":2}"#,
            r#"{"<27 characters>":1,"PersonExDescriptionIndex":2}"#,
        ),
    ];
    for (body, expected) in table {
        assert_eq!(shown(body), expected);
    }
}

#[test]
fn members_that_say_what_went_wrong_are_shown_unless_they_repeat_something() {
    let table = [
        (r#"{"code":"E.X"}"#, r#"{"code":"E.X"}"#),
        (
            r#"{"Message":"no route\nfor PLANTED\u200bKEY"}"#,
            r#"{"Message":"no route for <redacted>"}"#,
        ),
        (
            r#"{"msg":"{\"PersonName\":\"evan\"}"}"#,
            r#"{"msg":"<21 characters>"}"#,
        ),
        (
            r#"{"error":"PersonName=evan"}"#,
            r#"{"error":"<15 characters>"}"#,
        ),
        (
            r#"{"message":["evan"]}"#,
            r#"{"message":["<4 characters>"]}"#,
        ),
    ];
    for (body, expected) in table {
        assert_eq!(shown(body), expected);
    }
}

#[test]
fn of_other_bodies_length_and_title_are_told() {
    let long = format!("[{}1]", "1,".repeat(LONGEST_JSON));
    let table = [
        ("", ""),
        ("hello evan", "10 bytes"),
        (r#"{"Name":"evan"#, "13 bytes"),
        (&long, "131075 bytes"),
        (
            "<html>\n<title>\n502 Bad Gateway </title><p>evan",
            "46 bytes, titled \"502 Bad Gateway\"",
        ),
        ("<TITLE>a \"b\"</TITLE>", r#"20 bytes, titled "a \"b\"""#),
        ("<title>a", "8 bytes"),
        ("<title>PLANTED&#75;EY</title>", "29 bytes"),
        ("<title>PLANTED\u{200b}KEY</title>", "28 bytes"),
        ("<title>PLANTED%4bEY</title>", "27 bytes"),
        ("<title>Name=evan</title>", "24 bytes"),
        ("<title>iVBORw0KGgoAAAANSUhEUgAAAAUA</title>", "43 bytes"),
    ];
    for (body, expected) in table {
        assert_eq!(shown(body), expected);
    }
}

#[test]
fn an_excerpt_is_short_and_ends_at_a_character() {
    let bodies = [
        format!("<title>{}</title>", "长 ".repeat(230).trim()),
        format!("[{}1]", "1,".repeat(1000)),
    ];
    for body in bodies {
        let shown = shown(body);
        assert_eq!(shown.chars().count(), LONGEST + 1);
        assert!(shown.ends_with('…'));
    }
}

proptest! {
    #[test]
    fn no_bytes_panic_and_no_planted_text_shows(
        before in any::<Vec<u8>>(), after in any::<Vec<u8>>(), form in 0_usize..5,
        photo in proptest::collection::vec(any::<u8>(), 60..600),
    ) {
        let request = crate::wire::test_types::Request {
            image: Some(crate::image::Image::from_bytes(photo)),
            ..Default::default()
        };
        let json = crate::wire::Payload::json(&request).body();
        let text = std::str::from_utf8(&json).unwrap();
        let (start, end) = [
            ("", ""), ("<title>", "</title>"), ("{\"message\":", "}"), ("[{\"PLANTEDKEY\":", "},\"PLANTEDKEY\"]"), ("{\"a\":\"", "\"}"),
        ][form];
        let mut body = [start.as_bytes(), &json, end.as_bytes()].concat();
        if form == 0 {
            body = [&before[..], b" ", &body, b" PLANTEDKEY ", &after[..]].concat();
        }
        let shown = shown(&body);
        let base64 = text.split('"').nth(3).unwrap();
        prop_assert!(!shown.contains(&base64[..24]), "{}", shown);
        prop_assert!(!shown.to_ascii_uppercase().contains("PLANTEDKEY"));
        prop_assert!(!shown.contains('\n'));
        prop_assert!(shown.chars().count() <= LONGEST + 1);
    }
}
