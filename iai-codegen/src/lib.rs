//! Turns a YAML description of a Tencent Cloud API into Rust.
//!
//! Four stages, each a module, none of which panics:
//!
//! 1. [`load`]: files to trees,
//! 2. [`read`] and [`check`]: trees to rows, rows to an API, every mistake noted with its place,
//! 3. [`model`]: the API with every name looked up,
//! 4. [`emit`]: the API to Rust, and [`describe`]: the API as one document.
//!
//! From bottom to top: `node`, [`place`], [`diagnostic`], [`load`], `render`, [`model`], [`read`], [`check`], [`describe`], [`emit`].
//! None uses one that stands later in this list; [`model`], [`describe`] and [`emit`] know neither files nor places.
//!
//! The procedural macros of `iai-macros` are a thin shim over this library; tests and tools call it directly.
//!
//! ```
//! use iai_codegen::{Sources, compile};
//!
//! let sources = Sources::in_memory("spec", [
//!     ("service.yaml", "service: demo\nversion: \"2024-01-01\"\nlimits: {get_bytes: 32768, post_bytes: 10485760}\n\
//!                       codes: {missing: Missing, wrong_type: Missing, unknown_parameter: Missing}\n"),
//!     ("errors.yaml", "errors:\n  - {code: Missing, meaning: A parameter is absent., remedy: Set it., retry: never}\n"),
//!     ("actions/ping.yaml", "action: Ping\nsummary: Asks for a sign of life.\nsite: both\neffect: read\nerrors: {}\n\
//!                            parameters:\n  - {name: Echo, type: Strin}\n"),
//! ]);
//! let (_, problems) = compile(&sources, Default::default());
//! let report = problems.render(&sources).remove(0);
//! assert!(report.starts_with("spec/actions/ping.yaml:7:24: error[S004]: unknown type `Strin`"));
//! ```

pub mod check;
pub mod describe;
pub mod diagnostic;
pub mod emit;
pub mod load;
pub mod model;
mod node;
pub mod place;
pub mod read;
mod render;

pub use diagnostic::{Problem, ProblemCode, Problems};
pub use load::Sources;
pub use model::Api;
pub use render::{Location, Report};

/// Runs the stages up to the model. The API is what could be understood; it is `None` without a service.
#[must_use]
pub fn compile(sources: &Sources, problems: Problems) -> (Option<Api>, Problems) {
    let (spec, mut problems) = read::read(sources, problems);
    problems.keep_causes();
    // Names that are missing may stand in a file that is not or cannot be read, so they are not looked for yet.
    let mut unresolved = Problems::default();
    let has_misplaced = sources
        .files
        .iter()
        .any(|file| sources.meant(file).is_some());
    let found = if problems.has_broken_file() || has_misplaced {
        &mut unresolved
    } else {
        &mut problems
    };
    let api = check::check(spec, found);
    problems.fold_repeats();
    (api, problems)
}
