//! Shared structures.

use super::context::{Context, ident, raw};
use super::fields::{Role, Told};
use super::output::Output;
use super::{docs, fields, request, validator};
use crate::model::{Field, Structure};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn emit(context: &Context<'_>, shared: &Structure, output: &mut Output) {
    let name = &shared.name;
    let input = context.inputs.contains(name.as_str());
    let doc = docs::paragraphs([docs::prose(&shared.doc), docs::origin(&shared.file)]);
    let told = if input {
        Told::OfRequest
    } else {
        Told::OfResponse
    };
    let declaration = fields::declaration(context, name, &doc, &shared.fields, told);
    output.push("types", format!("struct {name}"), declaration);
    let role = if input { Role::Input } else { Role::Output };
    let wire = fields::structure_impl(context, name, &shared.fields, role);
    output.push("types", format!("impl Structure for {name}"), wire);
    if input {
        output.push(
            "types",
            format!("impl {name}"),
            constructor(context, shared),
        );
        let validate = validator::of_structure(context, shared);
        output.push("types", format!("impl Validate for {name}"), validate);
    }
}

/// `new` takes what is required; the rest is set by methods.
fn constructor(context: &Context<'_>, shared: &Structure) -> TokenStream {
    let name = raw(&shared.name);
    let (some, default) = (&context.std.some, &context.std.default);
    let (required, optional): (Vec<&Field>, Vec<&Field>) =
        shared.fields.iter().partition(|field| field.required);
    let doc = docs::paragraphs([
        "Makes one of what every request must have; further fields are set by methods.",
    ]);
    let arguments = required.iter().map(|field| {
        let (name, argument) = (ident(field), request::argument(context, &field.ty));
        quote!(#name: #argument)
    });
    let assign = required.iter().map(|field| {
        let name = ident(field);
        let value = value_of(context, field, &quote!(#name));
        quote!(#name: #some(#value))
    });
    let setters = optional.iter().map(|field| setter(context, field));
    // A field may have any name, so that no variable of ours stands beside the arguments.
    let rest = quote!(<Self as #default>::default());
    let body = match (required.is_empty(), optional.is_empty()) {
        (true, _) => rest,
        (false, true) => quote!(Self { #(#assign),* }),
        (false, false) => quote!(Self { #(#assign,)* ..#rest }),
    };
    quote! {
        impl #name {
            #doc
            #[must_use]
            pub fn new(#(#arguments),*) -> Self { #body }
            #(#setters)*
        }
    }
}

/// An argument as the type of the field.
fn value_of(context: &Context<'_>, field: &Field, argument: &TokenStream) -> TokenStream {
    let value = request::convert(context, &field.ty, argument);
    if field.boxed {
        quote!(::std::boxed::Box::new(#value))
    } else {
        value
    }
}

fn setter(context: &Context<'_>, field: &Field) -> TokenStream {
    let name = ident(field);
    let argument = request::argument(context, &field.ty);
    let value = value_of(context, field, &quote!(value));
    let some = &context.std.some;
    let doc = fields::row(context, field, true);
    quote! {
        #doc
        #[must_use]
        pub fn #name(mut self, value: #argument) -> Self {
            self.#name = #some(#value);
            self
        }
    }
}
