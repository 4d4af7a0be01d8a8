//! Requests: the plain struct, its rules, and what the runtime must know of the action.

use super::context::Context;
use super::output::Output;
use super::{docs, fields, validator};
use crate::model::{Action, Effect, Site, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let name = format!("{}Request", action.name);
    let doc = docs::paragraphs([
        format!(
            "Parameters of {}: {}",
            action.name,
            docs::prose(&action.summary)
        ),
        format!(
            "Made by [`{name}::builder`], or filled from data with serde and sent with `Client::send`."
        ),
    ]);
    let declaration = fields::declaration(context, &name, &doc, &action.parameters, true);
    output.push(module, format!("struct {name}"), declaration);
    let wire = fields::structure_impl(context, &name, &action.parameters, Some(action));
    output.push(module, format!("impl Structure for {name}"), wire);
    output.push(
        module,
        format!("impl Validate for {name}"),
        validator::of_request(context, &name, action),
    );
    output.push(
        module,
        format!("impl Action for {name}"),
        action_impl(context, action),
    );
    output.push(module, format!("impl {name}"), methods(context, action));
}

fn action_impl(context: &Context<'_>, action: &Action) -> TokenStream {
    let (rt, root, service) = (&context.rt, &context.root, &context.api.service);
    let (request, response) = (
        format_ident!("{}Request", action.name),
        format_ident!("{}Response", action.name),
    );
    let (name, service_name, version) = (&action.name, &service.name.value, &service.version.value);
    let (get, post) = (service.get_bytes, service.post_bytes);
    let effect = match action.effect {
        Effect::Read => quote!(Read),
        Effect::Idempotent => quote!(Idempotent),
        Effect::Create => quote!(Create),
    };
    let site = match action.site {
        Site::Both => quote!(Both),
        Site::Mainland => quote!(Mainland),
    };
    quote! {
        impl #rt::Action for #request {
            const NAME: &'static str = #name;
            const SERVICE: &'static str = #service_name;
            const VERSION: &'static str = #version;
            const EFFECT: #rt::Effect = #rt::Effect::#effect;
            const SITE: #rt::Site = #rt::Site::#site;
            const CODES: &'static #rt::CodeTable = &#root::codes::TABLE;
            const LIMITS: #rt::Limits = #rt::Limits { get_bytes: #get, post_bytes: #post };
            type Response = #response;
        }
    }
}

fn methods(context: &Context<'_>, action: &Action) -> TokenStream {
    let rt = &context.rt;
    let (request, builder) = (
        format_ident!("{}Request", action.name),
        format_ident!("{}Builder", action.name),
    );
    quote! {
        impl #request {
            #[doc = " Starts a request that is not tied to a client."]
            pub fn builder() -> #builder<()> {
                #builder::new(())
            }

            #[doc = " Checks every documented rule and reports all violations at once."]
            #[must_use]
            pub fn validate(&self) -> #rt::Validation {
                #rt::validate(self)
            }
        }
    }
}

/// The type of a setter's argument.
pub(crate) fn argument(context: &Context<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::String | Type::Refined(_) => {
            quote!(impl ::core::convert::Into<::std::string::String>)
        }
        Type::List(item) => {
            let item = argument(context, item);
            quote!(impl ::core::iter::IntoIterator<Item = #item>)
        }
        // Whatever the caller gives must compile: the row has a problem of its own.
        Type::Unresolved => {
            let rt = &context.rt;
            quote!(impl #rt::Anything)
        }
        ty => context.rust_type(ty),
    }
}

/// Turns a setter's argument into the type of the field.
pub(crate) fn convert(ty: &Type, value: &TokenStream) -> TokenStream {
    match ty {
        Type::String | Type::Refined(_) => quote!(::core::convert::Into::into(#value)),
        Type::List(item) if item.is_text() => {
            quote!(::core::iter::Iterator::collect(::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(#value),
                ::core::convert::Into::into,
            )))
        }
        Type::List(item) if **item == Type::Unresolved => quote!({
            let _ = #value;
            ::std::vec::Vec::new()
        }),
        Type::List(_) => {
            quote!(::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(#value)))
        }
        Type::Unresolved => quote!({
            let _ = #value;
            ::core::default::Default::default()
        }),
        _ => value.clone(),
    }
}
