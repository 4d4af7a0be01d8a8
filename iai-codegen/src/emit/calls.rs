//! The client's check of constraints: a chain of calls on what the validator makes of a value.

use super::context::{Context, ident};
use crate::model::{Alphabet, Bounds, Constraint, Limit, OneOf, Rule, Type, Unique, Words};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// The calls for all rules of a row of type `ty`.
pub(crate) fn of(context: &Context<'_>, rules: &[Rule], ty: &Type) -> TokenStream {
    rules.iter().map(|rule| call(context, rule, ty)).collect()
}

fn call(context: &Context<'_>, rule: &Rule, ty: &Type) -> TokenStream {
    let broken = |code: &String| broken(context, code, rule.advisory.as_deref());
    match &rule.constraint {
        Constraint::Chars(bounds) => sizes(bounds, "chars", broken),
        Constraint::Bytes(bounds) => sizes(bounds, "bytes", broken),
        Constraint::Items(bounds) => sizes(bounds, "items", broken),
        Constraint::Range(bounds) => range(bounds, ty, broken),
        Constraint::Alphabet(row) => alphabet(context, row, broken(&row.code)),
        Constraint::OneOf(OneOf { values, code }) => {
            let broken = broken(code);
            quote!(.one_of(&[#(#values),*], #broken))
        }
        Constraint::Words(row) => words(context, row, broken(&row.code)),
        Constraint::Url { code } => {
            let broken = broken(code);
            quote!(.url(#broken))
        }
        Constraint::Unique(row) => unique(context, row, ty, broken(&row.code)),
    }
}

/// What a violation gives: a refusal, or advice with its reason.
fn broken(context: &Context<'_>, code: &str, advisory: Option<&str>) -> TokenStream {
    let rt = &context.rt;
    match advisory.map(str::trim) {
        Some(reason) => quote!(#rt::advise(#code, #reason)),
        None => quote!(#rt::refuse(#code)),
    }
}

fn sizes(bounds: &Bounds<u64>, unit: &str, broken: impl Fn(&String) -> TokenStream) -> TokenStream {
    let call = |which: &str, limit: &Limit<u64>| {
        let method = format_ident!("{which}_{unit}");
        let (at, broken) = (Literal::u64_unsuffixed(limit.at), broken(&limit.code));
        quote!(.#method(#at, #broken))
    };
    let min = bounds.min.as_ref().map(|limit| call("min", limit));
    let max = bounds.max.as_ref().map(|limit| call("max", limit));
    quote!(#min #max)
}

fn range(bounds: &Bounds<f64>, ty: &Type, broken: impl Fn(&String) -> TokenStream) -> TokenStream {
    let call = |which: &str, limit: &Limit<f64>| {
        let method = format_ident!("{which}");
        let at = match ty {
            Type::Float => Literal::f64_unsuffixed(limit.at),
            _ => Literal::i64_unsuffixed(limit.at as i64),
        };
        let broken = broken(&limit.code);
        quote!(.#method(#at, #broken))
    };
    let min = bounds.min.as_ref().map(|limit| call("min", limit));
    let max = bounds.max.as_ref().map(|limit| call("max", limit));
    let below = bounds.below.as_ref().map(|limit| call("below", limit));
    quote!(#min #max #below)
}

fn alphabet(context: &Context<'_>, row: &Alphabet, broken: TokenStream) -> TokenStream {
    let rt = &context.rt;
    let (english, chinese, digits) = (row.english_letters, row.chinese_letters, row.digits);
    let symbols = &row.symbols;
    quote! {
        .alphabet(
            &#rt::Alphabet { english_letters: #english, chinese_letters: #chinese, digits: #digits, symbols: #symbols },
            #broken,
        )
    }
}

fn words(context: &Context<'_>, row: &Words, broken: TokenStream) -> TokenStream {
    let rt = &context.rt;
    let (values, separator, ignore_case) = (&row.values, &row.separator, row.ignore_case);
    quote! {
        .words(&#rt::Words { values: &[#(#values),*], separator: #separator, ignore_case: #ignore_case }, #broken)
    }
}

fn unique(context: &Context<'_>, row: &Unique, ty: &Type, broken: TokenStream) -> TokenStream {
    let field = row.by.as_ref().and_then(|by| {
        let Type::Structure(name) = ty.item() else {
            return None;
        };
        let mut fields = context.api.structure(name)?.fields.iter();
        fields.find(|field| field.wire == *by).map(ident)
    });
    match field {
        Some(by) => quote!(.unique_by(|item| &item.#by, #broken)),
        None => quote!(.unique(#broken)),
    }
}
