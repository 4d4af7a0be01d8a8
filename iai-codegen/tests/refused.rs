//! What the platform has and the runtime can neither send nor read, and what a spec may leave out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use iai_codegen::{Problems, Sources, compile};
use small::{action, client, client_of, emulator, spec, spec_with, told};

#[test]
fn an_upload_and_a_stream_are_named() {
    // The vendor's definitions have the word in small letters.
    for ty in ["Binary", "binary"] {
        let file = format!("parameters:\n  - {{ name: File, type: {ty}, required: true }}\n");
        assert_eq!(
            told(&spec("", &file)),
            [
                "actions/ping.yaml:7:25: error[S025]: the upload of a file as the body of a request, which the \
                 runtime cannot send"
            ]
        );
    }
    let chat = action("Chat", "streams: true\n");
    let sources = spec_with("", "", &[("actions/chat.yaml", &chat)]);
    assert_eq!(
        told(&sources),
        [
            "actions/chat.yaml:6:10: error[S025]: `Chat` answers with a stream of events, which the runtime cannot \
             read"
        ]
    );
    // The rest is generated.
    let generated = client_of(&sources);
    assert!(generated.contains("PingRequest") && !generated.contains("ChatRequest"));
    let calm = action("Chat", "streams: false\n");
    assert_eq!(
        told(&spec_with("", "", &[("actions/chat.yaml", &calm)])),
        [""; 0]
    );
}

#[test]
fn an_action_may_be_unsigned_and_of_one_site() {
    let generated = client_of(&spec("", "signed: false\n"));
    assert!(generated.contains("const SIGNED : bool = false ;"));
    assert!(!client_of(&spec("", "signed: true\n")).contains("SIGNED"));
    let pong = "action: Pong\nsite: international\neffect: read\nerrors: {}\nparameters:\n  \
                - { name: A, type: String, site: international }\n";
    let generated = client_of(&spec_with("", "", &[("actions/pong.yaml", pong)]));
    assert!(generated.contains("const SITE : rt :: Site = rt :: Site :: International ;"));
    assert!(generated.contains("Offered on the international site only."));
    assert!(generated.contains("`A`. International site only."));
}

/// A spec that says nothing but names and types.
const BARE: [(&str, &str); 4] = [
    (
        "service.yaml",
        "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 1, post_bytes: 1 }\n\
         codes: { missing: Bare, wrong_type: Bare.Inner, unknown_parameter: Bare }\n",
    ),
    (
        "errors.yaml",
        "errors:\n  - { code: Bare }\n  - { code: Bare.Inner }\n  - { code: InternalError.Odd }\n\
                      sets: [{ name: all, codes: [Bare, Bare.Inner, InternalError.Odd] }]\n",
    ),
    (
        "types.yaml",
        "structures: [{ name: T, fields: [{ name: B, type: Integer }] }]\n\
         enums: [{ name: E, base: Integer, values: [{ value: 1, name: One }] }]\n",
    ),
    (
        "actions/ping.yaml",
        "action: Ping\neffect: read\nerrors: { sets: [all] }\n\
         parameters: [{ name: A, type: T }, { name: C, type: E }]\n\
         response: [{ name: D, type: String }, { name: F, type: String }]\n\
         outcomes: [{ name: Some, when: D, carries: [D] }, { name: None, carries: [] }]\n",
    ),
];

#[test]
fn texts_may_be_left_out() {
    let sources = Sources::in_memory("spec", BARE);
    assert_eq!(told(&sources), [""; 0]);
    let (api, _) = compile(&sources, Problems::default());
    let api = api.unwrap();
    let class = |code: &str| {
        api.codes
            .iter()
            .find(|row| row.row.code == code)
            .unwrap()
            .row
            .retry
    };
    use iai_codegen::model::Retry::{Never, Transient};
    assert_eq!(
        (class("Bare.Inner"), class("InternalError.Odd")),
        (Never, Transient)
    );
    for side in [client(&api), emulator(&api)] {
        has_whole_documentation(&side);
    }
    let text = client(&api);
    for line in [
        "\" `Ping`.\"",
        "\" `Bare`.\"",
        "\" Parameters of Ping.\"",
        "\" `Some`.\"",
    ] {
        assert!(text.contains(line), "{line}");
    }
}

/// No documentation begins or ends with an empty line, and no sentence is about nothing.
fn has_whole_documentation(side: &str) {
    let file: syn::File = syn::parse_str(side).unwrap();
    let text = prettyplease::unparse(&file);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_doc = |line: Option<&&str>| line.is_some_and(|line| line.starts_with("///"));
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| **line == "///") {
        let around = at > 0 && is_doc(lines.get(at - 1)) && is_doc(lines.get(at + 1));
        assert!(around, "{at}: {line}");
    }
    assert!(
        !text.contains("``") || text.contains("```"),
        "an empty name"
    );
    for empty in [": .", "What to do: \n", "`: \n"] {
        assert!(!text.contains(empty), "{empty}");
    }
}
