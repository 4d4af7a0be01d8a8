//! Recovery: how the runtime asks, by a read, whether a create has run whose response was lost.

use super::context::{Context, ident, raw};
use super::output::Output;
use crate::model::{Action, Recovers, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let Some(recovers) = &action.recovers else {
        return;
    };
    if let Some(by) = context.api.action(&recovers.by) {
        let title = format!("impl Recovers for {}Request", action.rust);
        output.push(module, title, implementation(context, action, by, recovers));
    }
}

/// The part of `impl Action` that names the recovery.
pub(crate) fn hook(context: &Context<'_>, action: &Action) -> Option<TokenStream> {
    action.recovers.as_ref()?;
    let (rt, option, some) = (&context.rt, &context.std.option, &context.std.some);
    Some(quote! {
        fn recovery(&self) -> #option<#rt::Recovery> {
            #some(#rt::Recovery::of(self))
        }
    })
}

fn implementation(
    context: &Context<'_>,
    action: &Action,
    by: &Action,
    recovers: &Recovers,
) -> TokenStream {
    let rt = &context.rt;
    let name = format_ident!("{}Request", action.rust);
    let (module, request) = (raw(&by.module), format_ident!("{}Request", by.rust));
    let (absent, exists) = (&recovers.absent, &recovers.exists);
    let fill = recovers.with.iter().filter_map(|(to, from)| {
        let (to, from) = (ident(by.parameter(to)?), ident(action.parameter(from)?));
        Some(quote!(request.#to = self.#from.clone();))
    });
    let regained = recovers.response.iter().filter_map(|(to, from)| {
        let is_list = |ty: &Type| matches!(ty, Type::List(_));
        let (target, source) = (action.response_field(to)?, by.response_field(from)?);
        let first = is_list(&source.ty) && !is_list(&target.ty);
        let how = format_ident!("{}", if first { "First" } else { "Field" });
        let (to, from) = (to, from);
        Some(quote!(#rt::FieldMapping::#how(#to, #from)))
    });
    let same = recovers
        .same
        .iter()
        .map(|(parameter, field)| quote!((#parameter, #field)));
    let same = (!recovers.same.is_empty())
        .then(|| quote!(const SAME: &'static [(&'static str, &'static str)] = &[#(#same),*];));
    quote! {
        impl #rt::Recovers for #name {
            type By = super::#module::#request;
            const ABSENT: &'static [&'static str] = &[#(#absent),*];
            const EXISTS: &'static [&'static str] = &[#(#exists),*];
            const MAPPINGS: &'static [#rt::FieldMapping] = &[#(#regained),*];
            #same
            fn probe(&self) -> Self::By {
                let mut request = <Self::By as Default>::default();
                #(#fill)*
                request
            }
        }
    }
}
