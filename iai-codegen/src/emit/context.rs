//! What every emitter needs: the API, paths, and the options of the macro call.

use crate::model::{Action, Api, Field, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Options of the client side.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// Path of the runtime crate.
    pub runtime: TokenStream,
    /// Path under which users find what is generated. With it the documentation has sample calls that compile.
    pub path: Option<String>,
    /// Whether each group of actions, and the module `blocking`, is behind a Cargo feature of its name. Only for a crate
    /// that has these features: elsewhere the compiler would look for them in the caller's own manifest.
    pub gated: bool,
    /// What to do when the runtime is of another contract, as the end of the compiler's sentence.
    pub mend: String,
}

/// Options of the emulator side.
#[derive(Clone, Debug)]
pub struct EmulatorOptions {
    /// Path of the emulator crate.
    pub runtime: TokenStream,
    /// Path of the crate with the generated requests and responses.
    pub client: TokenStream,
}

/// The API together with the paths that generated code uses.
#[derive(Clone)]
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    /// Names of the structures that requests hold.
    pub(crate) inputs: Rc<BTreeSet<&'a str>>,
    /// Path of the runtime's module.
    pub(crate) runtime: TokenStream,
    /// The runtime, by the short name that every module imports it under.
    pub(crate) rt: TokenStream,
    /// Path of the shared types.
    pub(crate) types: TokenStream,
    /// Names of the standard library.
    pub(crate) std: Std,
    /// Whether groups of actions are behind features.
    pub(crate) gated: bool,
}

/// Names of the standard library as they must be written at a place.
#[derive(Clone)]
pub(crate) struct Std {
    pub(crate) option: TokenStream,
    pub(crate) some: TokenStream,
    pub(crate) string: TokenStream,
    pub(crate) vec: TokenStream,
    pub(crate) default: TokenStream,
}

impl Std {
    /// For modules where every generated name begins with the name of an action.
    fn plain() -> Self {
        Self {
            option: quote!(Option),
            some: quote!(Some),
            string: quote!(String),
            vec: quote!(Vec),
            default: quote!(Default),
        }
    }

    /// For modules where the spec may name a type `Result`, `Option` or `String`.
    fn absolute() -> Self {
        Self {
            option: quote!(::core::option::Option),
            some: quote!(::core::option::Option::Some),
            string: quote!(::std::string::String),
            vec: quote!(::std::vec::Vec),
            default: quote!(::core::default::Default),
        }
    }
}

impl<'a> Context<'a> {
    /// For items beside the macro call. `runtime` is the module whose items they call.
    pub(crate) fn new(api: &'a Api, runtime: TokenStream) -> Self {
        Self {
            api,
            inputs: Rc::new(api.inputs()),
            rt: runtime.clone(),
            runtime,
            types: quote!(types),
            std: Std::absolute(),
            gated: false,
        }
    }

    /// For items of the module `types`.
    pub(crate) fn in_types(&self) -> Self {
        Self {
            rt: quote!(rt),
            types: quote!(self),
            ..self.clone()
        }
    }

    /// For items of an action's module.
    pub(crate) fn in_action(&self) -> Self {
        Self {
            rt: quote!(rt),
            std: Std::plain(),
            ..self.clone()
        }
    }

    /// The attribute that leaves an action out when its group is switched off.
    pub(crate) fn gate(&self, action: &Action) -> Option<TokenStream> {
        let group = action.group.as_ref().filter(|_| self.gated)?;
        Some(quote!(#[cfg(feature = #group)]))
    }

    /// Path of a generated shared type.
    pub(crate) fn shared(&self, name: &str) -> TokenStream {
        let (types, name) = (&self.types, raw(name));
        quote!(#types::#name)
    }

    /// The code of a date or time of another form than its row's.
    pub(crate) fn malformed<'f>(&'f self, field: &'f Field) -> &'f str {
        let general = &self.api.service.codes.wrong_type;
        field.malformed.as_ref().unwrap_or(general)
    }

    /// The Rust type of values, without `Option`.
    pub(crate) fn rust_type(&self, ty: &Type) -> TokenStream {
        let Self { rt, std, .. } = self;
        match ty {
            Type::String | Type::Refined(_) => std.string.clone(),
            Type::Integer => quote!(i64),
            Type::Unsigned => quote!(u64),
            Type::Float => quote!(f64),
            Type::Boolean | Type::Switch(_) => quote!(bool),
            Type::Image(_) => quote!(#rt::Image),
            Type::Time(form) => {
                let form = format_ident!("{}", form.name());
                quote!(#rt::#form)
            }
            Type::IntEnum(name) | Type::Structure(name) => self.shared(name),
            Type::List(item) => {
                let (vec, item) = (&std.vec, self.rust_type(item));
                quote!(#vec<#item>)
            }
            Type::Unresolved => quote!(#rt::Unresolved),
        }
    }
}

/// An identifier that may be a keyword.
pub(crate) fn raw(name: &str) -> Ident {
    match name {
        // Plain where it can be, since rustdoc and error messages show the prefix.
        name if is_keyword(name) => format_ident!("r#{name}"),
        name => format_ident!("{name}"),
    }
}

/// `gen` is one since the edition of 2024, and syn takes it for a plain word.
fn is_keyword(name: &str) -> bool {
    name == "gen" || syn::parse_str::<Ident>(name).is_err()
}

/// The identifier of a field.
pub(crate) fn ident(field: &Field) -> Ident {
    raw(&field.rust)
}

/// The name of an action's builder, which readers of the documentation and of the compiler's messages see. Inside of its
/// module it is `Builder` as well, since the longer name would need more lines.
pub(crate) fn builder(action: &Action) -> Ident {
    format_ident!("{}Builder", action.rust)
}
