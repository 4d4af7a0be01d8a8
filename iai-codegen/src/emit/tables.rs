//! The emulator's constraint tables, which it applies to raw parameters.

use super::context::{Context, raw};
use super::docs;
use super::entries::Entries;
use super::output::Output;
use super::string_rules::{image_rules, option};
use crate::model::{Action, AnyOf, Field, Rule, Structure, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use std::mem::discriminant;

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    let rt = &context.rt;
    let inner = Context {
        rt: quote!(rt),
        types: quote!(structures),
        ..context.clone()
    };
    let doc = docs::paragraphs(["One constraint table for each action."]);
    output.head("tables", quote!(#doc));
    output.push("tables", "use rt", quote!(use #rt as rt;));
    structures(&inner, rt, output);
    let mut names = Vec::new();
    for action in &context.api.actions {
        let name = format_ident!("{}", action.module.to_uppercase());
        let table = table(&inner, action);
        let item = quote!(pub(super) const #name: rt::ActionTable = #table;);
        output.push("tables", format!("const {name}"), item);
        names.push(name);
    }
    output.push(
        "",
        "static ACTIONS",
        quote! {
            #[doc = " The constraint table of every action."]
            pub static ACTIONS: &[#rt::ActionTable] = &[#(tables::#names),*];
        },
    );
}

/// A table for each structure of requests: one may stand in many places, and inside of itself.
fn structures(context: &Context<'_>, rt: &TokenStream, output: &mut Output) {
    const MODULE: &str = "tables::structures";
    let api = context.api;
    let inner = Context {
        types: quote!(self),
        ..context.clone()
    };
    let used: Vec<&Structure> = api
        .structures
        .iter()
        .filter(|structure| context.inputs.contains(structure.name.as_str()))
        .collect();
    if used.is_empty() {
        return;
    }
    // Types differ, where their names in capitals might not.
    output.head(MODULE, quote!(#[allow(non_upper_case_globals)]));
    output.push(MODULE, "use rt", quote!(use #rt as rt;));
    for structure in used {
        let name = raw(&structure.name);
        let fields = structure.fields.iter();
        let fields: Vec<TokenStream> = fields.map(|field| parameter(&inner, field)).collect();
        let count = Literal::usize_unsuffixed(fields.len());
        let item = quote!(pub(super) static #name: [rt::Parameter; #count] = [#(#fields),*];);
        output.push(MODULE, format!("static {}", structure.name), item);
    }
}

fn table(context: &Context<'_>, action: &Action) -> TokenStream {
    let (rt, service) = (&context.rt, &context.api.service);
    let (name, version) = (&action.name, &service.version);
    let (wrong, unknown) = (&service.codes.wrong_type, &service.codes.unknown_parameter);
    let parameters = action
        .parameters
        .iter()
        .map(|field| parameter(context, field));
    let rules = action.rules.iter().map(|rule| any_of(context, rule));
    quote! {
        #rt::ActionTable {
            name: #name,
            version: #version,
            wrong_type: #wrong,
            unknown_parameter: #unknown,
            parameters: &[#(#parameters),*],
            rules: &[#(#rules),*],
        }
    }
}

fn parameter(context: &Context<'_>, field: &Field) -> TokenStream {
    let rt = &context.rt;
    let name = &field.wire;
    let code = &context.api.service.codes.missing;
    let missing = option(field.required.then(|| quote!(#code)));
    let kind = kind(context, &field.ty, field);
    quote!(#rt::Parameter { name: #name, missing: #missing, kind: #kind })
}

fn any_of(context: &Context<'_>, rule: &AnyOf) -> TokenStream {
    let rt = &context.rt;
    let AnyOf {
        members,
        prefer,
        code,
    } = rule;
    let prefer = option(prefer.as_ref().map(|name| quote!(#name)));
    quote!(#rt::AnyOf { members: &[#(#members),*], prefer: #prefer, code: #code })
}

/// The type and rules of a row's values. An item of a list has none of the row's rules.
fn kind(context: &Context<'_>, ty: &Type, field: &Field) -> TokenStream {
    let rt = &context.rt;
    let rules = if *ty == field.ty {
        &field.rules[..]
    } else {
        &[]
    };
    match ty {
        Type::Time(form) => {
            let (form, code) = (format_ident!("{}", form.name()), context.malformed(field));
            quote!(#rt::Kind::Time(#rt::TimeRule { form: #rt::TimeForm::#form, code: #code }))
        }
        Type::String | Type::Unresolved => text(context, rules, &[]),
        Type::Refined(name) => {
            let string = context.api.string(name);
            text(context, rules, string.map_or(&[], |string| &string.rules))
        }
        Type::Integer => integer(context, rules, false, None),
        Type::Unsigned => integer(context, rules, true, None),
        Type::Float => {
            let Entries {
                min, max, below, ..
            } = Entries::of(context, rules, ty);
            quote!(#rt::Kind::Float(#rt::FloatRules { min: #min, max: #max, below: #below }))
        }
        Type::Boolean => quote!(#rt::Kind::Boolean),
        Type::IntEnum(name) | Type::Switch(name) => integer(context, rules, false, Some(name)),
        Type::Image(name) => {
            let rules = context.api.image(name).map(|image| image_rules(image, rt));
            quote!(#rt::Kind::Image(&#rules))
        }
        Type::Structure(name) => {
            let fields = context.shared(name);
            quote!(#rt::Kind::Structure(&#fields))
        }
        Type::List(item) => list(context, item, field),
    }
}

/// The rules of a row and of its type together; of each kind the row's own counts.
fn text(context: &Context<'_>, own: &[Rule], of_type: &[Rule]) -> TokenStream {
    let rt = &context.rt;
    let is_own = |rule: &&Rule| own.iter().any(|own| is_alike(own, rule));
    let of_type = of_type.iter().filter(|rule| !is_own(rule));
    let Entries {
        min_chars,
        max_chars,
        min_bytes,
        max_bytes,
        alphabet,
        one_of,
        words,
        url,
        ..
    } = Entries::of(context, own.iter().chain(of_type), &Type::String);
    quote! {
        #rt::Kind::Text(&#rt::TextRules {
            min_chars: #min_chars, max_chars: #max_chars, min_bytes: #min_bytes, max_bytes: #max_bytes,
            alphabet: #alphabet, one_of: #one_of, words: #words, url: #url,
        })
    }
}

fn is_alike(a: &Rule, b: &Rule) -> bool {
    discriminant(&a.constraint) == discriminant(&b.constraint)
}

fn integer(
    context: &Context<'_>,
    rules: &[Rule],
    unsigned: bool,
    enumeration: Option<&str>,
) -> TokenStream {
    let rt = &context.rt;
    let enumeration = enumeration.and_then(|name| context.api.enumeration(name));
    let unsigned = unsigned || enumeration.is_some_and(|enumeration| enumeration.unsigned);
    let Entries { min, max, .. } = Entries::of(context, rules, &Type::Integer);
    let allowed = option(enumeration.and_then(|enumeration| {
        let code = enumeration.code.as_ref()?;
        let values = enumeration
            .values
            .iter()
            .map(|value| Literal::i64_unsuffixed(value.value));
        Some(quote!(#rt::Allowed { values: &[#(#values),*], code: #code }))
    }));
    let switch = enumeration.is_some_and(|enumeration| enumeration.switch);
    quote! {
        #rt::Kind::Integer(#rt::NumberRules {
            min: #min, max: #max, allowed: #allowed, unsigned: #unsigned, switch: #switch
        })
    }
}

fn list(context: &Context<'_>, item: &Type, field: &Field) -> TokenStream {
    let rt = &context.rt;
    let Entries {
        min_items,
        max_items,
        unique,
        ..
    } = Entries::of(context, &field.rules, item);
    let item = kind(context, item, field);
    quote! {
        #rt::Kind::List(&#rt::ListRules {
            min_items: #min_items, max_items: #max_items, unique: #unique, item: #item
        })
    }
}
