//! The emulator's trait of behaviours and the routes to it.

use super::context::{Context, EmulatorOptions, raw};
use super::docs;
use super::output::Output;
use crate::model::Action;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, options: &EmulatorOptions, output: &mut Output) {
    output.push("", "trait Behaviour", behaviour(context, options));
    output.push("", "fn route", route(context));
}

/// Each method has a default body, so that a new YAML file does not break the emulator's build.
fn behaviour(context: &Context<'_>, options: &EmulatorOptions) -> TokenStream {
    let rt = &context.rt;
    let methods = context.api.actions.iter().map(|action| {
        let name = &action.name;
        let signature = signature(context, options, action);
        let doc = docs::paragraphs([docs::summary(action)]);
        quote! {
            #doc
            #signature {
                let _ = (call, request);
                ::core::result::Result::Err(#rt::Refusal::not_modelled(#name))
            }
        }
    });
    quote! {
        #[doc = " What the service does for each action; an action without a body of its own is not modelled."]
        pub trait Behaviour: ::core::marker::Send + ::core::marker::Sync {
            #(#methods)*
        }
    }
}

fn signature(context: &Context<'_>, options: &EmulatorOptions, action: &Action) -> TokenStream {
    let (rt, client) = (&context.rt, &options.client);
    let (method, module) = (raw(&action.module), raw(&action.module));
    let request = format_ident!("{}Request", action.rust);
    let response = format_ident!("{}Response", action.rust);
    quote! {
        fn #method(
            &self,
            call: &#rt::Call<'_>,
            request: #client::actions::#module::#request,
        ) -> ::core::result::Result<#client::actions::#module::#response, #rt::Refusal>
    }
}

fn route(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let arms = context.api.actions.iter().map(|action| {
        let (name, method) = (&action.name, raw(&action.module));
        quote!(#name => #rt::run(parameters, |request| behaviour.#method(call, request)),)
    });
    quote! {
        #[doc = " Hands parameters to the behaviour of an action; `None` for an action that the spec does not have."]
        pub fn route(
            behaviour: &dyn Behaviour,
            call: &#rt::Call<'_>,
            action: &str,
            parameters: #rt::Parameters,
        ) -> ::core::option::Option<::core::result::Result<#rt::OutputFields, #rt::Refusal>> {
            ::core::option::Option::Some(match action {
                #(#arms)*
                _ => return ::core::option::Option::None,
            })
        }
    }
}
