use proptest::prelude::*;

use super::*;
use crate::wire::test_types::SERVICE;

const PLANTED: &str = "PLANTEDKEY";

fn filter() -> Filter<'static> {
    let secrets = vec![PLANTED];
    let service = &SERVICE;
    Filter { secrets, service }
}

#[test]
fn codes_are_kept_and_other_texts_are_cleaned() {
    let long = "InvalidParameterValue.PersonExDescriptionInfosExceed";
    let table = [
        (long, long),
        ("InternalError", "InternalError"),
        ("4100", "4100"),
        ("iVBORw0KGgoAAAANSUhEUgAAAAUA", "<28 characters>"),
        ("AuthFailure.PLANTEDKEY", "AuthFailure.<redacted>"),
        ("Odd\nCode", "Odd Code"),
    ];
    for (text, shown) in table {
        assert_eq!(filter().code(text), shown);
    }
    let endless = "A".repeat(LONGEST_CODE + 1);
    assert_eq!(filter().code(&endless), "<129 characters>");
}

#[test]
fn names_and_codes_of_the_spec_are_no_secrets() {
    let table = [
        (
            "A PersonExDescriptionIndex is beyond the description fields of the group",
            "A PersonExDescriptionIndex is beyond the description fields of the group",
        ),
        (
            "Infos[0].PersonExDescriptionIndex: FailedOperation.ServerError",
            "Infos[0].PersonExDescriptionIndex: FailedOperation.ServerError",
        ),
        (
            "see InvalidParameterValue.PersonIdAlreadyExist",
            "see InvalidParameterValue.PersonIdAlreadyExist",
        ),
        (
            "Content-Type application/x-www-form-urlencoded",
            "Content-Type application/x-www-form-urlencoded",
        ),
        (
            "PersonExDescriptionIndexed or PersonExDescriptionInd1",
            "<26 characters> or PersonExDescriptionInd1",
        ),
        ("PersonExDescriptionIndex1", "<25 characters>"),
    ];
    for (text, shown) in table {
        assert_eq!(filter().message(text), shown);
    }
}

/// Keys as short as tests have them take no word apart, and keys that are words no known code.
#[test]
fn keys_leave_codes_and_ids_whole() {
    let uuid = "76dedef7-af27-4a20-9064-c5ef3133926d";
    let short = Credentials::new("a", "b").unwrap();
    let words = Credentials::new("FailedOperation", "76dedef7").unwrap();
    for keys in [short, words] {
        let filter = Filter::new(&keys, &SERVICE);
        let known = "FailedOperation.ServerError";
        assert_eq!(filter.code(known), known);
        assert_eq!(filter.request_id(Some(uuid.into())).as_deref(), Some(uuid));
    }
    let short = Credentials::new("a", "seven77").unwrap();
    let filter = Filter::new(&short, &SERVICE);
    assert_eq!(filter.code("FailedOperation.New"), "FailedOperation.New");
    assert_eq!(filter.message("a bad seven77"), "a bad seven77");
    assert_eq!(
        filter.request_id(Some("ab-1".into())).as_deref(),
        Some("ab-1")
    );
    let long = Credentials::new("a", "eight888").unwrap();
    let filter = Filter::new(&long, &SERVICE);
    assert_eq!(filter.message("a bad eight888"), "a bad <redacted>");
    assert_eq!(filter.request_id(Some("eight888-1".into())), None);
}

/// A key that no looks give away: short, or with characters that words have between them.
#[test]
fn a_key_is_found_in_every_form() {
    let pair = Credentials::new("AKIDshort", "plantedkey").unwrap();
    let keys = pair.with_session_token("plantedkey.to/k+n=").unwrap();
    let filter = Filter::new(&keys, &SERVICE);
    for form in [
        "plantedkey",
        "PlantedKEY",
        "\\u0070lanted\\u006bey",
        "%70lante%64key",
        "&#112;lanted&#x6B;ey",
        "plantedkey.to/k+n=",
        "plantedkey.to\\/k+n=",
        "plantedkey.to%2fk%2Bn%3D",
        "plantedkey.to&#x2F;k&#43;n&#61;",
        "plantedkey.to\\u002fk\\u002Bn=",
    ] {
        let text = format!("a {form} b");
        assert_eq!(filter.message(&text), "a <redacted> b", "{form}");
    }
    assert_eq!(filter.code("Odd.PlantedKey"), "Odd.<redacted>");
    assert_eq!(filter.request_id(Some("PLANTEDKEY-1".into())), None);
    let near = "plantedke %7 %zz &# &#x; &#x1F600; \\u00 \\u+070 plantedke";
    assert_eq!(filter.message(near), near);
}

/// With characters in it that begin an escape.
#[test]
fn a_key_that_looks_escaped_is_found() {
    let pair = Credentials::new("AKIDshort", "plantedkey").unwrap();
    let keys = pair.with_session_token("tok&amp;e%41n\\u0041x").unwrap();
    let filter = Filter::new(&keys, &SERVICE);
    for form in [
        "tok&amp;e%41n\\u0041x",
        "tok&amp;amp;e%41n&#92;u0041x",
        "tok%26amp;e%2541n%5cu0041x",
        "tok\\u0026amp;e%41n\\\\u0041x",
    ] {
        let shown = filter.message(&format!("a {form} b"));
        assert_eq!(shown, "a <redacted> b", "{form}");
    }
}

#[test]
fn a_key_in_the_form_of_an_id_is_no_id() {
    let uuid = "76dedef7-af27-4a20-9064-c5ef3133926d";
    let keys = Credentials::new("AKIDshort", uuid).unwrap();
    let filter = Filter::new(&keys, &SERVICE);
    assert_eq!(filter.request_id(Some(uuid.into())), None);
}

#[test]
fn no_text_turns_the_line_around() {
    let turned = "a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\r\n\t长\u{9b}f";
    assert_eq!(filter().message(turned), "abcde 长f");
    assert_eq!(filter().message("a PLANTED\u{200b}KEY"), "a <redacted>");
}

#[test]
fn of_an_endless_message_the_start_is_looked_at() {
    let shown = filter().message(&"ab.".repeat(1_000_000));
    assert_eq!(shown.chars().count(), LONGEST_MESSAGE + 1);
    let hidden = format!("\"{}\" tail{}", "A1b2".repeat(1000), "A1b2".repeat(100));
    assert!(!filter().message(&hidden).contains("A1b2"));
}

proptest! {
    #[test]
    fn no_escapes_panic_and_no_planted_text_shows(
        text in "([&#x;%\\\\u0-9a-f{\\[\":,]|quot;|PLANTED|planted|KEY|&#x50;|\\\\u004c|%41|[\u{200b}长]){0,60}",
    ) {
        let shown = filter().message(&text);
        prop_assert!(!shown.to_ascii_uppercase().contains(PLANTED), "{}", shown);
    }
}
