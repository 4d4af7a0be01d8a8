//! What the service takes for a number that is absent, as constants for the emulator's behaviours.

use super::context::{Context, raw};
use super::docs;
use super::output::Output;
use crate::model::{Action, Field, Node, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    let modules: Vec<TokenStream> = context.api.actions.iter().filter_map(module).collect();
    if modules.is_empty() {
        return;
    }
    let doc = docs::paragraphs([
        "What the service takes for a number that is absent, action by action. An action may have no behaviour that \
         asks for it.",
    ]);
    let item = quote! {
        #doc
        #[allow(dead_code)]
        pub mod defaults {
            #(#modules)*
        }
    };
    output.push("", "mod defaults", item);
}

fn module(action: &Action) -> Option<TokenStream> {
    let constants: Vec<TokenStream> = action.parameters.iter().filter_map(constant).collect();
    let name = raw(&action.module);
    (!constants.is_empty()).then(|| quote!(pub mod #name { #(#constants)* }))
}

fn constant(field: &Field) -> Option<TokenStream> {
    let (ty, value) = match (&field.ty, field.default.as_ref()?) {
        (Type::Integer, Node::Int(value)) => (quote!(i64), Literal::i64_unsuffixed(*value)),
        (Type::Unsigned, Node::Int(value)) => (
            quote!(u64),
            Literal::u64_unsuffixed(u64::try_from(*value).ok()?),
        ),
        (Type::Float, Node::Int(value)) => (quote!(f64), Literal::f64_unsuffixed(*value as f64)),
        (Type::Float, Node::Float(value)) if value.is_finite() => {
            (quote!(f64), Literal::f64_unsuffixed(*value))
        }
        _ => return None,
    };
    let name = format_ident!("{}", field.rust.to_uppercase());
    Some(quote!(pub const #name: #ty = #value;))
}
