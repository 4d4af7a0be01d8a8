//! JSON Lines.

use super::{options, read};

#[test]
fn json_lines_are_read() {
    let table: [(&str, &[&str]); 4] = [
        (
            r#"{"person_id":"1","person_name":"Ann","pictures":["a|b.jpg"," c.jpg"],"gender":2}"#,
            &[r#"1 staff/1 "Ann" 2 a|b.jpg+ c.jpg"#],
        ),
        (
            "\u{feff}{\"PersonId\":7,\"PersonName\":\"Ann\",\"picture\":\"a.jpg\",\"Gender\":null}\r\n\r\n",
            &[r#"1 staff/7 "Ann" - a.jpg"#],
        ),
        (
            "\n{\"person_id\":\"1\",\"group_id\":\"g\",\"pictures\":\"a.jpg|b.jpg\"}",
            &[r#"2 g/1 "" - a.jpg+b.jpg"#],
        ),
        ("", &[]),
    ];
    for (text, rows) in table {
        assert_eq!(
            read("people.jsonl", text.as_bytes(), &options()),
            rows,
            "{text}"
        );
    }
}

#[test]
fn lines_that_are_no_rows_are_told() {
    let table: [(&str, &[&str]); 7] = [
        (
            "{\"persn_id\":\"1\"}\n{\"person_id\":\"2\"}",
            &[
                "line 1: there is no column \"persn_id\"; Did you mean person_id? If it is something else, leave it out with \
                 --ignore.",
                r#"2 staff/2 "" - "#,
            ],
        ),
        (
            r#"{"person_id":"1","PersonId":"2"}"#,
            &["line 1, person_id: it is given twice; Leave one of the two out."],
        ),
        (
            r#"{"person_id":1.5}"#,
            &[
                "line 1, person_id: a text or a whole number is wanted here; Write the value in quotes.",
            ],
        ),
        (
            r#"{"pictures":[1]}"#,
            &[
                "line 1, pictures: a text, or a list of texts, is wanted here; Write the value in quotes.",
            ],
        ),
        (
            "{\"person_id\":\n",
            &[
                "line 1: this is no JSON: it ends too early, at character 0; Write one object in each line: {\"person_id\": \
                 \"1001\", \"person_name\": \"Ann\", \"pictures\": [\"ann.jpg\"]}",
            ],
        ),
        (
            "{\"person_id\" \"1\"}\n{\"person_id\":\"2\"}",
            &[
                "line 1: this is no JSON: look at character 14; Write one object in each line: {\"person_id\": \"1001\", \
                 \"person_name\": \"Ann\", \"pictures\": [\"ann.jpg\"]}",
                r#"2 staff/2 "" - "#,
            ],
        ),
        (
            "[\n{\"person_id\":\"2\"}]",
            &[
                "line 1: this is a list; Write one object in each line: {\"person_id\": \"1001\", \"person_name\": \"Ann\", \
                 \"pictures\": [\"ann.jpg\"]}",
            ],
        ),
    ];
    for (text, rows) in table {
        assert_eq!(
            read("people.jsonl", text.as_bytes(), &options()),
            rows,
            "{text}"
        );
    }
}
