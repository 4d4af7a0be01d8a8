//! From arguments to tokens: the folder, the generator, problems as errors, tracking of files.

use crate::arguments::{ClientArguments, DescriptionArguments, EmulatorArguments};
use iai_codegen::emit::{self, Output};
use iai_codegen::{Api, Problems, Sources, compile};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use std::path::PathBuf;
use syn::LitStr;

pub(crate) fn client(arguments: &ClientArguments) -> TokenStream {
    expand(&arguments.spec, |api| emit::client(api, &arguments.options))
}

pub(crate) fn description(arguments: &DescriptionArguments) -> TokenStream {
    expand(&arguments.spec, |api| {
        emit::description(api, &arguments.options)
    })
}

pub(crate) fn emulator(arguments: &EmulatorArguments) -> TokenStream {
    expand(&arguments.spec, |api| {
        emit::emulator(api, &arguments.options)
    })
}

/// Errors come first. What can still be generated follows, so that one bad row causes no errors in the caller's code.
fn expand(spec: &LitStr, emit: impl FnOnce(&Api) -> Output) -> TokenStream {
    let mut problems = Problems::default();
    let bases = [manifest_folder(), calling_folder()];
    let sources = Sources::find(&spec.value(), bases.into_iter().flatten(), &mut problems);
    let (api, problems) = compile(&sources, problems);
    let errors = problems
        .render(&sources)
        .into_iter()
        .map(|text| quote_spanned!(spec.span()=> ::core::compile_error! { #text }));
    let generated = api.map(|api| emit(&api).tokens());
    let tracked = track(&sources);
    quote! { #(#errors)* #generated #tracked }
}

fn manifest_folder() -> Option<PathBuf> {
    std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)
}

/// The folder of the file that calls the macro: test harnesses build it from another manifest.
fn calling_folder() -> Option<PathBuf> {
    let file = Span::call_site().unwrap().local_file()?;
    file.parent().map(PathBuf::from)
}

/// Makes the compiler watch every file that was read.
fn track(sources: &Sources) -> TokenStream {
    let paths = sources
        .files
        .iter()
        .filter_map(|file| file.path.canonicalize().ok());
    let paths = paths.filter_map(|path| path.to_str().map(str::to_owned));
    quote! { #(const _: &[u8] = ::core::include_bytes!(#paths);)* }
}
