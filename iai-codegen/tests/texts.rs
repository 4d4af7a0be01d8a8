//! Texts of a spec in the documentation of generated code: they stay texts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on fails"
)]

mod small;

use iai_codegen::{Problems, Sources, compile};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use small::{client, emulator, spec, spec_with};

/// The documentation of everything that the spec makes, line by line.
fn documentation(types: &str, ping: &str) -> Vec<String> {
    let (api, problems) = compile(&spec(types, ping), Problems::default());
    assert!(problems.is_empty(), "{:?}", problems.codes());
    let file: syn::File = syn::parse_str(&client(&api.unwrap())).unwrap();
    let text = prettyplease::unparse(&file);
    let lines = text.lines().map(str::trim);
    lines
        .filter_map(|line| line.strip_prefix("///"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn values_begin_no_block_and_no_tag() {
    let wild = "a\\n```\\nloop {}\\n```\\n<b> [c] `d`";
    let types = format!(
        "strings:\n  - {{ name: S, one_of: {{ values: [\"{wild}\"], error: InvalidParameter }} }}\n  \
         - {{ name: W, words: {{ values: [\"{wild}\"], separator: \"\\n\", error: InvalidParameter }} }}\n  \
         - {{ name: A, alphabet: {{ symbols: \"`\\n```\", error: InvalidParameter }} }}\n"
    );
    let row = |at: &str, ty: &str| format!("  - {{ name: {at}, type: {ty} }}\n");
    let rows = format!(
        "source: \"https://a\\n```\\nloop {{}}\"\nparameters:\n{}{}{}  - {{ name: D, type: String, default: \"{wild}\" }}\n",
        row("A", "S"),
        row("B", "W"),
        row("C", "A")
    );
    let lines = documentation(&types, &rows);
    let fences: Vec<&String> = lines
        .iter()
        .filter(|line| line.trim_start().starts_with("```"))
        .collect();
    assert_eq!(fences, [" ```no_run", " ```"], "the sample call alone");
    assert!(
        lines
            .iter()
            .any(|line| line.contains("One of ```` a ``` loop {} ``` <b> [c] `d` ````, else")),
        "{lines:?}"
    );
}

#[test]
fn marks_that_change_the_reading_are_left_out() {
    let row = "parameters:\n  - { name: A, type: String, doc: \"a\\rb\\0c\\u202ed\\u2066e\" }\n";
    let lines = documentation("", row);
    assert!(lines.contains(&" a b c d e".to_owned()), "{lines:?}");
}

/// Texts such as the vendor's pages have them, and worse.
const NASTY: [&str; 16] = [
    "取值范围：\n    1：开启\n    2：关闭",
    "```\nloop {}\n```",
    "```rust\npanic!()",
    "~~~\npanic!()\n~~~",
    "- ~~~ rust\n  panic!()",
    "1.      let x = 1;\n\n        panic!()",
    "-\t\tpanic!()",
    "> quote\n>\n>     panic!()",
    "<p>a<br/><b>c</p> <script>alert(1)</script> <!-- open",
    "[MissingType] [a](b) ![c](d) [e]: f\n[crate::Nope]",
    "Array<X> &lt;b&gt; `Vec<T>` `open <tag> [link]",
    "end */ of // a \"comment\" \\",
    "# Panics\n\nTitle\n===\n---",
    "见 https://cloud.tencent.com/document/api/867/32770。http://a.b, (https://c.d/e_f*)",
    "``a`b`` `c\n\nd` <e>",
    "\u{feff}| a | b |\n|---|---|\n| `c` | <d> |\t\u{202e}",
];

/// A spec with one such text in every place that has one.
fn spec_of_texts(text: &str) -> Sources {
    let text = serde_json::to_string(text).unwrap();
    let service = format!(
        "title: {text}\ngroups: [{{ name: g, doc: {text} }}]\nrates: {{ per_second: 1, groups: [{{ name: r, doc: {text} }}] }}\n\
         quotas: [{{ name: q, max: 1, doc: {text}, actions: [Ping] }}]\nnotes: [{{ doc: {text}, actions: [Ping] }}, {{ doc: {text} }}]\n"
    );
    let errors = format!(
        "errors: [{{ code: A.B, meaning: {text}, remedy: {text}, retry: never }}]\n\
         categories: [{{ name: c, doc: {text}, codes: [A.B] }}]\n"
    );
    let types = format!(
        "strings: [{{ name: S, doc: {text}, chars: {{ max: 9, over: A.B, advisory: {text} }} }}]\n\
         enums:\n  - {{ name: E, base: Integer, doc: {text}, values: [{{ value: 0, name: V, doc: {text} }}] }}\n  \
         - {{ name: W, base: Integer, switch: true, doc: {text}, values: [{{ value: 0, name: \"Off\", doc: {text} }}, {{ value: 1, name: \"On\", doc: {text} }}] }}\n\
         images: [{{ name: I, doc: {text}, advisory: {text} }}]\n\
         structures: [{{ name: T, doc: {text}, fields: [{{ name: F, type: String, doc: {text} }}] }}]\n"
    );
    let row = |name: &str, ty: &str| format!("  - {{ name: {name}, type: {ty}, doc: {text} }}\n");
    let rows = [
        ("A", "String"),
        ("B", "S"),
        ("C", "E"),
        ("D", "I"),
        ("F", "[T]"),
        ("G", "W"),
    ];
    let rows: String = rows.iter().map(|(name, ty)| row(name, ty)).collect();
    let ping = format!(
        "doc: {text}\ndeprecated: {text}\ngroup: g\nrate_group: r\nparameters:\n{rows}response:\n{rows}\
         outcomes: [{{ name: O, carries: [A], doc: {text} }}]\n\
         examples: [{{ title: {text}, request: {{ A: {text} }}, response: {{ A: {text} }} }}]\n\
         corrections: [{{ at: summary, page: 1, why: {text} }}]\n"
    );
    let mut sources = spec_with(&types, &ping, &[("errors.yaml", &errors)]);
    assert!(sources.edit(
        "actions/ping.yaml",
        "summary: Asks.",
        &format!("summary: {text}")
    ));
    assert!(sources.edit("actions/ping.yaml", "errors: {}", "errors: { also: [A.B] }"));
    assert!(sources.edit(
        "service.yaml",
        "service: demo\n",
        &format!("service: demo\n{service}")
    ));
    sources
}

/// Every piece of documentation in generated code, as rustdoc takes it.
fn pieces(tokens: &str) -> Vec<String> {
    let file: syn::File = syn::parse_str(tokens).unwrap();
    let text = prettyplease::unparse(&file);
    let mut pieces = vec![String::new()];
    for line in text.lines() {
        match line.trim_start().strip_prefix("///") {
            Some(line) => {
                let piece = pieces.last_mut().unwrap();
                piece.push_str(line.strip_prefix(' ').unwrap_or(line));
                piece.push('\n');
            }
            None => pieces.push(String::new()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// What the parser of rustdoc finds in it that is neither text nor the generator's own.
fn strange(piece: &str) -> Vec<String> {
    let own_block = |info: &str| ["no_run", "json"].contains(&info);
    let own_heading = piece.contains("# Errors\n") || piece.contains("# Checks\n");
    let is_strange = |event: &Event<'_>| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => true,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => !own_block(info),
        Event::Start(Tag::Link { link_type, .. }) => {
            *link_type != LinkType::Autolink && !piece.contains("[`")
        }
        Event::Start(Tag::Heading { .. }) => !own_heading,
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock | Tag::BlockQuote(_)) => true,
        Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        _ => false,
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut found: Vec<String> = Parser::new_ext(piece, options)
        .filter(is_strange)
        .map(|event| format!("{event:?}"))
        .collect();
    // rustdoc warns of an address that is no link.
    let mut in_link = false;
    for event in Parser::new_ext(piece, options) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::CodeBlock(_)) => in_link = true,
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => in_link = false,
            Event::Text(text) if !in_link && text.contains("://") => {
                found.push(format!("bare {text}"))
            }
            _ => {}
        }
    }
    found
}

#[test]
fn texts_of_the_vendor_are_texts_in_every_place() {
    for text in NASTY {
        let (api, problems) = compile(&spec_of_texts(text), Problems::default());
        assert!(problems.is_empty(), "{:?}", problems.codes());
        let api = api.unwrap();
        for tokens in [client(&api), emulator(&api)] {
            for piece in pieces(&tokens) {
                assert_eq!(strange(&piece), [""; 0], "{text:?} in\n{piece}");
            }
        }
    }
}
