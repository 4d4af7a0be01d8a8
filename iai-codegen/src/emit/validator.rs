//! Validators: for each row one statement that names its rules.

use super::context::{Context, ident, raw};
use super::{calls, names};
use crate::model::{Action, Field, Structure, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The validator of a request.
pub(crate) fn of_request(context: &Context<'_>, name: &str, action: &Action) -> TokenStream {
    let rows = action.parameters.iter().map(|field| {
        // The loser of a rule is not sent, so it is not checked either.
        let unless = action.winner_over(&field.wire).map(|winner| {
            let winner = ident(winner);
            quote!(.unless(self.#winner.is_some()))
        });
        row(context, field, unless)
    });
    let rules = action.rules.iter().map(|rule| {
        let members = rule.members.iter().filter_map(|member| {
            let field = action
                .parameters
                .iter()
                .find(|field| field.wire == *member)?;
            let name = ident(field);
            Some(quote!((#member, self.#name.is_some())))
        });
        let code = &rule.code;
        if *code == context.api.service.codes.missing {
            quote!(v.any_of(&[#(#members),*]);)
        } else {
            quote!(v.any_of_else(&[#(#members),*], #code);)
        }
    });
    let body: TokenStream = rows.flatten().chain(rules).collect();
    implementation(context, name, &body)
}

/// The validator of a structure that requests hold.
pub(crate) fn of_structure(context: &Context<'_>, structure: &Structure) -> TokenStream {
    let body: TokenStream = structure
        .fields
        .iter()
        .filter_map(|field| row(context, field, None))
        .collect();
    implementation(context, &structure.name, &body)
}

fn implementation(context: &Context<'_>, name: &str, body: &TokenStream) -> TokenStream {
    let (rt, name) = (&context.rt, raw(name));
    let v = format_ident!("{}", if body.is_empty() { "_v" } else { "v" });
    quote! {
        impl #rt::Validate for #name {
            fn validate(&self, #v: &mut #rt::Validator<'_>) {
                #body
            }
        }
    }
}

/// The statement of one row; nothing when it has no rule.
fn row(context: &Context<'_>, field: &Field, unless: Option<TokenStream>) -> Option<TokenStream> {
    let (name, wire) = (ident(field), &field.wire);
    let kind = match &field.ty {
        Type::String | Type::Refined(_) => quote!(text),
        Type::Integer => quote!(integer),
        Type::Unsigned => quote!(unsigned),
        Type::Float => quote!(float),
        Type::Boolean | Type::Switch(_) => quote!(flag),
        Type::IntEnum(_) => quote!(choice),
        Type::Image(_) => quote!(image),
        Type::Time(_) => quote!(time),
        Type::Structure(_) => quote!(structure),
        Type::List(_) => quote!(list),
        Type::Unresolved => return None,
    };
    let required = field.required.then(|| quote!(.required()));
    let own = calls::of(context, &field.rules, &field.ty);
    let of_type = type_rules(context, field);
    let rules = quote!(#own #of_type);
    if required.is_none() && rules.is_empty() {
        return None;
    }
    Some(quote!(v.#kind(#wire, &self.#name) #required #unless #rules;))
}

/// The rules that come with a type.
fn type_rules(context: &Context<'_>, field: &Field) -> TokenStream {
    let rt = &context.rt;
    match &field.ty {
        Type::Time(_) => {
            let code = context.malformed(field);
            quote!(.form(#rt::refuse(#code)))
        }
        Type::List(item) if matches!(**item, Type::Time(_)) => {
            let code = context.malformed(field);
            quote!(.each_time(#rt::refuse(#code)))
        }
        Type::Refined(name) => {
            let check = shared_check(context, name);
            quote!(.check(#check))
        }
        Type::IntEnum(name) if is_refused(context, name) => quote!(.known()),
        Type::Image(name) => {
            let table = shared_table(context, name);
            match advice(context, name) {
                Some(reason) => quote!(.advice(&#table, #reason)),
                None => quote!(.rules(&#table)),
            }
        }
        Type::Structure(_) => quote!(.each()),
        Type::List(item) => item_rules(context, item),
        _ => TokenStream::new(),
    }
}

fn item_rules(context: &Context<'_>, item: &Type) -> TokenStream {
    match item {
        Type::Refined(name) => {
            let check = shared_check(context, name);
            quote!(.each_text(#check))
        }
        Type::Image(name) => {
            let table = shared_table(context, name);
            match advice(context, name) {
                Some(reason) => quote!(.each_image_advice(&#table, #reason)),
                None => quote!(.each_image(&#table)),
            }
        }
        Type::IntEnum(name) if is_refused(context, name) => quote!(.each_known()),
        Type::Structure(_) => quote!(.each()),
        _ => TokenStream::new(),
    }
}

fn shared_check(context: &Context<'_>, string: &str) -> TokenStream {
    let (types, check) = (&context.types, names::check_name(string));
    quote!(#types::#check)
}

fn shared_table(context: &Context<'_>, image: &str) -> TokenStream {
    let (types, table) = (&context.types, names::table_name(image));
    quote!(#types::#table)
}

/// Why the limits of a kind of image only warn, if they do.
fn advice<'a>(context: &Context<'a>, image: &str) -> Option<&'a str> {
    let image = context.api.image(image)?;
    image.advisory.as_deref().map(str::trim)
}

/// Whether the service refuses numbers that an enumeration does not name.
fn is_refused(context: &Context<'_>, enumeration: &str) -> bool {
    let enumeration = context.api.enumeration(enumeration);
    enumeration.is_some_and(|enumeration| enumeration.code.is_some())
}
