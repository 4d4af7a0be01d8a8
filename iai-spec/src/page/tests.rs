use super::*;
use crate::definitions::Type;
use iai_codegen::model::Node;

/// A page of our own, flattened as a browser does it.
const PAGE: &str = r#"Domain name for API request: shop.tencentcloudapi.com.
Parameter Name | Required | Type | Description |
---|---|---|---|
Action | Yes | String | Common Params. The value used for this API: PutBox. |
Version | Yes | String | Common Params. The value used for this API: 2024-01-01. |
Region | No | String | Common Params. Not needed. |
BoxId | Yes | String | Id, up to 9 bytes. |
Things.N | No | Array of Thing | What is in it. |
Size | No | Integer | How big | or small. |
Parameter Name | Type | Description |
---|---|---|
Frame | Frame | Where it is. Note: this field may return null. |
RequestId | String | Id. |
https://shop.tencentcloudapi.com/?Action=PutBox
&BoxId=1001
&Things.0.Name=a & b
&Things.0.Kind=0
&Things.1.Name=c=d
&Size=7
&<Common request parameters>
{
"Response": {
"Frame": { "X": 1, "Y": 2.5 },
"RequestId": "1"
}
}
This example shows an error.
POST / HTTP/1.1
X-TC-Action: PutBox

{
    "BoxId": "2"
}
{ "Response": { "RequestId": "2" } }
Error Code | Description |
---|---|
InternalError | It failed. |
LimitExceeded.Boxes | Too many. |
InternalError | It failed. |
"#;

fn rows(object: &Object) -> Vec<String> {
    let row = |member: &Member| {
        let Member {
            name,
            ty,
            required,
            nullable,
            ..
        } = member;
        format!(
            "{name}: {ty}{}{}",
            if *required { " required" } else { "" },
            if *nullable { " null" } else { "" }
        )
    };
    object.members.iter().map(row).collect()
}

#[test]
fn tables_are_told_apart_by_their_cells() {
    let page = page(PAGE, "page.txt", &Wanted::default(), &Wanted::default()).unwrap();
    let definitions = &page.definitions;
    assert_eq!(
        (&*definitions.service, &*definitions.version),
        ("shop", "2024-01-01")
    );
    assert_eq!(definitions.actions[0].name, "PutBox");
    let objects: Vec<_> = definitions
        .objects
        .iter()
        .map(|object| (&*object.name, rows(object)))
        .collect();
    let expected = [
        (
            "PutBoxRequest",
            vec![
                "BoxId: string required",
                "Things: list<Thing>",
                "Size: int64",
            ],
        ),
        (
            "PutBoxResponse",
            vec!["Frame: Frame null", "RequestId: string"],
        ),
        ("Thing", vec!["Name: string", "Kind: int64"]),
        ("Frame", vec!["X: int64", "Y: float"]),
    ];
    let expected = expected.map(|(name, rows)| {
        (
            name,
            rows.into_iter().map(str::to_owned).collect::<Vec<_>>(),
        )
    });
    assert_eq!(objects, expected);
    let codes: Vec<&str> = page.codes.iter().map(|row| &*row.code).collect();
    assert_eq!(codes, ["InternalError", "LimitExceeded.Boxes"]);
}

#[test]
fn lost_headings_and_tabs_do_no_harm() {
    let bare: String = PAGE
        .lines()
        .filter(|line| !line.contains("---") && !line.contains("Name |"))
        .map(|line| format!("{line}\n"))
        .collect();
    let tabs = bare.replace(" |\n", "\n").replace(" | ", "\t");
    let whole = page(PAGE, "page.txt", &Wanted::default(), &Wanted::default()).unwrap();
    assert_eq!(
        page(&bare, "page.txt", &Wanted::default(), &Wanted::default()).unwrap(),
        whole
    );
    let read = page(&tabs, "page.txt", &Wanted::default(), &Wanted::default()).unwrap();
    let names = |page: &Page| {
        page.definitions
            .objects
            .iter()
            .map(rows)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&read), names(&whole));
}

