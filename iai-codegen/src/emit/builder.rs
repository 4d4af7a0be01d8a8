//! Builders: one type parameter for each need, so that a forgotten parameter does not compile.

use super::context::{Context, ident, raw};
use super::output::Output;
use super::required::{self, Need};
use super::{docs, fields, request};
use crate::model::{Action, Field, rust_maybe};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let parts = Parts::new(context, action);
    output.push(module, "struct Builder", parts.declaration());
    output.push(module, "impl Builder", parts.methods());
}

/// The type parameters for so many needs.
pub(crate) fn states(count: usize) -> Vec<Ident> {
    (0..count).map(|index| format_ident!("S{index}")).collect()
}

struct Parts<'a> {
    context: &'a Context<'a>,
    action: &'a Action,
    needs: Vec<Need<'a>>,
    builder: Ident,
    request: Ident,
}

impl<'a> Parts<'a> {
    fn new(context: &'a Context<'a>, action: &'a Action) -> Self {
        let builder = super::context::builder(action);
        let request = format_ident!("{}Request", action.rust);
        Self {
            context,
            action,
            needs: required::of(action),
            builder,
            request,
        }
    }

    fn states(&self) -> Vec<Ident> {
        states(self.needs.len())
    }

    fn declaration(&self) -> TokenStream {
        let Self {
            builder, request, ..
        } = self;
        let (rt, states) = (&self.context.rt, self.states());
        let doc = docs::paragraphs([format!(
            "Builds a [`{request}`]. Each required parameter is a state in its type: what is missing does not compile."
        )]);
        quote! {
            #doc
            #[must_use = "a builder does nothing until it is sent or built"]
            pub struct #builder<C, #(#states = Unset),*>(#rt::RequestBuilder<C, #request, (#(#states,)*)>);
        }
    }

    fn methods(&self) -> TokenStream {
        let (builder, states) = (&self.builder, self.states());
        let setters = self
            .action
            .parameters
            .iter()
            .map(|field| self.setter(field));
        let finish = self.finish();
        quote! {
            impl<C, #(#states),*> #builder<C, #(#states),*> {
                #(#setters)*
                #finish
            }
        }
    }

    fn setter(&self, field: &Field) -> TokenStream {
        let need = self
            .needs
            .iter()
            .position(|need| need.members.iter().any(|member| member.wire == field.wire));
        match need {
            Some(index) => self.needed(field, index),
            None => self.optional(field),
        }
    }

    /// A setter that fulfils a need: it changes the builder's type.
    fn needed(&self, field: &Field, index: usize) -> TokenStream {
        let (rt, name) = (&self.context.rt, ident(field));
        let after = self.states().into_iter().enumerate();
        let after = after.map(|(at, state)| {
            if at == index {
                quote!(Set)
            } else {
                quote!(#state)
            }
        });
        let argument = request::argument(self.context, &field.ty);
        let value = request::convert(self.context, &field.ty, &quote!(value));
        let doc = fields::row(self.context, field, true);
        quote! {
            #doc
            pub fn #name(self, value: #argument) -> Builder<C, #(#after),*> {
                #rt::set!(self.#name = Some(#value), Builder)
            }
        }
    }

    fn optional(&self, field: &Field) -> TokenStream {
        let rt = &self.context.rt;
        let (name, maybe) = (ident(field), raw(&rust_maybe(&field.rust)));
        let argument = request::argument(self.context, &field.ty);
        let value = match request::conversion(self.context, &field.ty) {
            Some(function) => quote!(value.map(#function)),
            None => quote!(value),
        };
        let doc = fields::row(self.context, field, true);
        let maybe_doc = docs::paragraphs([format!(
            "As [`{0}`](Self::{0}), or leaves it out for `None`.",
            field.rust
        )]);
        quote! {
            #doc
            pub fn #name(self, value: #argument) -> Self {
                self.#maybe(Some(value))
            }
            #maybe_doc
            pub fn #maybe(self, value: Option<#argument>) -> Self {
                #rt::set!(self.#name = #value)
            }
        }
    }

    fn finish(&self) -> TokenStream {
        let (rt, request, states) = (&self.context.rt, &self.request, self.states());
        let markers = self.needs.iter().map(Need::marker);
        let bounds = quote!(#(#states: required::#markers),*);
        quote! {
            #[doc = " The request as a plain value."]
            pub fn build(self) -> #request
            where
                #bounds
            {
                self.0.request
            }

            #[doc = " Checks the request and sends it."]
            pub fn send(self) -> C::Output
            where
                C: #rt::Dispatch<#request>,
                #bounds
            {
                self.0.send()
            }
        }
    }
}
