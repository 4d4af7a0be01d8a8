//! The files of the page: whole, and without anything from elsewhere.

use super::*;
use crate::identifiers::Identifiers;
use std::collections::BTreeSet;
use std::sync::Arc;

fn get(path: &str) -> (u16, &'static str, String) {
    let account = Account::empty(Arc::new(Identifiers::new(1)));
    let uri: Uri = path.parse().unwrap();
    let AdminResponse(status, body) = response(&account, &Method::GET, &uri).unwrap();
    match body {
        AdminBody::File(content_type, bytes) => {
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            (status.as_u16(), content_type, text)
        }
        AdminBody::Whole(value) => (status.as_u16(), JSON, value.to_string()),
        AdminBody::Pages(_) | AdminBody::Picture(_) => panic!("{path} is no document"),
    }
}

/// What stands between two texts, everywhere.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let parts = text.split(start).skip(1);
    parts.filter_map(|part| part.split(end).next()).collect()
}

#[test]
fn every_file_that_is_named_is_served() {
    let mut named = BTreeSet::from(["/_emulator/ui".to_owned()]);
    for (_, _, text) in FILES {
        let quoted = between(text, "\"/_emulator/ui/", "\"").into_iter();
        let imported = between(text, " from \"./", "\"").into_iter();
        named.extend(
            quoted
                .chain(imported)
                .map(|file| format!("/_emulator/ui/{file}")),
        );
    }
    assert_eq!(named.len(), FILES.len(), "{named:?}");
    for path in &named {
        let (status, content_type, text) = get(path);
        assert_eq!(status, 200, "{path}");
        let expected = match path.rsplit_once('.') {
            Some((_, "js")) => "text/javascript; charset=utf-8",
            Some((_, "css")) => "text/css; charset=utf-8",
            Some((_, "svg")) => "image/svg+xml",
            _ => "text/html; charset=utf-8",
        };
        assert_eq!(content_type, expected, "{path}");
        assert!(!text.is_empty() && text.lines().count() <= 400, "{path}");
    }
}

#[test]
fn nothing_comes_from_elsewhere_or_as_html() {
    for (name, _, text) in FILES {
        // The one address is the name of a language of the file.
        let text = text.replace("http://www.w3.org/2000/svg", "");
        for part in [
            "http:",
            "https:",
            "//cdn",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
        ] {
            assert!(!text.contains(part), "{part} in {name}");
        }
    }
    let html = get("/_emulator/ui").2;
    for part in ["style=", "<style", " onclick", "javascript:"] {
        assert!(!html.contains(part), "{part}");
    }
    assert_eq!(
        between(&html, "<script", "</script>"),
        [" type=\"module\" src=\"/_emulator/ui/main.js\">"]
    );
}

/// Texts stand in one file, so that another language can be added beside them.
#[test]
fn every_text_has_its_key_and_every_key_its_use() {
    let (_, _, texts) = get("/_emulator/ui/texts.js");
    let keys: Vec<&str> = between(&texts, "\n    \"", "\": ");
    assert!(keys.len() > 150, "{}", keys.len());
    let unique: BTreeSet<&str> = keys.iter().copied().collect();
    assert_eq!(unique.len(), keys.len(), "a key stands twice");
    let all: String = FILES.iter().map(|(_, _, text)| *text).collect();
    let mut missing = Vec::new();
    for (start, ends) in [
        ("text(\"", ["", ""]),
        ("counted(\"", [".one", ".count"]),
        ("data-text=\"", ["", ""]),
        ("data-label=\"", ["", ""]),
    ] {
        for key in between(&all, start, "\"") {
            let wanted = ends.map(|end| format!("{key}{end}"));
            missing.extend(
                wanted
                    .into_iter()
                    .filter(|key| !unique.contains(key.as_str())),
            );
        }
    }
    assert_eq!(missing, Vec::<String>::new());
    // Keys that are put together have their beginning in a template.
    let is_used = |key: &str| {
        let stem = key.trim_end_matches(".one").trim_end_matches(".count");
        let is_named = all.matches(&format!("\"{stem}\"")).count() > usize::from(stem == key);
        let beginnings = key
            .match_indices('.')
            .map(|(end, _)| format!("`{}.${{", &key[..end]));
        is_named
            || beginnings
                .into_iter()
                .any(|beginning| all.contains(&beginning))
    };
    let unused: Vec<&str> = keys.into_iter().filter(|key| !is_used(key)).collect();
    assert_eq!(unused, Vec::<&str>::new());
}

#[test]
fn the_actions_are_those_of_the_description() {
    let (status, content_type, text) = get("/_emulator/actions");
    assert_eq!((status, content_type), (200, "application/json"));
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["actions"].as_array().unwrap().len(), 35);
    let actions = document["actions"].as_array().unwrap().iter();
    let create = actions
        .clone()
        .find(|each| each["action"] == "CreatePerson");
    let first = &create.unwrap()["parameters"][0];
    assert_eq!(
        (&first["name"], &first["required"]),
        (&"GroupId".into(), &true.into())
    );
}

#[test]
fn queries_of_lists_are_checked() {
    for (path, expected) in [
        ("groups", 200),
        ("groups?offset=3&limit=200", 200),
        ("groups?limit=201", 400),
        ("groups?limit=-1", 400),
        ("groups?page=2", 400),
        ("groups?limit=%zz", 400),
        ("persons", 400),
        ("persons?group=g", 400),
        ("persons?person=p", 200),
        ("odd.js", 404),
    ] {
        let (status, _, said) = get(&format!("/_emulator/ui/{path}"));
        assert_eq!(status, expected, "{path}: {said}");
    }
}
