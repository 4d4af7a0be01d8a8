use super::*;
use crate::definitions::{Definitions, ErrorCode, Wanted, definitions};
use crate::page::page;

const SERVICE: &str = "service: shop\nversion: \"2024-01-01\"\nlimits: { get_bytes: 32768, post_bytes: 10485760 }\n\
                       codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n";
const ERRORS: &str = "errors:\n  # Kept.\n  - { code: B.X, meaning: It is one., remedy: Wait., retry: never }\n\
                      sets:\n  - name: all\n    codes: [B.X]\n";
const TYPES: &str = "strings:\n  - name: Id\n    bytes: { max: 9, over: B.X }\n\nstructures:\n  - name: Thing\n    doc: A thing.\n    fields:\n      - { name: Size, type: Integer, doc: How big. }  # kept\n";
const LIST: &str = "action: ListThings\nsummary: Lists.\nsite: both\neffect: read\n\n\
                    parameters:\n  # The one.\n  - name: B\n    type: Id\n    doc: >-\n      Long\n      text.\n\n  - name: D\n    type: Integer\n    doc: Another.\n\n\
                    response:\n  - { name: Things, type: [Thing], doc: All. }\n  - { name: RequestId, type: String, always: true, doc: Id. }\n\n\
                    errors: { also: [B.X] } # the page has one\n";

/// Definitions of ListThings with these parameters, and of what `more` says.
fn vendor(parameters: &str, more: (&str, &str)) -> Definitions {
    let text = format!(
        r#"{{"metadata":{{"apiVersion":"2024-01-01","serviceShortName":"shop"}},
            "actions":{{"ListThings":{{"input":"ListThingsRequest","output":"ListThingsResponse"}}{}}},
            "objects":{{"ListThingsRequest":{{"members":[{parameters}]}},
                "ListThingsResponse":{{"members":[{{"name":"Things","type":"list","member":"Thing"}},{{"name":"RequestId","type":"string","member":"string"}}]}},
                "Thing":{{"members":[{{"name":"Size","type":"int","member":"int64"}}]}}{}}}}}"#,
        more.0, more.1
    );
    definitions(text.as_bytes(), "api.json").unwrap()
}

fn member(name: &str, kind: &str, of: &str) -> String {
    format!(r#"{{"name":"{name}","type":"{kind}","member":"{of}"}}"#)
}

fn merged_into(list: &str, definitions: &Definitions, codes: &[&str]) -> Merge {
    let files = [
        ("service.yaml", SERVICE),
        ("errors.yaml", ERRORS),
        ("types.yaml", TYPES),
        ("actions/list_things.yaml", list),
    ];
    let codes: Vec<ErrorCode> = codes
        .iter()
        .map(|code| ErrorCode {
            code: (*code).to_owned(),
            text: String::new(),
        })
        .collect();
    let facts = Facts {
        definitions,
        codes: &codes,
        page: None,
    };
    merge(
        &Sources::in_memory("spec", files),
        facts,
        Options::default(),
    )
    .unwrap()
}

#[test]
fn what_is_there_already_changes_nothing() {
    let same = vendor(
        &[member("B", "string", "string"), member("D", "int", "int64")].join(","),
        ("", ""),
    );
    let merge = merged_into(LIST, &same, &["B.X"]);
    assert_eq!(merge, Merge::default());
}

#[test]
fn new_rows_stand_at_their_place_and_all_else_stays() {
    let rows = ["A", "B", "C", "D", "E"].map(|name| match name {
        "B" => member(name, "string", "string"),
        _ => member(name, "int", "int64"),
    });
    let merge = merged_into(LIST, &vendor(&rows.join(","), ("", "")), &[]);
    let expected = "action: ListThings\nsummary: Lists.\nsite: both\neffect: read\n\n\
                    parameters:\n  - { name: A, type: Integer }\n\n  # The one.\n  - name: B\n    type: Id\n    doc: >-\n      Long\n      text.\n\n  - { name: C, type: Integer }\n\n  - name: D\n    type: Integer\n    doc: Another.\n\n  - { name: E, type: Integer }\n\n\
                    response:\n  - { name: Things, type: [Thing], doc: All. }\n  - { name: RequestId, type: String, always: true, doc: Id. }\n\n\
                    errors: { also: [B.X] } # the page has one\n";
    assert_eq!(merge.files["actions/list_things.yaml"], expected);
    assert_eq!(merge.files.len(), 1);
    let added = ["A", "C", "E"].map(|name| format!("{name} to the parameters of ListThings"));
    assert_eq!(merge.added, added);
    // Twice is once.
    let again = merged_into(expected, &vendor(&rows.join(","), ("", "")), &[]);
    assert_eq!(again, Merge::default());
    // Other line ends stay.
    let windows = merged_into(
        &LIST.replace('\n', "\r\n"),
        &vendor(&rows.join(","), ("", "")),
        &[],
    );
    assert_eq!(
        windows.files["actions/list_things.yaml"],
        expected.replace('\n', "\r\n")
    );
}

#[test]
fn a_table_that_is_not_there_yet_is_added() {
    let start = LIST.find("parameters:").unwrap();
    let without = format!(
        "{}{}",
        &LIST[..start],
        &LIST[LIST.find("response:").unwrap()..]
    );
    let merge = merged_into(
        &without,
        &vendor(&member("A", "int", "int64"), ("", "")),
        &[],
    );
    let expected = without.replace(
        "response:",
        "parameters:\n  - { name: A, type: Integer }\n\nresponse:",
    );
    assert_eq!(merge.files["actions/list_things.yaml"], expected);
}

#[test]
fn structures_codes_and_actions_are_added() {
    let action = r#","PutBox":{"input":"PutBoxRequest","output":"PutBoxResponse"}"#;
    let objects = r#","PutBoxRequest":{"members":[{"name":"Box","type":"object","member":"Box"}]},
        "PutBoxResponse":{"members":[]},
        "Box":{"members":[{"name":"Things","type":"list","member":"Thing"}]}"#;
    let rows = [member("B", "string", "string"), member("D", "int", "int64")].join(",");
    let merge = merged_into(
        LIST,
        &vendor(&rows, (action, objects)),
        &["A.X", "C.X", "B.X"],
    );
    let names: Vec<&str> = merge.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["actions/put_box.yaml", "errors.yaml", "types.yaml"]);
    let types =
        format!("{TYPES}  - name: Box\n    fields:\n      - {{ name: Things, type: [Thing] }}\n");
    assert_eq!(merge.files["types.yaml"], types);
    let errors = "errors:\n  - { code: A.X }\n  # Kept.\n\
                  \x20 - { code: B.X, meaning: It is one., remedy: Wait., retry: never }\n\
                  \x20 - { code: C.X }\n\
                  sets:\n  - name: all\n    codes: [B.X]\n  - name: service\n    codes:\n      - A.X\n      - C.X\n";
    assert_eq!(merge.files["errors.yaml"], errors);
    let added = ["action PutBox", "structure Box", "code A.X", "code C.X"];
    assert_eq!(merge.added, added);
}

