//! The actions as values: a list with an entry for each.

use super::context::{Context, raw};
use super::output::Output;
use super::{paging, waiting};
use crate::model::Action;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    output.push("", "static ACTIONS", list(context));
}

fn list(context: &Context<'_>) -> TokenStream {
    let rt = &context.rt;
    let entries = context.api.actions.iter().map(|one| entry(context, one));
    // The runtime leaves it out without its feature; documentation names the feature that is asked about here.
    let gate = context.gated.then(|| quote!(#[cfg(feature = "dynamic")]));
    quote! {
        #rt::dynamic! {
            #gate
            #[doc = " The actions as values, for programs that learn at run time which one to call."]
            #[allow(deprecated)]
            pub static ACTIONS: &[#rt::DynAction] = &[#(#entries),*];
        }
    }
}

fn entry(context: &Context<'_>, action: &Action) -> TokenStream {
    let (rt, gate, module) = (&context.rt, context.gate(action), raw(&action.module));
    let request = format_ident!("{}Request", action.rust);
    let response = format_ident!("{}Response", action.rust);
    let paged = paging::has_pages(action).then(|| quote!(.paged::<actions::#module::#request>()));
    let job =
        waiting::starts_job(context, action).then(|| quote!(.job::<actions::#module::#response>()));
    quote!(#gate #rt::DynAction::of::<actions::#module::#request>() #paged #job)
}
