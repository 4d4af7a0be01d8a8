//! Rebuilds the crate when a spec file is added or removed; edits are seen without it.

fn main() {
    println!("cargo::rerun-if-changed=spec");
}
