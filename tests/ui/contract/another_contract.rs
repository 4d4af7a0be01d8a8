//! What a generated file says of itself when it is older than the runtime.

tc3_runtime::rt::contract! { 0, "run `iai-spec expand spec --out src/api.rs`" }

fn main() {}