#[test]
fn what_differs_is_told_with_its_place_and_left_alone() {
    let b = r#"{"name":"B","type":"int","member":"uint64","required":true}"#;
    let merge = merged_into(LIST, &vendor(b, ("", "")), &[]);
    let told = [
        "spec/actions/list_things.yaml:8: `B` of the parameters of ListThings: type string here, uint64 in the definitions",
        "spec/actions/list_things.yaml:8: `B` of the parameters of ListThings: required false here, true in the definitions",
        "spec/actions/list_things.yaml:14: `D` of the parameters of ListThings is not in the definitions",
    ];
    assert_eq!(merge.differs, told);
    assert_eq!(merge.files.len(), 0);
}

#[test]
fn lists_in_brackets_are_left_to_a_person() {
    let start = LIST.find("parameters:").unwrap();
    let brackets = "parameters: [{ name: B, type: Id, doc: An id. }, { name: D, type: Integer, doc: One. }]\n\n";
    let list = format!(
        "{}{brackets}{}",
        &LIST[..start],
        &LIST[LIST.find("response:").unwrap()..]
    );
    let rows = [
        member("B", "string", "string"),
        member("D", "int", "int64"),
        member("E", "int", "int64"),
    ]
    .join(",");
    let merge = merged_into(&list, &vendor(&rows, ("", "")), &[]);
    let told = "spec/actions/list_things.yaml:1: add E to the parameters of ListThings by hand: the list is written in brackets, or not there";
    assert_eq!(
        (merge.differs, merge.files.len()),
        (vec![told.to_owned()], 0)
    );
}

#[test]
fn a_spec_with_mistakes_is_not_touched() {
    let files = [
        ("service.yaml", SERVICE),
        ("actions/list_things.yaml", LIST),
    ];
    let sources = Sources::in_memory("spec", files);
    let told = merge(
        &sources,
        Facts {
            definitions: &vendor("", ("", "")),
            codes: &[],
            page: None,
        },
        Options::default(),
    )
    .unwrap_err()
    .to_string();
    let start = "spec: the spec has mistakes (3), such as spec/actions/list_things.yaml:9:11: error[S004]: unknown type `Id`; ";
    assert!(told.starts_with(start), "{told}");
}

const MARKED: &str = "errors: {} # DECIDE: the codes of its page\n";

/// A page of our own about the action.
const PAGE: &str = r#"shop.tencentcloudapi.com
Action | Yes | String | The value used for this API: ListThings. |
Version | Yes | String | The value used for this API: 2024-01-01. |
B | No | String | An id. |
Parameter Name | Type | Description |
Things | Array of Thing | All. |
RequestId | String | Id. |
POST / HTTP/1.1
{ "B": "1" }
{ "Response": { "Things": [{ "Size": 1 }], "RequestId": "1" } }
Error Code | Description |
InternalError | It failed. |
B.X | It is one. |
C.X | It is another. |
"#;

