//! Validators: for each row one statement that names its rules.

use super::context::{Context, ident, raw};
use super::refined;
use crate::load::At;
use crate::model::{Action, Bounds, Field, Rules, Structure, Type};
use proc_macro2::{Literal, TokenStream};
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
        if *code == context.api.service.codes.missing.value {
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
        Type::Boolean => quote!(flag),
        Type::Choice(_) => quote!(choice),
        Type::Image(_) => quote!(image),
        Type::Structure(_) => quote!(structure),
        Type::List(_) => quote!(list),
        Type::Unresolved => return None,
    };
    let required = field.required.then(|| quote!(.required()));
    let own = own_rules(context, field);
    let of_type = type_rules(context, &field.ty);
    let rules = quote!(#own #of_type);
    if required.is_none() && rules.is_empty() {
        return None;
    }
    Some(quote!(v.#kind(#wire, &self.#name) #required #unless #rules;))
}

fn own_rules(context: &Context<'_>, field: &Field) -> TokenStream {
    let rules = &field.rules;
    // Rules of the text of list items are applied item by item, see `type_rules`.
    let text = text_rules(context, rules);
    let items = rules
        .items
        .as_ref()
        .map(|bounds| sizes(context, bounds, "items"));
    let unique = unique(context, field);
    let range = rules
        .range
        .as_ref()
        .map(|bounds| range(context, bounds, &field.ty));
    quote!(#text #items #unique #range)
}

fn unique(context: &Context<'_>, field: &Field) -> Option<TokenStream> {
    let unique = field.rules.unique.as_ref()?;
    let rule = rule(context, &unique.rule.code, unique.rule.advisory.as_ref());
    let by = unique.by.as_ref().and_then(|by| {
        let Type::Structure(name) = field.ty.item() else {
            return None;
        };
        context
            .api
            .structure(name)?
            .fields
            .iter()
            .find(|field| field.wire == by.value)
            .map(ident)
    });
    Some(match by {
        Some(by) => quote!(.unique_by(|item| &item.#by, #rule)),
        None => quote!(.unique(#rule)),
    })
}

/// The rules that come with a type.
fn type_rules(context: &Context<'_>, ty: &Type) -> TokenStream {
    match ty {
        Type::Refined(name) => {
            let check = shared_check(context, name);
            quote!(.check(#check))
        }
        Type::Choice(name) if is_refused(context, name) => quote!(.known()),
        Type::Image(name) => {
            let table = shared_table(context, name);
            quote!(.rules(&#table))
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
            quote!(.each_image(&#table))
        }
        Type::Choice(name) if is_refused(context, name) => quote!(.each_known()),
        Type::Structure(_) => quote!(.each()),
        _ => TokenStream::new(),
    }
}

fn shared_check(context: &Context<'_>, string: &str) -> TokenStream {
    let (types, check) = (&context.types, refined::check_name(string));
    quote!(#types::#check)
}

fn shared_table(context: &Context<'_>, image: &str) -> TokenStream {
    let (types, table) = (&context.types, refined::table_name(image));
    quote!(#types::#table)
}

/// Whether the service refuses numbers that an enumeration does not name.
fn is_refused(context: &Context<'_>, choice: &str) -> bool {
    let choice = context.api.choice(choice);
    choice.is_some_and(|choice| choice.code.is_some())
}

/// The rules of a text as a chain of calls.
pub(crate) fn text_rules(context: &Context<'_>, rules: &Rules) -> TokenStream {
    let rt = &context.rt;
    let chars = rules
        .chars
        .as_ref()
        .map(|bounds| sizes(context, bounds, "chars"));
    let bytes = rules
        .bytes
        .as_ref()
        .map(|bounds| sizes(context, bounds, "bytes"));
    let alphabet = rules.alphabet.as_ref().map(|alphabet| {
        let (english, chinese, digits) = (alphabet.english_letters, alphabet.chinese_letters, alphabet.digits);
        let symbols = &alphabet.symbols;
        let rule = rule(context, &alphabet.code, alphabet.advisory.as_ref());
        quote! {
            .alphabet(
                &#rt::Alphabet { english_letters: #english, chinese_letters: #chinese, digits: #digits, symbols: #symbols },
                #rule,
            )
        }
    });
    let one_of = rules.one_of.as_ref().map(|one_of| {
        let rule = rule(context, &one_of.rule.code, one_of.rule.advisory.as_ref());
        let values = one_of.values.iter().map(|value| &value.value);
        quote!(.one_of(&[#(#values),*], #rule))
    });
    let words = rules.words.as_ref().map(|words| {
        let rule = rule(context, &words.rule.code, words.rule.advisory.as_ref());
        let values = words.values.iter().map(|value| &value.value);
        let (separator, ignore_case) = (&words.separator, words.ignore_case);
        quote! {
            .words(&#rt::Words { values: &[#(#values),*], separator: #separator, ignore_case: #ignore_case }, #rule)
        }
    });
    let url = rules.url.as_ref().map(|url| {
        let rule = rule(context, &url.code, url.advisory.as_ref());
        quote!(.url(#rule))
    });
    quote!(#chars #bytes #alphabet #one_of #words #url)
}

fn sizes(context: &Context<'_>, bounds: &Bounds<u64>, unit: &str) -> TokenStream {
    let call = |which: &str, limit: &crate::model::Limit<u64>| {
        let method = format_ident!("{which}_{unit}");
        let at = Literal::u64_unsuffixed(limit.at.value);
        let rule = rule(context, &limit.code, bounds.advisory.as_ref());
        quote!(.#method(#at, #rule))
    };
    let min = bounds.min.as_ref().map(|limit| call("min", limit));
    let max = bounds.max.as_ref().map(|limit| call("max", limit));
    quote!(#min #max)
}

fn range(context: &Context<'_>, bounds: &Bounds<f64>, ty: &Type) -> TokenStream {
    let call = |which: &str, limit: &crate::model::Limit<f64>| {
        let method = format_ident!("{which}");
        let at = match ty {
            Type::Float => Literal::f64_unsuffixed(limit.at.value),
            _ => Literal::i64_unsuffixed(limit.at.value as i64),
        };
        let rule = rule(context, &limit.code, bounds.advisory.as_ref());
        quote!(.#method(#at, #rule))
    };
    let min = bounds.min.as_ref().map(|limit| call("min", limit));
    let max = bounds.max.as_ref().map(|limit| call("max", limit));
    let below = bounds.below.as_ref().map(|limit| call("below", limit));
    quote!(#min #max #below)
}

/// What a violation gives: a refusal, or advice with its reason.
fn rule(context: &Context<'_>, code: &str, advisory: Option<&At<String>>) -> TokenStream {
    let rt = &context.rt;
    match advisory {
        Some(reason) => {
            let reason = reason.value.trim();
            quote!(#rt::advise(#code, #reason))
        }
        None => quote!(#rt::refuse(#code)),
    }
}
