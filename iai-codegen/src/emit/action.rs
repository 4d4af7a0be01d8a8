//! One action: its module with request, builder, response and method.

use super::context::{ClientOptions, Context};
use super::output::Output;
use super::{
    builder, docs, facts, methods, outcome, paging, recovery, request, required, response, samples,
    waiting,
};
use crate::model::{Action, Api, Effect, Group, Rates, Site, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(
    context: &Context<'_>,
    action: &Action,
    options: &ClientOptions,
    output: &mut Output,
) {
    let module = module_path(action);
    output.head("actions", actions_head(context));
    output.head(&module, head(context, action));
    output.push(
        "actions",
        format!("use {}", action.rust),
        reexport(context, action),
    );
    output.push(&module, "use rt", imports(context, action));
    request::emit(context, action, &module, output);
    builder::emit(context, action, &module, output);
    response::emit(context, action, &module, output);
    outcome::emit(context, action, &module, output);
    paging::emit(context, action, &module, output);
    waiting::emit(context, action, &module, output);
    recovery::emit(context, action, &module, output);
    output.push(
        &module,
        format!("Client::{}", action.module),
        methods::method(context, action, options),
    );
}

/// Path of an action's module.
pub(crate) fn module_path(action: &Action) -> String {
    format!("actions::{}", action.module)
}

fn imports(context: &Context<'_>, action: &Action) -> TokenStream {
    let (runtime, builder) = (&context.runtime, super::context::builder(action));
    let has_needs = !required::of(action).is_empty();
    let needs = has_needs.then(|| quote!(required,));
    let states = has_needs.then(|| quote!(Set, Unset));
    let types = uses_types(action).then(|| quote!(types));
    quote! {
        use super::super::{codes, #needs #types};
        use #runtime::{self as rt, #states};
        use #builder as Builder;
    }
}

/// Whether the module of an action names shared types, or what checks them.
fn uses_types(action: &Action) -> bool {
    let is_shared = |ty: &Type| matches!(ty.item(), Type::IntEnum(_) | Type::Structure(_));
    let is_checked = |ty: &Type| matches!(ty.item(), Type::Refined(_) | Type::Image(_));
    let parameters = action.parameters.iter().map(|field| &field.ty);
    let responses = action.response.iter().map(|field| &field.ty);
    action.waits.is_some()
        || parameters
            .into_iter()
            .any(|ty| is_shared(ty) || is_checked(ty))
        || responses.into_iter().any(is_shared)
}

fn actions_head(context: &Context<'_>) -> TokenStream {
    let service = &context.api.service;
    let doc = docs::paragraphs([
        "One module for each action: its request, builder and response.".to_owned(),
        groups(&service.groups, context.gated),
        service.rates.as_ref().map_or_else(String::new, rates),
    ]);
    quote!(#doc pub)
}

/// The groups of actions, each with what it is about.
fn groups(groups: &[Group], gated: bool) -> String {
    if groups.is_empty() {
        return String::new();
    }
    let what = if gated {
        "Groups, each a feature of this crate:"
    } else {
        "Groups:"
    };
    let rows = groups
        .iter()
        .map(|group| named(&group.name, &group.doc, ""));
    format!("{what}\n\n{}", rows.collect::<Vec<_>>().join("\n"))
}

/// How many requests per second the service takes.
fn rates(rates: &Rates) -> String {
    let rows = rates.groups.iter().map(|group| {
        let figure = group.per_second.unwrap_or(rates.per_second);
        named(&group.name, &group.doc, &format!(", {figure} per second"))
    });
    let source = rates
        .source
        .as_ref()
        .map_or_else(String::new, |source| format!(" ({})", docs::link(source)));
    let rows: Vec<String> = rows.collect();
    format!(
        "What the service counts together{source}:\n\n{}",
        rows.join("\n")
    )
}

fn named(name: &str, doc: &Option<String>, figure: &str) -> String {
    let doc = doc
        .as_ref()
        .map_or_else(String::new, |doc| format!(": {}", docs::prose(doc)));
    format!("- `{name}`{figure}{doc}")
}

fn reexport(context: &Context<'_>, action: &Action) -> TokenStream {
    let (gate, allow) = (context.gate(action), allow_deprecated(action));
    let module = super::context::raw(&action.module);
    let names =
        ["Builder", "Request", "Response"].map(|part| format_ident!("{}{part}", action.rust));
    let outcome = (!action.outcomes.is_empty()).then(|| format_ident!("{}Outcome", action.rust));
    let outcome = outcome.iter();
    quote! {
        #gate
        #allow
        #[doc(no_inline)]
        pub use self::#module::{#(#names,)* #(#outcome,)*};
    }
}

fn head(context: &Context<'_>, action: &Action) -> TokenStream {
    let api = context.api;
    let (gate, allow) = (context.gate(action), allow_deprecated(action));
    let site = match action.site {
        None => "",
        Some(Site::Both) => "Offered on the mainland and the international site.",
        Some(Site::Mainland) => "Offered on the mainland site only.",
        Some(Site::International) => "Offered on the international site only.",
    };
    let source = action
        .source
        .iter()
        .map(|source| format!("Source: {}", docs::link(source)));
    let deprecated = action
        .deprecated
        .as_ref()
        .map(|why| format!("Deprecated: {}", docs::prose(why)));
    let unsigned = (!action.signed).then(|| {
        "Its requests are not signed: what they hold proves who calls. No credentials are asked for."
            .to_owned()
    });
    let texts = [
        docs::summary(action),
        docs::prose(&action.doc),
        format!("{} {site}", effect(action.effect)),
    ];
    let corrections = action.corrections.iter().map(|correction| {
        format!(
            "Departs from the page at {}: {}",
            docs::code(&correction.at),
            docs::prose(&correction.why)
        )
    });
    let examples = samples::examples(&action.examples);
    let doc = docs::paragraphs(
        texts
            .into_iter()
            .chain(deprecated)
            .chain(unsigned)
            .chain(facts::of_action(&api.service, action))
            .chain(source)
            .chain(corrections)
            .chain(examples)
            .chain([docs::origin(&action.file), errors(api, action)]),
    );
    quote!(#doc #gate #allow pub)
}

/// The module of a deprecated action uses its own deprecated items, which must not warn.
fn allow_deprecated(action: &Action) -> Option<TokenStream> {
    action
        .deprecated
        .as_ref()
        .map(|_| quote!(#[allow(deprecated)]))
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Read => "Changes nothing: safe to repeat.",
        Effect::Idempotent => "Repeating it changes nothing more: safe to repeat.",
        Effect::Create => "Creates something: not safe to repeat blindly.",
    }
}

fn errors(api: &Api, action: &Action) -> String {
    if action.codes.is_empty() {
        return String::new();
    }
    let mut lines = vec![
        "# Errors".to_owned(),
        String::new(),
        "Documented codes; others can come as well:".to_owned(),
        String::new(),
    ];
    for code in &action.codes {
        let known = api.codes.iter().find(|known| known.row.code == *code);
        let meaning = known.map_or("", |known| &*known.row.meaning);
        lines.push(docs::told(format!("- `{code}`"), meaning));
    }
    lines.join("\n")
}
