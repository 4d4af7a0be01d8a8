//! What every emitter needs: the API, paths, and the options of the macro call.

use crate::model::{Api, Field, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// How the client's methods are attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Methods {
    /// As inherent methods, which only the crate of the client itself can have.
    Inherent,
    /// As an extension trait with this name.
    Trait(String),
}

/// Options of the client side.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// Path of the runtime crate.
    pub runtime: TokenStream,
    /// How methods are attached.
    pub methods: Methods,
}

/// Options of the emulator side.
#[derive(Clone, Debug)]
pub struct EmulatorOptions {
    /// Path of the emulator crate.
    pub runtime: TokenStream,
    /// Path of the crate with the generated requests and answers.
    pub client: TokenStream,
}

/// The API together with the paths that generated code uses.
#[derive(Clone)]
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    /// Path of the runtime's module.
    pub(crate) rt: TokenStream,
    /// Path from the items being emitted to the place of the macro call.
    pub(crate) root: TokenStream,
}

impl<'a> Context<'a> {
    pub(crate) fn new(api: &'a Api, runtime: &TokenStream) -> Self {
        Self {
            api,
            rt: quote!(#runtime::runtime),
            root: quote!(super::super),
        }
    }

    /// The same context for items of the module `types`.
    pub(crate) fn in_types(&self) -> Self {
        Self {
            root: quote!(super),
            ..self.clone()
        }
    }

    /// Path of a generated shared type.
    pub(crate) fn shared(&self, name: &str) -> TokenStream {
        let root = &self.root;
        let name = raw(name);
        quote!(#root::types::#name)
    }

    /// The Rust type of values, without `Option`.
    pub(crate) fn rust_type(&self, ty: &Type) -> TokenStream {
        let rt = &self.rt;
        match ty {
            Type::String | Type::Refined(_) => quote!(::std::string::String),
            Type::Integer => quote!(i64),
            Type::Unsigned => quote!(u64),
            Type::Float => quote!(f64),
            Type::Boolean => quote!(bool),
            Type::Image(_) => quote!(#rt::Image),
            Type::Choice(name) | Type::Structure(name) => self.shared(name),
            Type::List(item) => {
                let item = self.rust_type(item);
                quote!(::std::vec::Vec<#item>)
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

fn is_keyword(name: &str) -> bool {
    syn::parse_str::<Ident>(name).is_err()
}

/// The identifier of a field.
pub(crate) fn ident(field: &Field) -> Ident {
    raw(&field.rust)
}
