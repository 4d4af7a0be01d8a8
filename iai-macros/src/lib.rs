//! Procedural macros over [`iai_codegen`]: they find the spec folder, hand it to the generator and turn every
//! problem into a `compile_error!` of its own. All logic is in the generator.
//!
//! Edits of a spec file are noticed by the compiler itself. A file that is added or removed is noticed with a
//! `build.rs` of one line beside the manifest:
//!
//! ```
//! // build.rs
//! # #[allow(clippy::needless_doctest_main)]
//! fn main() {
//!     println!("cargo::rerun-if-changed=spec");
//! }
//! ```

mod arguments;
mod expand;

use arguments::{ClientArguments, DescriptionArguments, EmulatorArguments};
use proc_macro::TokenStream;
use syn::parse_macro_input;

/// Generates the client of a spec: `Client` with a method for each action, `ClientBuilder`, `types`, `actions`,
/// `ErrorCode`, and with the runtime's feature `blocking` the module `blocking`.
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `spec: "folder"` | the folder, relative to the crate's manifest or to the calling file | must be given |
/// | `runtime: path` | the runtime crate | `::tc3_runtime` |
/// | `path: path` | where users find what is generated; sample calls in the documentation need it | no sample calls |
/// | `features: gated` | each group of actions is behind a Cargo feature of its name | not behind any |
#[proc_macro]
pub fn client(input: TokenStream) -> TokenStream {
    let arguments = parse_macro_input!(input as ClientArguments);
    expand::client(&arguments).into()
}

/// Generates the emulator's side of a spec: constraint tables, the trait of behaviours, the routes to it.
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `spec: "folder"` | the folder, relative to the crate's manifest or to the calling file | must be given |
/// | `runtime: path` | the crate whose `runtime` module the code calls | `crate` |
/// | `client: path` | the crate with the generated requests and responses | `::iai_client` |
#[proc_macro]
pub fn emulator(input: TokenStream) -> TokenStream {
    let arguments = parse_macro_input!(input as EmulatorArguments);
    expand::emulator(&arguments).into()
}

/// Writes a spec as a static table, `DESCRIPTION`: actions, parameters, limits, types and error codes as plain data, for
/// programs that show or serve actions. Its type is `description::Service` of the runtime. It is what `iai-spec describe`
/// prints, and serialized it is the same JSON.
///
/// | argument | meaning | default |
/// |---|---|---|
/// | `spec: "folder"` | the folder, relative to the crate's manifest or to the calling file | must be given |
/// | `runtime: path` | the runtime crate | `::tc3_runtime` |
#[proc_macro]
pub fn description(input: TokenStream) -> TokenStream {
    let arguments = parse_macro_input!(input as DescriptionArguments);
    expand::description(&arguments).into()
}