#[test]
fn examples_are_queries_or_json() {
    let page = page(PAGE, "page.txt", &Wanted::default(), &Wanted::default()).unwrap();
    let text = |text: &str| Node::Text(text.to_owned());
    let map = |entries: Vec<(&str, Node)>| {
        Node::Map(
            entries
                .into_iter()
                .map(|(key, value)| (text(key), value))
                .collect(),
        )
    };
    let things = vec![
        map(vec![("Name", text("a & b")), ("Kind", Node::Int(0))]),
        map(vec![("Name", text("c=d"))]),
    ];
    let request = map(vec![
        ("BoxId", text("1001")),
        ("Things", Node::List(things)),
        ("Size", Node::Int(7)),
    ]);
    assert_eq!(page.examples[0].request, request);
    assert_eq!(page.examples[1].request, map(vec![("BoxId", text("2"))]));
    assert_eq!(
        page.examples[1].response,
        map(vec![("RequestId", text("2"))])
    );
    assert_eq!(page.examples.len(), 2);
}

#[test]
fn what_a_page_lacks_is_told() {
    let told = |text: &str, wanted: &Wanted| {
        page(text, "page.txt", wanted, &Wanted::default())
            .unwrap_err()
            .to_string()
    };
    let cases = [
        (
            "".to_owned(),
            "page.txt: the page names no action\n  = help: copy the whole page, with the row `Action` of its table or with an example",
        ),
        (
            PAGE.replace("tencentcloudapi", "example"),
            "page.txt: the page names no host\n  = help: give the service with --service",
        ),
        (
            PAGE.replace("Version | Yes", "Version |"),
            "page.txt: the page names no version\n  = help: give the version with --version",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(&text, &Wanted::default()), expected);
    }
    let given = Wanted::version("shop", "2024-01-01");
    let lacking = PAGE
        .replace("tencentcloudapi", "example")
        .replace("Version | Yes", "Version |");
    assert_eq!(
        page(&lacking, "page.txt", &given, &Wanted::default())
            .unwrap()
            .definitions
            .version,
        "2024-01-01"
    );
}

#[test]
fn types_of_pages() {
    let rows = "A | Yes | Timestamp | x |\nB | No | Timestamp ISO8601 | x |\nC | 否 | Array of String | x |\nAction | 是 | String | 公共参数，本接口取值：PutBox。 |\n";
    let page = page(
        rows,
        "page.txt",
        &Wanted::default(),
        &Wanted::version("shop", "2024-01-01"),
    )
    .unwrap();
    let types: Vec<String> = page.definitions.objects[0]
        .members
        .iter()
        .map(|member: &Member| Type::to_string(&member.ty))
        .collect();
    assert_eq!(types, ["datetime", "datetime_iso", "list<string>"]);
    assert_eq!(page.definitions.actions[0].name, "PutBox");
}

#[test]
fn what_neither_page_nor_arguments_tell_is_that_of_the_spec() {
    let read = |text: &str, wanted: &Wanted| {
        let spec = Wanted::version("box", "2025-01-01");
        let definitions = page(text, "page.txt", wanted, &spec).unwrap().definitions;
        (definitions.service, definitions.version)
    };
    let pair = |service: &str, version: &str| (service.to_owned(), version.to_owned());
    let none = Wanted::default();
    assert_eq!(read(PAGE, &none), pair("shop", "2024-01-01"));
    let no_host = PAGE.replace("tencentcloudapi", "example");
    assert_eq!(read(&no_host, &none), pair("box", "2024-01-01"));
    let no_version = PAGE.replace("Version | Yes", "Version |");
    assert_eq!(read(&no_version, &none), pair("shop", "2025-01-01"));
    assert_eq!(
        read(&no_version, &Wanted::version("x", "2026-01-01")),
        pair("x", "2026-01-01")
    );
}
