//! Outcomes: what a successful response means, as an enum with the fields that belong to each meaning.

use super::context::{Context, ident, raw};
use super::docs;
use super::output::Output;
use crate::model::{Action, Field, Outcome, Type};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    if action.outcomes.is_empty() {
        return;
    }
    let name = format_ident!("{}Outcome", action.rust);
    output.push(
        module,
        format!("enum {name}"),
        declaration(context, action, &name),
    );
    output.push(
        module,
        format!("impl Debug for {name}"),
        debug(context, action, &name),
    );
    output.push(
        module,
        format!("{}Response::outcome", action.rust),
        accessor(action, &name),
    );
}

fn declaration(context: &Context<'_>, action: &Action, name: &Ident) -> TokenStream {
    let doc = docs::paragraphs([format!("What a response to {} means.", action.name)]);
    let variants = action.outcomes.iter().map(|outcome| {
        let (variant, doc) = (
            raw(&outcome.name),
            docs::paragraphs([docs::or_name(&outcome.doc, &outcome.name)]),
        );
        let fields = carried(action, outcome).into_iter().map(|field| {
            let (name, ty) = (
                ident(field),
                view(context, field, is_certain(outcome, field)),
            );
            let doc = docs::paragraphs([docs::or_name(&field.doc, &field.wire)]);
            quote!(#doc #name: #ty,)
        });
        quote!(#doc #[non_exhaustive] #variant { #(#fields)* },)
    });
    let lifetime = is_borrowed(action).then(|| quote!(<'a>));
    quote! {
        #doc
        #[derive(Clone, PartialEq)]
        pub enum #name #lifetime { #(#variants)* }
    }
}

/// Whether some outcome borrows from the response.
fn is_borrowed(action: &Action) -> bool {
    let fields = action
        .outcomes
        .iter()
        .flat_map(|outcome| carried(action, outcome));
    fields.into_iter().any(|field| !is_plain(&field.ty))
}

/// The type of the outcomes, where its lifetime is known.
fn unnamed(action: &Action, name: &Ident) -> TokenStream {
    let lifetime = is_borrowed(action).then(|| quote!(<'_>));
    quote!(#name #lifetime)
}

fn carried<'a>(action: &'a Action, outcome: &Outcome) -> Vec<&'a Field> {
    outcome
        .carries
        .iter()
        .filter_map(|name| action.response_field(name))
        .collect()
}

/// Every outcome with the field whose presence means it; the last has none. Another outcome without such a field is left
/// out: it has a problem already.
pub(crate) fn branches(action: &Action) -> impl Iterator<Item = (&Outcome, Option<&Field>)> {
    let last = action.outcomes.len().saturating_sub(1);
    let all = action.outcomes.iter().enumerate();
    all.filter_map(move |(index, outcome)| {
        let when = outcome
            .when
            .as_deref()
            .and_then(|when| action.response_field(when));
        match when {
            _ if index == last => Some((outcome, None)),
            Some(field) => Some((outcome, Some(field))),
            None => None,
        }
    })
}

/// Whether decoding guarantees that the outcome has the field.
fn is_certain(outcome: &Outcome, field: &Field) -> bool {
    field.always || !field.nullable || outcome.when.as_deref() == Some(field.wire.as_str())
}

/// A borrowed view of a field: text as `&str`, small values by value, the rest by reference.
fn view(context: &Context<'_>, field: &Field, certain: bool) -> TokenStream {
    let ty = context.rust_type(&field.ty);
    let ty = match &field.ty {
        ty if ty.is_text() && certain => quote!(&'a str),
        ty if ty.is_text() => quote!(&'a String),
        _ if is_plain(&field.ty) => ty,
        _ => quote!(&'a #ty),
    };
    // Decoding makes sure that the field is present. Text and plain values have a default for the case that cannot occur.
    let absent = certain && (field.ty.is_text() || is_plain(&field.ty));
    if absent { ty } else { quote!(Option<#ty>) }
}

fn is_plain(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer | Type::Unsigned | Type::Float | Type::Boolean
    )
}

fn accessor(action: &Action, name: &Ident) -> TokenStream {
    let response = format_ident!("{}Response", action.rust);
    let arms = branches(action).map(|(outcome, when)| {
        let variant = raw(&outcome.name);
        let fields = carried(action, outcome).into_iter().map(|field| {
            let (name, value) = (ident(field), borrow(field, is_certain(outcome, field)));
            quote!(#name: #value,)
        });
        let made = quote!(#name::#variant { #(#fields)* });
        match when {
            Some(when) => {
                let when = ident(when);
                quote! {
                    if self.#when.is_some() {
                        return #made;
                    }
                }
            }
            None => made,
        }
    });
    let made = unnamed(action, name);
    quote! {
        impl #response {
            #[doc = " What the response means. Responses that fit no outcome are refused when they are decoded."]
            #[must_use]
            pub fn outcome(&self) -> #made {
                #(#arms)*
            }
        }
    }
}

fn borrow(field: &Field, certain: bool) -> TokenStream {
    let name = ident(field);
    match (
        field.ty.is_text(),
        is_plain(&field.ty),
        certain,
        field.always,
    ) {
        (true, _, _, true) => quote!(&self.#name),
        (true, _, true, _) => quote!(self.#name.as_deref().unwrap_or_default()),
        (_, true, true, false) => quote!(self.#name.unwrap_or_default()),
        (_, true, _, _) => quote!(self.#name),
        (.., true) => quote!(Some(&self.#name)),
        _ => quote!(self.#name.as_ref()),
    }
}

fn debug(context: &Context<'_>, action: &Action, name: &Ident) -> TokenStream {
    let rt = &context.rt;
    let arms = action.outcomes.iter().map(|outcome| {
        let (variant, text) = (raw(&outcome.name), &outcome.name);
        let fields = carried(action, outcome);
        // Variables named like the fields could hide the variable `f`.
        let bound = |index: usize| format_ident!("v{index}");
        let names = fields.iter().enumerate().map(|(index, field)| {
            let (name, bound) = (ident(field), bound(index));
            if field.sensitive {
                quote!(#name: _)
            } else if name == bound {
                quote!(#name)
            } else {
                quote!(#name: #bound)
            }
        });
        let shown = fields.iter().enumerate().map(|(index, field)| {
            let (bound, text) = (bound(index), &field.rust);
            if field.sensitive {
                quote!(.field(#text, &#rt::Redacted))
            } else {
                quote!(.field(#text, #bound))
            }
        });
        quote!(Self::#variant { #(#names),* } => f.debug_struct(#text) #(#shown)* .finish(),)
    });
    let name = unnamed(action, name);
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self { #(#arms)* }
            }
        }
    }
}
