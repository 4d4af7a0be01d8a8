//! JSON and lines.

use super::*;

#[test]
fn json_has_the_order_of_the_description() {
    let shown = rendered(Format::Json, None, "GetPersonList", &persons());
    assert_eq!(serde_json::from_str::<Value>(&shown).unwrap(), persons());
    let names = [
        "PersonInfos",
        "PersonName",
        "PersonId",
        "Gender",
        "PersonNum",
        "FaceNum",
        "RequestId",
    ];
    let places: Vec<_> = names
        .iter()
        .map(|name| shown.find(&format!("\"{name}\"")).unwrap())
        .collect();
    assert!(places.is_sorted(), "{shown}");
    assert!(shown.contains(r"\u001b[2JBob"), "{shown}");
}

#[test]
fn unknown_members_come_before_the_id_of_the_call() {
    let value = json!({ "RequestId": "1", "Abc": 1, "GroupInfos": [], "GroupNum": 0 });
    let shown = rendered(Format::Json, None, "GetGroupList", &value);
    let ordered =
        "{\n  \"GroupInfos\": [],\n  \"GroupNum\": 0,\n  \"Abc\": 1,\n  \"RequestId\": \"1\"\n}\n";
    assert_eq!(shown, ordered);
}

#[test]
fn all_examples_are_the_same_document_as_json() {
    for (action, response) in examples() {
        let shown = output(Format::Json, None)
            .render(&response, Some(action))
            .unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&shown).unwrap(),
            response,
            "{}",
            action.action
        );
    }
}

#[test]
fn items_have_a_line_each() {
    let shown = rendered(Format::JsonLines, None, "GetPersonList", &persons());
    let lines: Vec<Value> = shown
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(Value::Array(lines), persons()["PersonInfos"]);
    let shown = rendered(
        Format::JsonLines,
        None,
        "CreateGroup",
        &json!({ "FaceModelVersion": "3.0" }),
    );
    assert_eq!(shown, "{\"FaceModelVersion\":\"3.0\"}\n");
}

#[test]
fn text_has_the_same_columns_in_each_line() {
    let shown = rendered(Format::Text, None, "GetPersonList", &persons());
    let first =
        "张三丰\t1001\t2\t[\"计算机学院\",\"15级\"]\t[\"2877244861637985315\"]\t1594642823572";
    assert_eq!(shown.lines().next(), Some(first));
    assert!(shown.contains("\n\\u{1b}[2JBob\t1002\t0\t[]\t"), "{shown}");
    let short = json!({ "PersonInfos": [{ "PersonId": "1", "Later": true }] });
    let shown = rendered(Format::Text, None, "GetPersonList", &short);
    assert_eq!(shown, "\t1\t\t\t\t\ttrue\n");
}

#[test]
fn text_keeps_the_order_inside_of_a_column() {
    let created = json!({ "FaceId": "1", "FaceRect": { "Y": 2, "X": 1 } });
    let shown = rendered(Format::Text, None, "CreatePerson", &created);
    assert_eq!(shown, "1\t{\"X\":1,\"Y\":2}\t\t\n");
    let group = json!({ "GroupName": "人员库", "GroupExDescriptions": ["a"], "GroupId": "31" });
    let shown = rendered(Format::Text, None, "GetGroupInfo", &group);
    assert_eq!(shown, "人员库\t31\t[\"a\"]\t\t\t\n");
}

#[test]
fn queries_keep_orders() {
    let table = [
        (
            "PersonInfos[0].{name: PersonName, id: PersonId}",
            r#"{"name":"张三丰","id":"1001"}"#,
        ),
        ("{b: PersonNum, a: FaceNum}", r#"{"b":2,"a":3}"#),
        ("PersonInfos[].PersonId", "\"1001\"\n\"1002\""),
        ("Nothing", "null"),
    ];
    for (query, shown) in table {
        let found = rendered(Format::JsonLines, Some(query), "GetPersonList", &persons());
        assert_eq!(found, format!("{shown}\n"), "{query}");
    }
    let person = rendered(
        Format::JsonLines,
        Some("PersonInfos[0]"),
        "GetPersonList",
        &persons(),
    );
    assert!(
        person.starts_with("{\"PersonName\":\"张三丰\",\"PersonId\":\"1001\",\"Gender\":2"),
        "{person}"
    );
    let row = rendered(
        Format::Text,
        Some("PersonInfos[].[PersonId, Gender]"),
        "GetPersonList",
        &persons(),
    );
    assert_eq!(row, "1001\t2\n1002\t0\n");
    for format in [Format::Json, Format::Text] {
        assert_eq!(
            rendered(format, Some("Nothing"), "GetPersonList", &persons()),
            "null\n"
        );
    }
}

#[test]
fn a_wrong_query_is_refused_before_anything_is_sent() {
    let query = Some("a[".to_owned());
    let refused = Output::new(Format::Json, query, Terminal::none(80)).unwrap_err();
    assert_eq!(refused.exit(), crate::exit::Exit::Usage);
}

#[test]
fn pages_give_the_lines_of_one_page() {
    let output = output(Format::JsonLines, None);
    let items = output.items(action("GetPersonList"));
    let persons = persons();
    let pages = persons["PersonInfos"].as_array().unwrap();
    let shown: String = pages
        .iter()
        .map(|one| items.lines(std::slice::from_ref(one)))
        .collect();
    assert_eq!(
        shown,
        rendered(Format::JsonLines, None, "GetPersonList", &persons)
    );
}
