#![no_main]

#[path = "../properties/profile_file.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|data: &[u8]| property::check(data));
