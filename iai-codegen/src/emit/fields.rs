//! The parts that structures, requests and responses share: fields, encoding, decoding.

use super::context::{Context, ident};
use super::{constraint_docs, docs};
use crate::model::{Action, Field, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// A struct with its fields and their documentation.
pub(crate) fn declaration(
    context: &Context<'_>,
    name: &str,
    doc: &TokenStream,
    fields: &[Field],
    told: Told,
) -> TokenStream {
    let name = super::context::raw(name);
    let fields = fields.iter().map(|field| declare(context, field, told));
    quote! {
        #doc
        #[derive(::core::clone::Clone, ::core::default::Default, ::core::cmp::PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields)* }
    }
}

/// Where the documentation of a field stands.
#[derive(Clone, Copy)]
pub(crate) enum Told {
    /// At the field, which a request may hold.
    OfRequest,
    /// At the field, which only responses hold.
    OfResponse,
    /// At the setter of the builder, where people look for it; the field leads there.
    AtSetter,
}

fn declare(context: &Context<'_>, field: &Field, told: Told) -> TokenStream {
    let name = ident(field);
    let ty = context.rust_type(&field.ty);
    let ty = if field.boxed {
        quote!(::std::boxed::Box<#ty>)
    } else {
        ty
    };
    let option = &context.std.option;
    let ty = if field.always {
        ty
    } else {
        quote!(#option<#ty>)
    };
    let doc = match told {
        Told::OfRequest => row(context, field, true),
        Told::OfResponse => row(context, field, false),
        Told::AtSetter => {
            let (wire, setter) = (&field.wire, &field.rust);
            docs::paragraphs([format!("`{wire}`: see [`Builder::{setter}`].")])
        }
    };
    quote!(#doc pub #name: #ty,)
}

/// What a row says: its meaning, limits and default.
pub(crate) fn row(context: &Context<'_>, field: &Field, request: bool) -> TokenStream {
    docs::paragraphs([
        docs::prose(&field.doc),
        constraint_docs::of(context.api, field, request),
    ])
}

/// What a structure is part of.
#[derive(Clone, Copy)]
pub(crate) enum Role<'a> {
    /// The parameters of an action.
    Request(&'a Action),
    /// A response.
    Response,
    /// A part of requests.
    Input,
    /// A part of responses alone.
    Output,
}

/// How values travel: `Structure` with its two directions, and what follows from it.
pub(crate) fn structure_impl(
    context: &Context<'_>,
    name: &str,
    fields: &[Field],
    role: Role<'_>,
) -> TokenStream {
    let rt = &context.rt;
    let ident = super::context::raw(name);
    let encode = fields.iter().map(|field| encode(context, field, role));
    let decode = fields.iter().map(decode);
    let impls = match role {
        Role::Request(_) => quote!(#rt::debug_impl!(#ident); #rt::serde_impls!(#ident, Strict);),
        Role::Response => quote!(#rt::debug_impl!(#ident);),
        Role::Input => quote!(#rt::structure_impls!(#ident, Strict);),
        Role::Output => quote!(#rt::structure_impls!(#ident, Lenient);),
    };
    // An empty structure would leave the parameters unused.
    let (out, source) = if fields.is_empty() {
        ("_out", "_fields")
    } else {
        ("out", "fields")
    };
    let (out, source) = (format_ident!("{out}"), format_ident!("{source}"));
    quote! {
        impl #rt::Structure for #ident {
            fn encode<'a>(&'a self, #out: &mut #rt::FieldWriter<'_, 'a>) {
                #(#encode)*
            }

            fn decode(&mut self, #source: &mut #rt::FieldReader<'_>) {
                #(#decode)*
            }
        }
        #impls
    }
}

fn encode(context: &Context<'_>, field: &Field, role: Role<'_>) -> TokenStream {
    let (name, wire, rt) = (ident(field), &field.wire, &context.rt);
    let value = match field.ty {
        Type::Switch(_) => quote!(#rt::switch(self.#name)),
        _ => quote!(&self.#name),
    };
    let winner = match role {
        Role::Request(action) => action.winner_over(&field.wire),
        Role::Input | Role::Response | Role::Output => None,
    };
    match winner {
        Some(winner) => {
            let winner = ident(winner);
            // An image tells its format and size by itself and nothing more.
            let hidden = field.sensitive && !matches!(field.ty, Type::Image(_));
            let put = if hidden {
                quote!(put_sensitive_unless)
            } else {
                quote!(put_unless)
            };
            quote!(out.#put(#wire, #value, self.#winner.is_some());)
        }
        None if field.sensitive => quote!(out.put_sensitive(#wire, #value);),
        None => quote!(out.put(#wire, #value);),
    }
}

fn decode(field: &Field) -> TokenStream {
    let (name, wire) = (ident(field), &field.wire);
    match (field.always, field.empty_is_none) {
        (true, _) => quote!(fields.take_always(#wire, &mut self.#name);),
        _ if matches!(field.ty, Type::Switch(_)) => {
            quote!(fields.take_switch(#wire, &mut self.#name);)
        }
        (_, true) => quote!(fields.take_non_empty(#wire, &mut self.#name);),
        _ => quote!(fields.take(#wire, &mut self.#name);),
    }
}
