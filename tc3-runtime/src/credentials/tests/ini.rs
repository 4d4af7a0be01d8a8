//! Files with sections, line by line.

use proptest::prelude::*;

use crate::credentials::ini::{IniProblem, find, sections};

/// The value of `key` in `[p]`, or the problem.
fn value<'a>(text: &'a str, key: &str) -> Result<Option<&'a str>, IniProblem> {
    let sections = sections(text)?;
    let entry = find(&sections, "p").and_then(|section| section.get(key));
    Ok(entry.map(|entry| entry.value))
}

#[test]
fn lines_are_read_as_written() {
    let table = [
        ("[p]\nk = v", Ok(Some("v"))),
        ("[p]\r\nk = v\r\n", Ok(Some("v"))),
        ("\u{feff}[p]\nk=v", Ok(Some("v"))),
        ("[ p ]\n \tk\t=  v w ", Ok(Some("v w"))),
        ("[p]\nk = a;b#c", Ok(Some("a;b#c"))),
        ("[p]\nk = v ; no comment", Ok(Some("v ; no comment"))),
        ("[p]\n; k = 1\n# k = 2\nk = 3", Ok(Some("3"))),
        ("[p]\nk = a=b:c", Ok(Some("a=b:c"))),
        ("[p]\nk: a=b", Ok(Some("a=b"))),
        ("[p]\nk = a\\nb", Ok(Some("a\\nb"))),
        ("[p]\nK = v", Ok(Some("v"))),
        ("[p]\nk =", Ok(Some(""))),
        ("[P]\nk = v", Ok(None)),
        ("", Ok(None)),
        ("k = v", Err(IniProblem::Syntax { line: 1 })),
        ("[p]\n\nnonsense", Err(IniProblem::Syntax { line: 3 })),
        ("[p]\n= v", Err(IniProblem::Syntax { line: 2 })),
        ("[p", Err(IniProblem::Syntax { line: 1 })),
        ("[]", Err(IniProblem::Syntax { line: 1 })),
        ("[p] ; main", Err(IniProblem::Syntax { line: 1 })),
        (
            "[p]\nk = 1\n\nK = 2",
            Err(IniProblem::Key { line: 4, first: 2 }),
        ),
        (
            "[p]\n[q]\n[p]",
            Err(IniProblem::Section { line: 3, first: 1 }),
        ),
        ("[p]\nk = v\n[q]\nx", Err(IniProblem::Syntax { line: 4 })),
    ];
    for (text, expected) in table {
        assert_eq!(value(text, "k"), expected, "{text:?}");
    }
}

#[test]
fn lines_of_sections_and_keys_are_told() {
    let sections = sections("# top\n[a]\nk = 1\n\n[b]\nk = 2").unwrap();
    let lines = |name: &str| {
        let section = find(&sections, name).unwrap();
        (section.line, section.get("k").unwrap().line)
    };
    assert_eq!((lines("a"), lines("b")), ((2, 3), (5, 6)));
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,200}|[\\[\\]=:;#a\\r\\n \u{feff}]{0,60}") {
        let _ = sections(&text);
    }

    #[test]
    fn what_is_written_is_read(key in "[a-z_]{1,12}", value in "[!-~]{1,60}") {
        let text = format!("[p]\r\n{key} = {value}\r\n[q]\n{key} = other\n");
        prop_assert_eq!(super::ini::value(&text, &key), Ok(Some(&*value)));
    }
}
