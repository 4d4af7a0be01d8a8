//! Tables, behaviours and dispatch, generated from the spec.

iai_macros::emulator! { spec: "spec", runtime: crate, client: ::iai_client }
