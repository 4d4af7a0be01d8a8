//! Requests: the plain struct, its rules, and what the runtime must know of the action.

use super::context::Context;
use super::fields::{Role, Told};
use super::output::Output;
use super::{docs, fields, recovery, validator};
use crate::model::{Action, Effect, Site, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let name = format!("{}Request", action.rust);
    let doc = docs::paragraphs([
        docs::told(format!("Parameters of {}", action.name), &action.summary),
        format!(
            "Made by [`{name}::builder`], or filled from data with serde and sent with `Client::send`."
        ),
    ]);
    let declaration = fields::declaration(context, &name, &doc, &action.parameters, Told::AtSetter);
    output.push(module, format!("struct {name}"), declaration);
    let wire = fields::structure_impl(context, &name, &action.parameters, Role::Request(action));
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
    let rt = &context.rt;
    let (request, response) = (
        format_ident!("{}Request", action.rust),
        format_ident!("{}Response", action.rust),
    );
    let name = &action.name;
    let effect = match action.effect {
        Effect::Read => quote!(Read),
        Effect::Idempotent => quote!(Idempotent),
        Effect::Create => quote!(Create),
    };
    let site = match action.site {
        None | Some(Site::Both) => None,
        Some(Site::Mainland) => Some(quote!(Mainland)),
        Some(Site::International) => Some(quote!(International)),
    };
    let site = site.map(|site| quote!(const SITE: #rt::Site = #rt::Site::#site;));
    let signed = (!action.signed).then(|| {
        quote!(
            const SIGNED: bool = false;
        )
    });
    let gone = &action.gone;
    let gone =
        (!gone.is_empty()).then(|| quote!(const GONE: &'static [&'static str] = &[#(#gone),*];));
    let recovery = recovery::hook(context, action);
    quote! {
        impl #rt::Action for #request {
            const NAME: &'static str = #name;
            const SERVICE: &'static #rt::ServiceInfo = &codes::SERVICE;
            const EFFECT: #rt::Effect = #rt::Effect::#effect;
            #site
            #signed
            #gone
            type Output = #response;
            #recovery
        }
    }
}

fn methods(context: &Context<'_>, action: &Action) -> TokenStream {
    let rt = &context.rt;
    let request = format_ident!("{}Request", action.rust);
    let builder = super::context::builder(action);
    quote! {
        impl #request {
            #[doc = " Starts a request that is not tied to a client."]
            pub fn builder() -> #builder<()> {
                Builder(#rt::RequestBuilder::new(()))
            }

            #[doc = " Checks every documented rule and reports all violations at once."]
            pub fn validate(&self) -> #rt::Validation {
                #rt::validate(self)
            }
        }
    }
}

/// The type of a setter's argument.
pub(crate) fn argument(context: &Context<'_>, ty: &Type) -> TokenStream {
    let rt = &context.rt;
    match ty {
        Type::String | Type::Refined(_) => quote!(impl #rt::IntoText),
        Type::Image(_) => quote!(impl #rt::IntoImage),
        Type::Time(_) => {
            let ty = context.rust_type(ty);
            quote!(impl #rt::IntoTime<#ty>)
        }
        Type::IntEnum(_) => {
            let ty = context.rust_type(ty);
            quote!(impl #rt::IntoEnum<#ty>)
        }
        Type::List(item) if matches!(**item, Type::Image(_)) => {
            quote!(impl ::core::iter::IntoIterator<Item = impl #rt::IntoImage>)
        }
        Type::List(item) if item.is_text() => quote!(impl #rt::IntoTexts),
        Type::List(item) if matches!(**item, Type::Time(_)) => {
            let item = context.rust_type(item);
            quote!(impl ::core::iter::IntoIterator<Item = impl #rt::IntoTime<#item>>)
        }
        Type::List(item) if **item != Type::Unresolved => {
            let item = context.rust_type(item);
            quote!(impl #rt::IntoList<#item>)
        }
        // The row has a problem already, so any argument must compile: one mistake, one error.
        Type::List(_) | Type::Unresolved => quote!(impl #rt::Anything),
        ty => context.rust_type(ty),
    }
}

/// The function that turns a setter's argument into the type of the field; none where they are of one type.
pub(crate) fn conversion(context: &Context<'_>, ty: &Type) -> Option<TokenStream> {
    let rt = &context.rt;
    Some(match ty {
        Type::String | Type::Refined(_) => quote!(#rt::text),
        Type::IntEnum(_) => quote!(#rt::choice),
        Type::Image(_) => quote!(#rt::image),
        Type::Time(_) => quote!(#rt::time),
        Type::List(item) if matches!(**item, Type::Image(_)) => quote!(#rt::images),
        Type::List(item) if item.is_text() => quote!(#rt::texts),
        Type::List(item) if matches!(**item, Type::Time(_)) => quote!(#rt::times),
        Type::List(item) if **item != Type::Unresolved => quote!(#rt::list),
        Type::List(_) | Type::Unresolved => quote!(#rt::ignore),
        _ => return None,
    })
}

/// A setter's argument as the type of the field.
pub(crate) fn convert(context: &Context<'_>, ty: &Type, value: &TokenStream) -> TokenStream {
    match conversion(context, ty) {
        Some(function) => quote!(#function(#value)),
        None => value.clone(),
    }
}
