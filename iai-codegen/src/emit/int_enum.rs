//! Enumerations of numbers: open, so that a value of tomorrow is kept.

use super::context::{Context, raw};
use super::docs;
use super::output::Output;
use crate::model::{EnumType, EnumValue};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, choice: &EnumType, output: &mut Output) {
    let name = &choice.name;
    output.push(
        "types",
        format!("enum {name}"),
        declaration(context, choice),
    );
    output.push(
        "types",
        format!("impl IntEnum for {name}"),
        conversions(context, choice),
    );
}

fn declaration(context: &Context<'_>, choice: &EnumType) -> TokenStream {
    let rt = &context.rt;
    let (name, base) = (raw(&choice.name), base(choice));
    let doc = docs::paragraphs([docs::prose(&choice.doc), docs::origin(&choice.file)]);
    let variants = choice.values.iter().map(|value| {
        let (name, doc) = (raw(&value.name), variant_doc(value));
        quote!(#doc #name,)
    });
    quote! {
        #doc
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::hash::Hash,
            ::core::fmt::Debug,
        )]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #[doc = " A number that the spec does not list; made by `From` alone."]
            Unknown(#rt::UnknownValue<#base>),
        }
    }
}

fn variant_doc(value: &EnumValue) -> TokenStream {
    docs::paragraphs([
        docs::prose(&value.doc),
        format!("`{}` on the wire.", value.value),
    ])
}

fn base(choice: &EnumType) -> TokenStream {
    if choice.unsigned {
        quote!(u64)
    } else {
        quote!(i64)
    }
}

fn conversions(context: &Context<'_>, choice: &EnumType) -> TokenStream {
    let rt = &context.rt;
    let (name, base) = (raw(&choice.name), base(choice));
    let pairs: Vec<_> = choice
        .values
        .iter()
        .map(|value| (raw(&value.name), Literal::i64_unsuffixed(value.value)))
        .collect();
    let from = pairs
        .iter()
        .map(|(variant, number)| quote!(#number => Self::#variant,));
    let to = pairs
        .iter()
        .map(|(variant, number)| quote!(Self::#variant => #number,));
    let known = pairs.iter().map(|(_, number)| number);
    let code = choice
        .code
        .as_ref()
        .map(|code| quote!(const CODE: &'static str = #code;));
    let module = format_ident!("{}", if choice.unsigned { "u64" } else { "i64" });
    quote! {
        impl ::core::convert::From<#base> for #name {
            fn from(value: #base) -> Self {
                match value {
                    #(#from)*
                    other => Self::Unknown(#rt::UnknownValue::new(other)),
                }
            }
        }
        impl #name {
            #[doc = " The number on the wire."]
            #[must_use]
            pub const fn value(self) -> #base {
                match self {
                    #(#to)*
                    Self::Unknown(other) => other.get(),
                }
            }
        }
        impl #rt::IntEnum for #name {
            type Base = #base;
            const KNOWN: &'static [#base] = &[#(#known),*];
            #code
            fn value(self) -> #base {
                Self::value(self)
            }
            fn is_known(self) -> bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        }
        #rt::int_enum_impls!(#name, #module);
    }
}
