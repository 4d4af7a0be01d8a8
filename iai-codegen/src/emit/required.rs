//! What a builder needs before it can be sent: one marker trait for each required parameter or either-or group.
//!
//! `send` exists when all traits are fulfilled. When a parameter is missing, the compiler prints the message of its trait,
//! such as "required parameter PersonId is not set: call .person_id(…)".

use super::context::Context;
use super::docs;
use super::output::Output;
use crate::model::{Action, Field};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// A required parameter, or a group of which one must be given.
pub(crate) struct Need<'a> {
    /// Name of the marker trait, such as `PersonId` or `UrlOrImage`.
    pub(crate) name: String,
    /// The parameters that fulfil it.
    pub(crate) members: Vec<&'a Field>,
}

impl Need<'_> {
    /// The marker trait, and the builder's type parameter.
    pub(crate) fn marker(&self) -> Ident {
        super::context::raw(&self.name)
    }

    fn message(&self) -> String {
        let calls: Vec<String> = self
            .members
            .iter()
            .map(|field| format!(".{}(…)", field.rust))
            .collect();
        let names: Vec<&str> = self
            .members
            .iter()
            .map(|field| field.wire.as_str())
            .collect();
        match &names[..] {
            [name] => format!(
                "required parameter {name} is not set: call {}",
                calls.join("")
            ),
            names => format!(
                "none of {} is set: call {}",
                names.join(", "),
                calls.join(" or ")
            ),
        }
    }
}

/// The needs of an action: required parameters in order, then groups.
pub(crate) fn of(action: &Action) -> Vec<Need<'_>> {
    let required = action.parameters.iter().filter(|field| field.required);
    let required = required.map(|field| Need {
        name: type_name(&field.rust),
        members: vec![field],
    });
    let groups = action.rules.iter().filter_map(|rule| {
        let member = |name: &String| action.parameters.iter().find(|field| field.wire == *name);
        let members: Vec<&Field> = rule.members.iter().filter_map(member).collect();
        // A required member fulfils its group already.
        if members.iter().any(|field| field.required) {
            return None;
        }
        let names: Vec<String> = members.iter().map(|field| type_name(&field.rust)).collect();
        Some(Need {
            name: names.join("Or"),
            members,
        })
    });
    required.chain(groups).collect()
}

/// Made of the Rust name, which is an identifier in any case style.
fn type_name(rust: &str) -> String {
    use heck::ToUpperCamelCase;
    match rust.to_upper_camel_case().as_str() {
        // `Self` alone cannot be an identifier, not even as `r#Self`.
        "Self" => "Self_".to_owned(),
        name => name.to_owned(),
    }
}

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    let doc = docs::paragraphs(["What builders need before they can be sent."]);
    let mut done: Vec<(String, String)> = Vec::new();
    for need in context.api.actions.iter().flat_map(of) {
        let message = need.message();
        let key = (need.name.clone(), message.clone());
        if done.iter().any(|(name, _)| *name == key.0) {
            continue;
        }
        output.push(
            "required",
            format!("trait {}", need.name),
            marker(context, &need, &message),
        );
        done.push(key);
    }
    output.head("required", quote!(#doc #[doc(hidden)] pub));
}

fn marker(context: &Context<'_>, need: &Need<'_>, message: &str) -> TokenStream {
    let (rt, name) = (&context.rt, need.marker());
    let doc = docs::paragraphs([message]);
    quote! {
        #doc
        #[diagnostic::on_unimplemented(message = #message, label = #message)]
        pub trait #name {}
        impl #name for #rt::Set {}
    }
}
