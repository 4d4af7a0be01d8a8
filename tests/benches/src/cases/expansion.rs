//! The code of all actions, made from the spec as a build makes it.

use std::path::PathBuf;

use iai_codegen::emit::{self, ClientOptions};
use iai_codegen::{Problems, Sources, compile};
use quote::quote;

/// Reads the spec of the service and makes its client's code; tells how many actions it has.
///
/// # Panics
///
/// When the spec has a mistake.
#[must_use]
pub fn expansion() -> usize {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec"));
    let mut problems = Problems::default();
    let sources = Sources::read(&folder, "spec", &mut problems);
    let (api, problems) = compile(&sources, problems);
    assert!(problems.is_empty(), "{:?}", problems.codes());
    let api = api.expect("a valid spec has a service");
    let options = ClientOptions {
        runtime: quote!(::tc3_runtime),
        path: Some("iai_client".to_owned()),
        gated: true,
        mend: String::new(),
    };
    let tokens = emit::client(&api, &options).tokens();
    assert!(!tokens.is_empty());
    api.actions.len()
}
