//! The two sides that are generated: the client, and the tables and routes of the emulator.

use super::context::{ClientOptions, Context, EmulatorOptions};
use super::output::Output;
use super::{action, codes, defaults, dynamic, facts, required, tables, types};
use crate::model::Api;
use quote::quote;

/// The client side: the client, types, error codes, and for each action its request, builder, response and method.
#[must_use]
pub fn client(api: &Api, options: &ClientOptions) -> Output {
    let runtime = &options.runtime;
    let mut context = Context::new(api, quote!(#runtime::rt));
    context.gated = options.gated;
    let mut output = Output::default();
    super::client::emit(&context, options, &mut output);
    dynamic::emit(&context, &mut output);
    facts::emit(&context, &mut output);
    codes::emit(&context, &mut output);
    required::emit(&context, &mut output);
    types::emit(&context.in_types(), &mut output);
    for one in &api.actions {
        action::emit(&context.in_action(), one, options, &mut output);
    }
    output
}

/// The emulator's side: constraint tables, the trait of behaviours, the routes to it.
#[must_use]
pub fn emulator(api: &Api, options: &EmulatorOptions) -> Output {
    let mut output = Output::default();
    let runtime = &options.runtime;
    let context = Context::new(api, quote!(#runtime::runtime));
    tables::emit(&context, &mut output);
    defaults::emit(&context, &mut output);
    super::emulator::emit(&context, options, &mut output);
    output
}
