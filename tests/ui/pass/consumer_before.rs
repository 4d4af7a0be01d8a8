//! A consumer, with the spec for which it was written. `consumer_after.rs` is the same one with a spec that has grown.
#![deny(warnings, missing_docs)]

/// The service.
pub mod api {
    iai_macros::client! { spec: "compat_before" }
}

#[path = "compat/consumer.rs"]
mod consumer;

fn main() {
    consumer::run();
}
