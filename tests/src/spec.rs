//! The real spec, the code generated from it, and ways to change the spec in memory.

use iai_codegen::emit::{self, ClientOptions, EmulatorOptions, Item, Output};
use iai_codegen::{Api, Problems, Sources, compile};
use quote::quote;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The folder of the real spec.
#[must_use]
pub fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec"))
}

/// The files of the real spec.
///
/// # Panics
///
/// When the folder cannot be read.
#[must_use]
pub fn sources() -> Sources {
    let mut problems = Problems::default();
    let sources = Sources::read(&folder(), "spec", &mut problems);
    assert!(problems.is_empty(), "{:?}", problems.codes());
    sources
}

/// The API that valid sources describe.
///
/// # Panics
///
/// When they are not valid; the message holds all problems.
#[must_use]
pub fn api(sources: &Sources) -> Api {
    let (api, problems) = compile(sources, Problems::default());
    assert!(
        problems.is_empty(),
        "{}",
        problems.render(sources).join("\n\n")
    );
    api.expect("a valid spec has a service")
}

/// The generated client, as `iai-client` has it.
#[must_use]
pub fn client(api: &Api) -> Output {
    emit::client(
        api,
        &ClientOptions {
            runtime: quote!(::tc3_runtime),
            path: Some("iai_client".to_owned()),
            gated: true,
            mend: "use versions of iai-macros and tc3-runtime that belong together".to_owned(),
        },
    )
}

/// The generated side of the emulator, as `iai-emulator` has it.
#[must_use]
pub fn emulator(api: &Api) -> Output {
    emit::emulator(
        api,
        &EmulatorOptions {
            runtime: quote!(crate),
            client: quote!(::iai_client),
        },
    )
}

/// One item as formatted Rust.
///
/// # Panics
///
/// When it is not valid Rust.
#[must_use]
pub fn pretty(item: &Item) -> String {
    let file =
        syn::parse2(item.tokens.clone()).unwrap_or_else(|error| panic!("{}: {error}", item.name));
    prettyplease::unparse(&file)
}

/// Every generated item by its full name, formatted.
#[must_use]
pub fn items(output: &Output) -> BTreeMap<String, String> {
    output
        .items()
        .map(|(name, item)| (name, pretty(item)))
        .collect()
}

/// Names of the items that differ between two outputs.
#[must_use]
pub fn changed(before: &Output, after: &Output) -> Vec<String> {
    let (before, after) = (items(before), items(after));
    let names = before
        .keys()
        .chain(after.keys().filter(|name| !before.contains_key(*name)));
    names
        .filter(|name| before.get(*name) != after.get(*name))
        .cloned()
        .collect()
}
