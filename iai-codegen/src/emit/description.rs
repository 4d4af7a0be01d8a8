//! The description as a static table: one item of plain data, without a function.

use super::client::contract;
use super::context::raw;
use super::output::Output;
use crate::describe::{Value, describe, key_of};
use crate::model::{Api, Node};
use heck::ToUpperCamelCase;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// Options of the description.
#[derive(Clone, Debug)]
pub struct DescriptionOptions {
    /// Path of the runtime crate.
    pub runtime: TokenStream,
    /// What to do when the runtime is of another contract, as the end of the compiler's sentence.
    pub mend: String,
}

/// The static `DESCRIPTION` with all that the model knows.
#[must_use]
pub fn description(api: &Api, options: &DescriptionOptions) -> Output {
    let runtime = &options.runtime;
    let table = tokens(&describe(api).0);
    let mut output = Output::default();
    output.push(
        "",
        "contract",
        contract(&quote!(#runtime::rt), &options.mend),
    );
    // Inside of the block no name of the caller's can stand for another.
    let item = quote! {
        /// The service and its actions as data: parameters, limits, types, error codes.
        pub static DESCRIPTION: #runtime::description::Service = {
            #[allow(unused_imports)]
            use #runtime::description::*;
            #[allow(unused_imports)]
            use ::core::option::Option::{None, Some};
            #table
        };
    };
    output.push("", "static DESCRIPTION", item);
    output
}

fn tokens(value: &Value) -> TokenStream {
    match value {
        Value::Text(text) => quote!(#text),
        Value::Flag(flag) => quote!(#flag),
        Value::Unsigned(number) => literal(Literal::u64_unsuffixed(*number)),
        Value::Integer(number) => literal(Literal::i64_unsuffixed(*number)),
        Value::Number(number) => float(*number),
        Value::Word(list, word) => {
            let (list, word) = (format_ident!("{list}"), word.to_upper_camel_case());
            let word = format_ident!("{word}");
            quote!(#list::#word)
        }
        Value::Option(None) => quote!(None),
        Value::Option(Some(value)) => {
            let value = tokens(value);
            quote!(Some(#value))
        }
        Value::List(items) => {
            let items = items.iter().map(tokens);
            quote!(&[#(#items),*])
        }
        Value::Pairs(pairs) => {
            let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
            quote!(Pairs(&[#(#pairs),*]))
        }
        Value::Data(node) => data(node),
        Value::Table(table) => {
            let name = format_ident!("{}", table.name);
            let keys = table.members.iter().map(|(key, _)| raw(key));
            let values = table.members.iter().map(|(_, value)| tokens(value));
            quote!(#name { #(#keys: #values),* })
        }
    }
}

fn literal(number: Literal) -> TokenStream {
    quote!(#number)
}

/// YAML has numbers that Rust has no literal for.
fn float(number: f64) -> TokenStream {
    if number.is_finite() {
        literal(Literal::f64_unsuffixed(number))
    } else {
        let bits = Literal::u64_unsuffixed(number.to_bits());
        quote!(f64::from_bits(#bits))
    }
}

fn data(node: &Node) -> TokenStream {
    match node {
        Node::Null => quote!(Value::Null),
        Node::Bool(flag) => quote!(Value::Bool(#flag)),
        Node::Int(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(Value::Int(#number))
        }
        Node::Float(number) => {
            let number = float(*number);
            quote!(Value::Float(#number))
        }
        Node::Text(text) => quote!(Value::Text(#text)),
        Node::List(items) => {
            let items = items.iter().map(data);
            quote!(Value::List(&[#(#items),*]))
        }
        Node::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let (key, value) = (key_of(key), data(value));
                quote!((#key, #value))
            });
            quote!(Value::Map(&[#(#entries),*]))
        }
    }
}
