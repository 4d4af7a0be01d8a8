//! The client's method for an action, such as `create_person()`: it returns the builder of the request.

use super::context::{ClientOptions, Context, raw};
use super::{docs, samples};
use crate::model::Action;
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn method(
    context: &Context<'_>,
    action: &Action,
    options: &ClientOptions,
) -> TokenStream {
    let (rt, name) = (&context.rt, raw(&action.module));
    let builder = super::context::builder(action);
    let summary = docs::summary(action);
    let sample = options
        .path
        .as_ref()
        .map_or_else(String::new, |path| samples::call(context.api, action, path));
    let doc = docs::paragraphs([summary, sample, docs::origin(&action.file)]);
    let deprecated = action
        .deprecated
        .as_ref()
        .map(|why| quote!(#[deprecated = #why]));
    quote! {
        impl<M: #rt::Mode> super::super::Client<M> {
            #doc
            #deprecated
            pub fn #name(&self) -> #builder<#rt::Client<M>> {
                Builder(#rt::RequestBuilder::new(self.runtime().clone()))
            }
        }
    }
}
