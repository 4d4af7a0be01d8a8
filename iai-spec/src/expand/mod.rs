//! A spec as a file of Rust: what the macro generates in a build, printed so that people and editors can read it.

mod only;

pub use only::Only;

use std::fmt;
use std::path::Path;

use iai_codegen::emit::{self, ClientOptions};
use iai_codegen::{Problems, Sources, compile};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::Parser;

/// How a spec is expanded.
#[derive(Clone, Debug)]
pub struct Expand {
    /// Path of the runtime crate, as generated code writes it.
    pub runtime: String,
    /// Path under which users find what is generated; sample calls in the documentation need it.
    pub path: Option<String>,
    /// The command that generates the file again. It is written into the file, and into the compiler's message when the
    /// file and the runtime have different contracts.
    pub command: String,
    /// The parts that are wanted, where not all of them are.
    pub only: Only,
}

impl Default for Expand {
    fn default() -> Self {
        Self {
            runtime: "::tc3_runtime".to_owned(),
            path: None,
            command: "iai-spec expand".to_owned(),
            only: Only::default(),
        }
    }
}

/// Why no code was generated. `Display` is the whole report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Mistakes of the spec, each with its place.
    Problems(Vec<String>),
    /// There is no such folder.
    NoFolder(Vec<String>),
    /// An option that is no Rust path.
    Path(String),
    /// A name or command that cannot stand in a comment of the file.
    Comment(String),
    /// A part that the spec does not have, or of which no code is made.
    NoPart(String),
    /// The generated code cannot be read back, which is a defect of the generator.
    Unreadable(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problems(reports) | Self::NoFolder(reports) => f.write_str(&reports.join("\n")),
            Self::Path(path) => write!(
                f,
                "`{}` is no Rust path such as `::tc3_runtime`",
                visible(path)
            ),
            Self::Comment(text) => {
                write!(f, "`{}` has a character that ends a comment", visible(text))
            }
            Self::NoPart(problem) => f.write_str(&visible(problem)),
            Self::Unreadable(problem) => write!(
                f,
                "the generated code cannot be read back: {problem}; please report this with the spec"
            ),
        }
    }
}

/// Control characters would be commands to a terminal.
fn visible(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

impl std::error::Error for Failure {}

/// The client of the spec in `folder`, as the text of a file.
///
/// # Errors
///
/// The spec has mistakes, all of which are told, or an option is no path.
pub fn expand(folder: &Path, options: &Expand) -> Result<String, Failure> {
    let shown = folder.display().to_string();
    let mut problems = Problems::default();
    let sources = Sources::read(folder, &shown, &mut problems);
    let client = ClientOptions {
        runtime: path(&options.runtime)?,
        // Tokens are printed with spaces between them.
        path: match &options.path {
            Some(text) => Some(path(text)?.to_string().replace(' ', "")),
            None => None,
        },
        gated: false,
        mend: format!("run `{}`", options.command),
    };
    for text in [&shown, &options.command] {
        if text.contains(char::is_control) {
            return Err(Failure::Comment(text.clone()));
        }
    }
    if !folder.is_dir() {
        return Err(Failure::NoFolder(problems.render(&sources)));
    }
    let (api, problems) = compile(&sources, problems);
    let reports = problems.render(&sources);
    match api {
        Some(api) if reports.is_empty() => {
            let mut output = emit::client(&api, &client);
            options
                .only
                .keep(&api, &mut output)
                .map_err(Failure::NoPart)?;
            let file = syn::parse2(output.tokens())
                .map_err(|error| Failure::Unreadable(error.to_string()))?;
            let code = prettyplease::unparse(&file);
            Ok(if options.only.is_all() {
                head(&shown, options) + &code
            } else {
                code
            })
        }
        _ => Err(Failure::Problems(reports)),
    }
}

fn path(text: &str) -> Result<TokenStream, Failure> {
    let parsed = syn::Path::parse_mod_style.parse_str(text);
    parsed
        .map(ToTokens::into_token_stream)
        .map_err(|_| Failure::Path(text.to_owned()))
}

/// What every generated file begins with.
pub const MARK: &str = "// Generated from `";

fn head(spec: &str, options: &Expand) -> String {
    format!(
        "{MARK}{spec}` for contract {} of tc3-runtime. Do not edit: change the spec and run\n// {}\n\n\
         #![allow(clippy::all, clippy::pedantic, dead_code, unused_imports, reason = \"generated\")]\n\n",
        emit::CONTRACT,
        options.command
    )
}
