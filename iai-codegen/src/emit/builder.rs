//! Builders: one type parameter for each need, so that a forgotten parameter does not compile.

use super::context::{Context, ident};
use super::needs::{self, Need};
use super::output::Output;
use super::{docs, request};
use crate::model::{Action, Field};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let parts = Parts::new(context, action);
    let name = &parts.builder;
    output.push(module, format!("struct {name}"), parts.declaration());
    output.push(module, format!("impl {name}"), parts.methods());
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
        let builder = format_ident!("{}Builder", action.name);
        let request = format_ident!("{}Request", action.name);
        Self {
            context,
            action,
            needs: needs::of(action),
            builder,
            request,
        }
    }

    fn states(&self) -> Vec<Ident> {
        self.needs.iter().map(Need::marker).collect()
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
            pub struct #builder<C, #(#states = #rt::Unset),*> {
                client: C,
                request: #request,
                state: #rt::State<(#(#states,)*)>,
            }

            impl<C> #builder<C> {
                #[doc(hidden)]
                pub fn new(client: C) -> Self {
                    Self { client, request: #request::default(), state: #rt::State::new() }
                }
            }
        }
    }

    fn methods(&self) -> TokenStream {
        let (builder, states) = (&self.builder, self.states());
        let setters = self
            .action
            .parameters
            .iter()
            .map(|field| self.setter(field));
        let retype = (!states.is_empty()).then(|| self.retype());
        let finish = self.finish();
        quote! {
            impl<C, #(#states),*> #builder<C, #(#states),*> {
                #(#setters)*
                #finish
                #retype
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
        let (builder, rt, name) = (&self.builder, &self.context.rt, ident(field));
        let after = self.states().into_iter().enumerate();
        let after = after.map(|(at, state)| {
            if at == index {
                quote!(#rt::Set)
            } else {
                quote!(#state)
            }
        });
        let argument = request::argument(self.context, &field.ty);
        let value = request::convert(self.context, &field.ty, &quote!(value));
        let doc = self.setter_doc(field);
        quote! {
            #doc
            pub fn #name(mut self, value: #argument) -> #builder<C, #(#after),*> {
                self.request.#name = Some(#value);
                self.retype()
            }
        }
    }

    fn optional(&self, field: &Field) -> TokenStream {
        let (name, maybe) = (ident(field), format_ident!("maybe_{}", field.rust));
        let argument = request::argument(self.context, &field.ty);
        let value = request::convert(self.context, &field.ty, &quote!(value));
        let doc = self.setter_doc(field);
        let maybe_doc = docs::paragraphs([format!(
            "As [`{0}`](Self::{0}), or leaves it out for `None`.",
            field.rust
        )]);
        let whole = value.to_string() == "value";
        let optional = if whole {
            quote!(value)
        } else {
            quote!(value.map(|value| #value))
        };
        quote! {
            #doc
            pub fn #name(self, value: #argument) -> Self {
                self.#maybe(Some(value))
            }
            #maybe_doc
            pub fn #maybe(mut self, value: Option<#argument>) -> Self {
                self.request.#name = #optional;
                self
            }
        }
    }

    fn setter_doc(&self, field: &Field) -> TokenStream {
        docs::paragraphs([format!(
            "Sets [`{}`]({}::{}).",
            field.wire, self.request, field.rust
        )])
    }

    fn retype(&self) -> TokenStream {
        let (builder, rt) = (&self.builder, &self.context.rt);
        let after: Vec<Ident> = (0..self.needs.len())
            .map(|index| format_ident!("S{index}"))
            .collect();
        quote! {
            fn retype<#(#after),*>(self) -> #builder<C, #(#after),*> {
                #builder { client: self.client, request: self.request, state: #rt::State::new() }
            }
        }
    }

    fn finish(&self) -> TokenStream {
        let (rt, request, states) = (&self.context.rt, &self.request, self.states());
        let bounds = quote!(#(#states: needs::#states),*);
        quote! {
            #[doc = " The request as a plain value."]
            pub fn build(self) -> #request
            where
                #bounds
            {
                self.request
            }

            #[doc = " Checks the request and sends it."]
            pub fn send(self) -> C::Output
            where
                C: #rt::Dispatch<#request>,
                #bounds
            {
                self.client.dispatch(self.request)
            }
        }
    }
}
