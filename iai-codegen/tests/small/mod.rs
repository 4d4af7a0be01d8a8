//! A small spec, with what a test adds to it.

#![allow(dead_code, reason = "each test uses its share")]

use iai_codegen::emit::{self, ClientOptions, EmulatorOptions};
use iai_codegen::{Problems, Sources, compile};
use quote::quote;

const SERVICE: &str = "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 32768, post_bytes: 10485760 }\n\
    codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n";

/// An action of this name, with these further lines.
pub(crate) fn action(name: &str, more: &str) -> String {
    format!("action: {name}\nsummary: Asks.\nsite: both\neffect: read\nerrors: {{}}\n{more}")
}

/// A spec of one action, `Ping`, whose file has these lines from the sixth on, and of these types.
pub(crate) fn spec(types: &str, ping: &str) -> Sources {
    spec_with(types, ping, &[])
}

/// The same with further files.
pub(crate) fn spec_with(types: &str, ping: &str, more: &[(&str, &str)]) -> Sources {
    let ping = action("Ping", ping);
    let mut files = vec![("service.yaml", SERVICE), ("actions/ping.yaml", &*ping)];
    files.extend(more);
    if !types.is_empty() {
        files.push(("types.yaml", types));
    }
    Sources::in_memory("spec", files)
}

/// A spec of one action with these further lines of `service.yaml`, and this `errors.yaml` if there is any.
pub(crate) fn spec_of(service: &str, errors: &str) -> Sources {
    let (service, ping) = (format!("{SERVICE}{service}"), action("Ping", ""));
    let mut files = vec![("service.yaml", &*service), ("actions/ping.yaml", &ping)];
    if !errors.is_empty() {
        files.push(("errors.yaml", errors));
    }
    Sources::in_memory("spec", files)
}

/// What is told about a spec, without `spec/`: the first line of each problem. Both sides are generated all the same.
pub(crate) fn told(sources: &Sources) -> Vec<String> {
    let (api, problems) = compile(sources, Problems::default());
    let api = api.expect("there is a service");
    let sides = [client(&api), emulator(&api)];
    for tokens in sides {
        syn::parse_str::<syn::File>(&tokens).expect("what is generated is Rust");
    }
    let reports = problems.render(sources);
    let first = |text: &String| text.lines().next().unwrap_or_default()["spec/".len()..].to_owned();
    reports.iter().map(first).collect()
}

/// First line and hint of each problem, without `spec/`.
pub(crate) fn hints(sources: &Sources) -> Vec<(String, String)> {
    let (_, problems) = compile(sources, Problems::default());
    let split = |text: String| {
        let first = text.lines().next().unwrap_or_default();
        let hint = text.split("= help: ").nth(1).unwrap_or_default();
        (first["spec/".len()..].to_owned(), hint.trim().to_owned())
    };
    problems.render(sources).into_iter().map(split).collect()
}

/// One thing is told, with that first line and hint.
pub(crate) fn expect(sources: &Sources, line: &str, hint: &str) {
    assert_eq!(hints(sources), [(line.to_owned(), hint.to_owned())]);
}

/// The client of a spec that may have problems.
pub(crate) fn client_of(sources: &Sources) -> String {
    let (api, _) = compile(sources, Problems::default());
    client(&api.expect("there is a service"))
}

/// The generated client, with sample calls.
pub(crate) fn client(api: &iai_codegen::Api) -> String {
    let options = ClientOptions {
        runtime: quote!(::tc3_runtime),
        path: Some("demo".to_owned()),
        gated: false,
        mend: "make it anew".to_owned(),
    };
    emit::client(api, &options).tokens().to_string()
}

/// The generated side of the emulator.
pub(crate) fn emulator(api: &iai_codegen::Api) -> String {
    let options = EmulatorOptions {
        runtime: quote!(crate),
        client: quote!(::demo),
    };
    emit::emulator(api, &options).tokens().to_string()
}
