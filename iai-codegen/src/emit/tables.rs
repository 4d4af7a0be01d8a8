//! The emulator's constraint tables, which it applies to raw parameters.

use super::context::Context;
use super::docs;
use super::output::Output;
use super::refined::{image_rules, option};
use crate::model::{Action, AnyOf, Bounds, Field, Limit, Rules, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    let rt = &context.rt;
    let inner = Context {
        rt: quote!(rt),
        ..context.clone()
    };
    let doc = docs::paragraphs(["One constraint table for each action."]);
    output.head("tables", quote!(#doc));
    output.push("tables", "use rt", quote!(use #rt as rt;));
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

fn table(context: &Context<'_>, action: &Action) -> TokenStream {
    let (rt, service) = (&context.rt, &context.api.service);
    let (name, version) = (&action.name, &service.version.value);
    let (wrong, unknown) = (
        &service.codes.wrong_type.value,
        &service.codes.unknown_parameter.value,
    );
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
    let code = &context.api.service.codes.missing.value;
    let missing = option(field.required.then(|| quote!(#code)));
    let kind = kind(context, &field.ty, &field.rules);
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

fn kind(context: &Context<'_>, ty: &Type, rules: &Rules) -> TokenStream {
    let rt = &context.rt;
    match ty {
        Type::String | Type::Unresolved => text(context, rules, &Rules::default()),
        Type::Refined(name) => match context.api.string(name) {
            Some(string) => text(context, rules, &string.rules),
            None => text(context, rules, &Rules::default()),
        },
        Type::Integer | Type::Unsigned => integer(context, rules, *ty == Type::Unsigned, None),
        Type::Float => {
            let (min, max) = bounds(rules.range.as_ref(), |limit| float_limit(context, limit));
            let below = rules.range.as_ref().filter(|rule| rule.advisory.is_none());
            let below = option(
                below
                    .and_then(|rule| rule.below.as_ref())
                    .map(|limit| float_limit(context, limit)),
            );
            quote!(#rt::Kind::Float(#rt::FloatRules { min: #min, max: #max, below: #below }))
        }
        Type::Boolean => quote!(#rt::Kind::Boolean),
        Type::Choice(name) => integer(context, rules, false, Some(name)),
        Type::Image(name) => {
            let rules = context.api.image(name).map(|image| image_rules(image, rt));
            quote!(#rt::Kind::Image(&#rules))
        }
        Type::Structure(name) => {
            let fields = context
                .api
                .structure(name)
                .map_or(&[][..], |structure| &structure.fields);
            let fields = fields.iter().map(|field| parameter(context, field));
            quote!(#rt::Kind::Structure(&[#(#fields),*]))
        }
        Type::List(item) => list(context, item, rules),
    }
}

/// The rules of a row and of its type together; the row's own come first.
fn text(context: &Context<'_>, own: &Rules, of_type: &Rules) -> TokenStream {
    let rt = &context.rt;
    let limit = |limit: &Limit<u64>| size_limit(context, limit);
    let (min_chars, max_chars) = bounds(own.chars.as_ref().or(of_type.chars.as_ref()), limit);
    let (min_bytes, max_bytes) = bounds(own.bytes.as_ref().or(of_type.bytes.as_ref()), limit);
    let alphabet = own
        .alphabet
        .as_ref()
        .or(of_type.alphabet.as_ref())
        .filter(|rule| rule.advisory.is_none());
    let alphabet = option(alphabet.map(|rule| {
        let (english, chinese, digits) = (rule.english_letters, rule.chinese_letters, rule.digits);
        let (symbols, code) = (&rule.symbols, &rule.code.value);
        quote! {
            #rt::AlphabetRule {
                english_letters: #english, chinese_letters: #chinese, digits: #digits, symbols: #symbols, code: #code,
            }
        }
    }));
    let one_of = own.one_of.as_ref().or(of_type.one_of.as_ref());
    let one_of = one_of.filter(|one_of| one_of.rule.advisory.is_none());
    let one_of = option(one_of.map(|one_of| {
        let (values, code) = (
            one_of.values.iter().map(|value| &value.value),
            &one_of.rule.code.value,
        );
        quote!(#rt::OneOf { values: &[#(#values),*], code: #code })
    }));
    let words = own.words.as_ref().or(of_type.words.as_ref());
    let words = words.filter(|words| words.rule.advisory.is_none());
    let words = option(words.map(|words| {
        let (values, code) = (words.values.iter().map(|value| &value.value), &words.rule.code.value);
        let (separator, ignore_case) = (&words.separator, words.ignore_case);
        quote! {
            #rt::Words { values: &[#(#values),*], separator: #separator, ignore_case: #ignore_case, code: #code }
        }
    }));
    let url = own
        .url
        .as_ref()
        .or(of_type.url.as_ref())
        .filter(|rule| rule.advisory.is_none());
    let url = option(url.map(|rule| {
        let code = &rule.code.value;
        quote!(#code)
    }));
    quote! {
        #rt::Kind::Text(&#rt::TextRules {
            min_chars: #min_chars, max_chars: #max_chars, min_bytes: #min_bytes, max_bytes: #max_bytes,
            alphabet: #alphabet, one_of: #one_of, words: #words, url: #url,
        })
    }
}

fn integer(
    context: &Context<'_>,
    rules: &Rules,
    unsigned: bool,
    choice: Option<&str>,
) -> TokenStream {
    let rt = &context.rt;
    let choice = choice.and_then(|name| context.api.choice(name));
    let unsigned = unsigned || choice.is_some_and(|choice| choice.unsigned);
    let (min, max) = bounds(rules.range.as_ref(), |limit| {
        let (at, code) = (
            Literal::i64_unsuffixed(limit.at.value as i64),
            &limit.code.value,
        );
        quote!(#rt::Limit { at: #at, code: #code })
    });
    let allowed = option(choice.and_then(|choice| {
        let code = &choice.code.as_ref()?.value;
        let values = choice
            .values
            .iter()
            .map(|value| Literal::i64_unsuffixed(value.value.value));
        Some(quote!(#rt::Allowed { values: &[#(#values),*], code: #code }))
    }));
    quote!(#rt::Kind::Integer(#rt::NumberRules { min: #min, max: #max, allowed: #allowed, unsigned: #unsigned }))
}

fn list(context: &Context<'_>, item: &Type, rules: &Rules) -> TokenStream {
    let rt = &context.rt;
    let (min, max) = bounds(rules.items.as_ref(), |limit| size_limit(context, limit));
    let unique = option(
        rules
            .unique
            .as_ref()
            .filter(|unique| unique.rule.advisory.is_none())
            .map(|unique| {
                let by = option(unique.by.as_ref().map(|by| {
                    let by = &by.value;
                    quote!(#by)
                }));
                let code = &unique.rule.code.value;
                quote!(#rt::Unique { by: #by, code: #code })
            }),
    );
    let item = kind(context, item, &Rules::default());
    quote!(#rt::Kind::List(&#rt::ListRules { min_items: #min, max_items: #max, unique: #unique, item: #item }))
}

/// Both bounds as literals; an advisory rule is none for the service.
fn bounds<N>(
    rule: Option<&Bounds<N>>,
    limit: impl Fn(&Limit<N>) -> TokenStream,
) -> (TokenStream, TokenStream) {
    let rule = rule.filter(|rule| rule.advisory.is_none());
    let min = option(rule.and_then(|rule| rule.min.as_ref()).map(&limit));
    let max = option(rule.and_then(|rule| rule.max.as_ref()).map(&limit));
    (min, max)
}

fn size_limit(context: &Context<'_>, limit: &Limit<u64>) -> TokenStream {
    let rt = &context.rt;
    let (at, code) = (Literal::u64_unsuffixed(limit.at.value), &limit.code.value);
    quote!(#rt::Limit { at: #at, code: #code })
}

fn float_limit(context: &Context<'_>, limit: &Limit<f64>) -> TokenStream {
    let rt = &context.rt;
    let (at, code) = (Literal::f64_unsuffixed(limit.at.value), &limit.code.value);
    quote!(#rt::FloatLimit { at: #at, code: #code })
}
