//! The methods of the client: inherent in its own crate, an extension trait elsewhere.

use super::context::{ClientOptions, Context, Methods, raw};
use super::output::Output;
use super::{docs, samples};
use crate::model::Action;
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn emit(context: &Context<'_>, options: &ClientOptions, output: &mut Output) {
    if let Methods::Trait(name) = &options.methods {
        output.push("", format!("trait {name}"), extension(context, name));
    }
}

/// The inherent method of one action.
pub(crate) fn inherent(context: &Context<'_>, action: &Action) -> TokenStream {
    let rt = &context.rt;
    let name = raw(&action.module);
    // Paths in a documentation test are those of this client's own crate.
    let doc = doc(action, &samples::call(context.api, action));
    quote! {
        impl<M: #rt::Mode> #rt::Client<M> {
            #doc
            pub fn #name(&self) -> Builder<#rt::Client<M>> {
                Builder(#rt::Draft::new(self.clone()))
            }
        }
    }
}

fn extension(context: &Context<'_>, name: &str) -> TokenStream {
    let (rt, name) = (&context.rt, raw(name));
    let doc_of_trait = docs::paragraphs([
        "A method for each action, for any client, be it asynchronous or blocking.",
    ]);
    let methods: Vec<(TokenStream, TokenStream)> = context.api.actions.iter().map(|action| {
        let (method, module) = (raw(&action.module), raw(&action.module));
        let signature = quote!(fn #method(&self) -> actions::#module::Builder<Self>);
        let doc = doc(action, "");
        let body = quote!(#signature { actions::#module::Builder::new(::core::clone::Clone::clone(self)) });
        (quote!(#doc #signature;), body)
    }).collect();
    let declared = methods.iter().map(|(declared, _)| declared);
    let bodies = methods.iter().map(|(_, body)| body);
    quote! {
        #doc_of_trait
        pub trait #name: ::core::marker::Sized { #(#declared)* }
        impl<M: #rt::Mode> #name for #rt::Client<M> { #(#bodies)* }
    }
}

fn doc(action: &Action, sample: &str) -> TokenStream {
    let summary = docs::prose(&action.summary);
    let doc = docs::paragraphs([summary.as_str(), sample]);
    let deprecated = action
        .deprecated
        .as_ref()
        .map(|why| quote!(#[deprecated = #why]));
    quote!(#doc #deprecated)
}
