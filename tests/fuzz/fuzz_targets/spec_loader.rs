#![no_main]

#[path = "../properties/spec_loader.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|data: &[u8]| property::check(data));
