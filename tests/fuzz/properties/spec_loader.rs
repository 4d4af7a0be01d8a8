//! Any text as a file of a spec gives a problem that names the file, or Rust that parses.
//!
//! The first byte says which file of a small spec the rest is.

use iai_codegen::emit::{self, ClientOptions, EmulatorOptions};
use iai_codegen::{Problems, Sources, compile};
use quote::quote;

/// A spec with a type of each kind, an either-or rule, pages and an outcome.
pub const SPEC: [(&str, &str); 4] = [
    ("service.yaml", include_str!("../seeds/spec/service.yaml")),
    ("errors.yaml", include_str!("../seeds/spec/errors.yaml")),
    ("types.yaml", include_str!("../seeds/spec/types.yaml")),
    (
        "actions/list.yaml",
        include_str!("../seeds/spec/actions/list.yaml"),
    ),
];

pub fn check(data: &[u8]) {
    let [file, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let mut files = SPEC;
    files[usize::from(file % 4)].1 = text;
    let sources = Sources::in_memory("spec", files);
    let (api, problems) = compile(&sources, Problems::default());
    let reports = problems.render(&sources);
    assert!(
        api.is_some() || !reports.is_empty(),
        "neither an API nor a problem"
    );
    for report in &reports {
        assert!(report.starts_with("spec"), "{report}");
        assert!(report.contains("error[S0"), "{report}");
    }
    // What is generated beside problems must be Rust too, but looking every time would cost most of the runs.
    let look = reports.is_empty() || text.len() % 8 == 0;
    if let Some(api) = api.filter(|_| look) {
        parses(&api);
    }
}

fn parses(api: &iai_codegen::Api) {
    let client = emit::client(
        api,
        &ClientOptions {
            runtime: quote!(::tc3_runtime),
            path: Some("::fuzzed".to_owned()),
            gated: false,
            mend: "generate it anew".to_owned(),
        },
    );
    let emulator = emit::emulator(
        api,
        &EmulatorOptions {
            runtime: quote!(crate),
            client: quote!(::iai_client),
        },
    );
    for output in [client, emulator] {
        let parsed = syn::parse2::<syn::File>(output.tokens());
        assert!(parsed.is_ok(), "{:?}", parsed.err());
    }
}
