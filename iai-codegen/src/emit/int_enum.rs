//! Enumerations of numbers. They are open: a number that the spec does not list is kept.

use super::context::{Context, raw};
use super::docs;
use super::output::Output;
use crate::model::{EnumType, EnumValue};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, enumeration: &EnumType, output: &mut Output) {
    let name = &enumeration.name;
    output.push(
        "types",
        format!("enum {name}"),
        declaration(context, enumeration),
    );
    output.push(
        "types",
        format!("impl IntEnum for {name}"),
        conversions(context, enumeration),
    );
}

fn declaration(context: &Context<'_>, enumeration: &EnumType) -> TokenStream {
    let rt = &context.rt;
    let (name, base) = (raw(&enumeration.name), base(enumeration));
    let doc = docs::paragraphs([
        docs::prose(&enumeration.doc),
        docs::origin(&enumeration.file),
    ]);
    let variants = enumeration.values.iter().map(|value| {
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
            #[doc = " A number that the spec does not list. Use `From`, which makes the right variant of any number."]
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

fn base(enumeration: &EnumType) -> TokenStream {
    if enumeration.unsigned {
        quote!(u64)
    } else {
        quote!(i64)
    }
}

fn conversions(context: &Context<'_>, enumeration: &EnumType) -> TokenStream {
    let rt = &context.rt;
    let (name, base) = (raw(&enumeration.name), base(enumeration));
    let pairs: Vec<_> = enumeration
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
    let code = enumeration
        .code
        .as_ref()
        .map(|code| quote!(const CODE: &'static str = #code;));
    let module = format_ident!("{}", if enumeration.unsigned { "u64" } else { "i64" });
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
