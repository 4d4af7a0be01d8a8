//! Stage 4: the API to Rust. One small file for each kind of item.

mod action;
mod builder;
mod choice;
mod client;
mod codes;
mod context;
mod docs;
mod emulator;
mod facts;
mod fields;
mod methods;
mod needs;
mod outcome;
mod output;
mod paging;
mod recovery;
mod refined;
mod request;
mod response;
mod samples;
mod structure;
mod tables;
mod types;
mod validator;
mod waiting;

pub use client::CONTRACT;
pub use context::{ClientOptions, EmulatorOptions};
pub use output::{Item, Module, Output};

use crate::model::Api;
use context::Context;
use quote::quote;

/// The client side: types, error codes, and for each action its request, builder, answer and method.
#[must_use]
pub fn client(api: &Api, options: &ClientOptions) -> Output {
    let runtime = &options.runtime;
    let mut context = Context::new(api, quote!(#runtime::rt));
    context.gated = options.gated;
    let mut output = Output::default();
    client::emit(&context, options, &mut output);
    codes::emit(&context, &mut output);
    needs::emit(&context, &mut output);
    types::emit(&context.in_types(), &mut output);
    for one in &api.actions {
        action::emit(&context.in_action(), one, options, &mut output);
    }
    output
}

/// The emulator's front: constraint tables, the trait of behaviours, the routes to it.
#[must_use]
pub fn emulator(api: &Api, options: &EmulatorOptions) -> Output {
    let mut output = Output::default();
    let runtime = &options.runtime;
    let context = Context::new(api, quote!(#runtime::runtime));
    tables::emit(&context, &mut output);
    emulator::emit(&context, options, &mut output);
    output
}
