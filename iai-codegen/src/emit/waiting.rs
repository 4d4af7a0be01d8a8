//! Waiters: how the runtime asks for the state of a job until it ends.

use super::context::{Context, ident, raw};
use super::docs;
use super::output::Output;
use crate::model::{Action, Type, Waits};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) fn emit(context: &Context<'_>, action: &Action, module: &str, output: &mut Output) {
    let Some(waits) = &action.waits else { return };
    let Some(poll) = context.api.action(&waits.poll) else {
        return;
    };
    let name = format!("{}Response", action.rust);
    if let Some(tokens) = implementation(context, action, poll, waits) {
        output.push(module, format!("impl Waitable for {name}"), tokens);
        output.push(
            module,
            format!("{name}::wait"),
            method(context, action, poll),
        );
    }
}

/// Whether the response of an action has a waiter.
pub(crate) fn starts_job(context: &Context<'_>, action: &Action) -> bool {
    let job = action.waits.as_ref().and_then(|waits| {
        let poll = context.api.action(&waits.poll)?;
        implementation(context, action, poll, waits)
    });
    job.is_some()
}

fn implementation(
    context: &Context<'_>,
    action: &Action,
    poll: &Action,
    waits: &Waits,
) -> Option<TokenStream> {
    let rt = &context.rt;
    let name = format_ident!("{}Response", action.rust);
    let poll_module = raw(&poll.module);
    let request = format_ident!("{}Request", poll.rust);
    let fill = waits.with.iter().filter_map(|(parameter, field)| {
        let (to, from) = (poll.parameter(parameter)?, action.response_field(field)?);
        let (to, value) = (ident(to), ident(from));
        let value = if from.always {
            quote!(Some(self.#value.clone()))
        } else {
            quote!(self.#value.clone())
        };
        Some(quote!(request.#to = #value;))
    });
    let state = poll.response_field(&waits.state)?;
    let Type::IntEnum(enumeration) = &state.ty else {
        return None;
    };
    let (state, enumeration) = (ident(state), context.shared(enumeration));
    let arms = |states: &[String], step: &str| {
        let step = format_ident!("{step}");
        let states = states.iter().map(|state| raw(state));
        let patterns: Vec<TokenStream> = states
            .map(|state| quote!(Some(#enumeration::#state)))
            .collect();
        (!patterns.is_empty()).then(|| quote!(#(#patterns)|* => #rt::JobState::#step,))
    };
    let (done, failed) = (arms(&waits.done, "Done"), arms(&waits.failed, "Failed"));
    Some(quote! {
        impl #rt::Waitable for #name {
            type Poll = super::#poll_module::#request;
            fn poll_request(&self) -> Self::Poll {
                let mut request = <Self::Poll as Default>::default();
                #(#fill)*
                request
            }
            fn state(response: &<Self::Poll as #rt::Action>::Output) -> #rt::JobState {
                match response.#state {
                    #done
                    #failed
                    _ => #rt::JobState::Running,
                }
            }
        }
    })
}

fn method(context: &Context<'_>, action: &Action, poll: &Action) -> TokenStream {
    let rt = &context.rt;
    let name = format_ident!("{}Response", action.rust);
    let doc = docs::paragraphs([format!(
        "Waits for the job to end, asking {} again and again.",
        poll.name
    )]);
    quote! {
        impl #name {
            #doc
            pub fn wait<M: #rt::Mode>(&self, client: &super::super::Client<M>) -> #rt::Waiter<Self, M> {
                #rt::Waiter::new(client.runtime().clone(), self)
            }
        }
    }
}
