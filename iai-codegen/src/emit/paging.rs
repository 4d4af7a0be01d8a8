//! Paginators: actions that list something page by page.

use super::context::{Context, ident};
use super::docs;
use super::output::Output;
use crate::model::{Action, Field, Paging, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let Some(paging) = &action.paging else { return };
    let Some(parts) = Parts::find(action, paging) else {
        return;
    };
    let name = format!("{}Request", action.rust);
    output.push(
        module,
        format!("impl Paginated for {name}"),
        parts.implementation(context, action, paging),
    );
    output.push(
        module,
        format!("{}Builder::paginator", action.rust),
        builder_methods(context, action),
    );
}

/// Whether the request of an action has a paginator.
pub(crate) fn has_pages(action: &Action) -> bool {
    let parts = action
        .paging
        .as_ref()
        .and_then(|paging| Parts::find(action, paging));
    parts.is_some()
}

/// The fields that paging names.
struct Parts<'a> {
    offset: &'a Field,
    limit: &'a Field,
    items: &'a Field,
    total: Option<&'a Field>,
}

impl<'a> Parts<'a> {
    fn find(action: &'a Action, paging: &Paging) -> Option<Self> {
        Some(Self {
            offset: action.parameter(&paging.offset)?,
            limit: action.parameter(&paging.limit)?,
            items: action.response_field(&paging.items)?,
            total: paging
                .total
                .as_ref()
                .and_then(|total| action.response_field(total)),
        })
    }

    fn implementation(
        &self,
        context: &Context<'_>,
        action: &Action,
        paging: &Paging,
    ) -> TokenStream {
        let rt = &context.rt;
        let name = format_ident!("{}Request", action.rust);
        let (offset, limit, items) = (ident(self.offset), ident(self.limit), ident(self.items));
        let item = context.rust_type(self.items.ty.item());
        let max = Literal::u64_unsuffixed(paging.max);
        let total = self.total.map_or_else(|| quote!(None), total);
        let taken = if self.items.always {
            quote!(::core::mem::take(&mut response.#items))
        } else {
            quote!(response.#items.take().unwrap_or_default())
        };
        let unused = if self.total.is_some() {
            quote!(response)
        } else {
            quote!(_response)
        };
        let (from_offset, to_offset) = number(self.offset, &offset);
        let (from_limit, to_limit) = number(self.limit, &limit);
        quote! {
            impl #rt::Paginated for #name {
                type Item = #item;
                const MAX_LIMIT: u64 = #max;
                fn page(&self) -> (Option<u64>, Option<u64>) {
                    (#from_offset, #from_limit)
                }
                fn set_page(&mut self, offset: u64, limit: u64) {
                    self.#offset = #to_offset;
                    self.#limit = #to_limit;
                }
                fn items(response: &mut Self::Output) -> Vec<Self::Item> {
                    #taken
                }
                fn total(#unused: &Self::Output) -> Option<u64> {
                    #total
                }
            }
        }
    }
}

/// The number of all rows, as the response has it.
fn total(field: &Field) -> TokenStream {
    let name = ident(field);
    match (&field.ty, field.always) {
        (Type::Unsigned, true) => quote!(Some(response.#name)),
        (Type::Unsigned, false) => quote!(response.#name),
        (_, true) => quote!(u64::try_from(response.#name).ok()),
        (_, false) => quote!(response.#name.and_then(|total| u64::try_from(total).ok())),
    }
}

/// How a number is read from, and written to, a parameter.
fn number(field: &Field, name: &proc_macro2::Ident) -> (TokenStream, TokenStream) {
    match field.ty {
        Type::Unsigned => (quote!(self.#name), quote!(Some(#name))),
        _ => (
            quote!(self.#name.and_then(|number| u64::try_from(number).ok())),
            quote!(i64::try_from(#name).ok()),
        ),
    }
}

fn builder_methods(context: &Context<'_>, action: &Action) -> TokenStream {
    let rt = &context.rt;
    let needs = super::required::of(action);
    let builder = super::context::builder(action);
    let states = super::builder::states(needs.len());
    let markers = needs.iter().map(super::required::Need::marker);
    let request = format_ident!("{}Request", action.rust);
    let doc = docs::paragraphs([
        "Reads page by page, from the offset that is set, in pages of the limit that is set or else of the largest one.",
        "Single items are [`Paginator::items`](rt::Paginator::items).",
    ]);
    quote! {
        impl<M: #rt::Mode, #(#states),*> #builder<#rt::Client<M>, #(#states),*> {
            #doc
            pub fn paginator(self) -> #rt::Paginator<#request, M>
            where
                #(#states: required::#markers),*
            {
                #rt::Paginator::new(self.0.client, self.0.request)
            }
        }
    }
}
