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
            let rules = rules_of(
                rt,
                "FloatRules",
                [
                    ("min", min.value()),
                    ("max", max.value()),
                    ("below", below.value()),
                ],
            );
            quote!(#rt::Kind::Float(#rules))
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
    let rules = rules_of(
        rt,
        "TextRules",
        [
            ("min_chars", min_chars.value()),
            ("max_chars", max_chars.value()),
            ("min_bytes", min_bytes.value()),
            ("max_bytes", max_bytes.value()),
            ("alphabet", alphabet.value()),
            ("one_of", one_of.value()),
            ("words", words.value()),
            ("url", url.value()),
        ],
    );
    quote!(#rt::Kind::Text(&#rules))
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
    let allowed = enumeration.and_then(|enumeration| {
        let code = enumeration.code.as_ref()?;
        let values = enumeration
            .values
            .iter()
            .map(|value| Literal::i64_unsuffixed(value.value));
        Some(option(Some(
            quote!(#rt::Allowed { values: &[#(#values),*], code: #code }),
        )))
    });
    let is_switch = enumeration.is_some_and(|enumeration| enumeration.switch);
    let flag = |on: bool| on.then(|| quote!(true));
    let rules = rules_of(
        rt,
        "NumberRules",
        [
            ("min", min.value()),
            ("max", max.value()),
            ("allowed", allowed),
            ("unsigned", flag(unsigned)),
            ("switch", flag(is_switch)),
        ],
    );
    quote!(#rt::Kind::Integer(#rules))
}

/// The rules that are there, over those of a table without any: most rows have none, and what is not written need not be
/// compiled.
fn rules_of<const N: usize>(
    rt: &TokenStream,
    table: &str,
    entries: [(&str, Option<TokenStream>); N],
) -> TokenStream {
    let table = format_ident!("{table}");
    let set = entries.into_iter().filter_map(|(name, value)| {
        let (name, value) = (format_ident!("{name}"), value?);
        Some(quote!(#name: #value,))
    });
    let set: Vec<TokenStream> = set.collect();
    match set.len() {
        0 => quote!(#rt::#table::NONE),
        all if all == N => quote!(#rt::#table { #(#set)* }),
        _ => quote!(#rt::#table { #(#set)* ..#rt::#table::NONE }),
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