fn page_into(list: &str, page_text: &str) -> Merge {
    let none = Wanted::default();
    let page = page(page_text, "page.txt", &none, &none).unwrap();
    let files = [
        ("service.yaml", SERVICE),
        ("errors.yaml", ERRORS),
        ("types.yaml", TYPES),
        ("actions/list_things.yaml", list),
    ];
    let sources = Sources::in_memory("spec", files);
    merge(&sources, Facts::from(&page), Options::default()).unwrap()
}

#[test]
fn a_page_fills_errors_that_have_their_mark_and_examples_that_are_not_there() {
    let marked = LIST.replace("errors: { also: [B.X] } # the page has one\n", MARKED);
    let merge = page_into(&marked, PAGE);
    let filled = "errors:\n  also:\n    - B.X\n    - C.X\n    - InternalError\n\n\
                  examples:\n  - title: Example 1 # DECIDE: title\n    request:\n      B: \"1\"\n    response:\n      Things: [{ Size: 1 }]\n      RequestId: \"1\"\n";
    assert_eq!(
        merge.files["actions/list_things.yaml"],
        marked.replace(MARKED, filled)
    );
    let added = [
        "examples of the page to ListThings",
        "errors of the page to ListThings",
        "code C.X",
    ];
    // The action names it, so that it is in no set.
    let errors = ERRORS.replace("sets:", "  - { code: C.X }\nsets:");
    assert_eq!(merge.files["errors.yaml"], errors);
    assert_eq!(merge.added, added);
    let told =
        "spec/actions/list_things.yaml:14: `D` of the parameters of ListThings is not in the page";
    assert_eq!(merge.differs, [told]);
}

#[test]
fn what_a_page_has_besides_is_told() {
    let list = format!(
        "{LIST}examples:\n  - title: One\n    request: {{ B: \"2\" }}\n    response: {{ RequestId: \"2\" }}\n"
    );
    let again = PAGE.replace(
        "Error Code",
        "{ \"B\": \"3\" }\n{ \"Response\": { \"RequestId\": \"3\" } }\nError Code",
    );
    let merge = page_into(&list, &again);
    let names: Vec<&str> = merge.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["errors.yaml"]);
    let told = [
        "spec/actions/list_things.yaml:14: `D` of the parameters of ListThings is not in the page",
        "spec/actions/list_things.yaml:1: examples of ListThings are left alone; the page has 2, the spec 1",
        "spec/actions/list_things.yaml:1: errors of ListThings are left alone; the page has these as well: C.X",
    ];
    assert_eq!(merge.differs, told);
}

/// The vendor's examples have mistakes of their own. They must not keep the rest away.
#[test]
fn examples_that_do_not_fit_are_left_alone() {
    let marked = LIST.replace("errors: { also: [B.X] } # the page has one\n", MARKED);
    let merge = page_into(&marked, &PAGE.replace("\"Size\": 1", "\"Size\": \"big\""));
    let names: Vec<&str> = merge.files.keys().map(String::as_str).collect();
    assert_eq!(names, ["errors.yaml"]);
    let told = merge.differs.last().unwrap();
    let start = "spec: errors, examples and paging of actions are left alone, since with them the spec has mistakes (1), such as spec/actions/list_things.yaml:";
    assert!(told.starts_with(start), "{told}");
}

#[test]
fn paging_comes_back_with_its_rows_where_it_is_certain() {
    let paged = |text: &str| {
        let limit =
            format!(r#"{{"name":"Limit","type":"int","member":"uint64","document":"{text}"}}"#);
        let rows = [
            member("B", "string", "string"),
            member("D", "int", "int64"),
            member("Offset", "int", "uint64"),
            limit,
        ];
        let text = format!(
            r#"{{"metadata":{{"apiVersion":"2024-01-01","serviceShortName":"shop"}},
                "actions":{{"ListThings":{{"input":"ListThingsRequest","output":"ListThingsResponse"}}}},
                "objects":{{"ListThingsRequest":{{"members":[{}]}},
                    "ListThingsResponse":{{"members":[{},{},{}]}},
                    "Thing":{{"members":[{}]}}}}}}"#,
            rows.join(","),
            member("Things", "list", "Thing"),
            member("TotalCount", "int", "uint64"),
            member("RequestId", "string", "string"),
            member("Size", "int", "int64"),
        );
        definitions(text.as_bytes(), "api.json").unwrap()
    };
    let merge = merged_into(LIST, &paged("最大值为100。"), &[]);
    let file = &merge.files["actions/list_things.yaml"];
    let end = "\n\npaging: { offset: Offset, limit: Limit, max: 100, items: Things, total: TotalCount }\n\nerrors: { also: [B.X] } # the page has one\n";
    assert!(file.ends_with(end), "{file}");
    assert_eq!(merge.added.last().unwrap(), "paging to ListThings");
    let merge = merged_into(LIST, &paged(""), &[]);
    let told = "spec/actions/list_things.yaml:1: paging of ListThings is left alone; it may be `paging: { offset: Offset, limit: Limit, max: ?, items: Things, total: TotalCount }`";
    assert_eq!(merge.differs, [told]);
    // Where a person has left it out, nothing is told a second time.
    let again = merged_into(&merge.files["actions/list_things.yaml"], &paged(""), &[]);
    assert_eq!(again, Merge::default());
}
