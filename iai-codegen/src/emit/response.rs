//! Responses: the struct, and which fields make it complete.

use super::context::{Context, ident};
use super::fields::{Role, Told};
use super::output::Output;
use super::{docs, fields, outcome};
use crate::model::{Action, Field, Outcome};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let name = format!("{}Response", action.rust);
    let doc = docs::paragraphs([format!("Response to {}.", action.name)]);
    let declaration = fields::declaration(context, &name, &doc, &action.response, Told::OfResponse);
    output.push(module, format!("struct {name}"), declaration);
    let wire = fields::structure_impl(context, &name, &action.response, Role::Response);
    output.push(module, format!("impl Structure for {name}"), wire);
    output.push(
        module,
        format!("impl Response for {name}"),
        response_impl(context, action),
    );
}

fn response_impl(context: &Context<'_>, action: &Action) -> TokenStream {
    let rt = &context.rt;
    let name = format_ident!("{}Response", action.rust);
    let confirm = confirm(context, action);
    quote! {
        impl #rt::ActionOutput for #name {
            #confirm
        }
    }
}

/// A response must fit one of its outcomes.
fn confirm(context: &Context<'_>, action: &Action) -> Option<TokenStream> {
    let rt = &context.rt;
    if action.outcomes.is_empty() {
        return None;
    }
    let checks = outcome::branches(action).map(|(outcome, when)| {
        let present = guaranteed(action, outcome).into_iter().map(|field| {
            let (name, wire) = (ident(field), &field.wire);
            quote!(#rt::present(#wire, &self.#name)?;)
        });
        match when {
            Some(when) => {
                let when = ident(when);
                quote! {
                    if self.#when.is_some() {
                        #(#present)*
                        return Ok(());
                    }
                }
            }
            None => quote!(#(#present)*),
        }
    });
    Some(quote! {
        fn confirm(&self) -> Result<(), #rt::FieldError> {
            #(#checks)*
            Ok(())
        }
    })
}

/// Fields of an outcome that are never null, apart from the one that tells it.
fn guaranteed<'a>(action: &'a Action, outcome: &Outcome) -> Vec<&'a Field> {
    let names = outcome
        .carries
        .iter()
        .filter(|name| outcome.when.as_ref() != Some(*name));
    names
        .filter_map(|name| action.response_field(name))
        .filter(|field| !field.nullable && !field.always)
        .collect()
}
