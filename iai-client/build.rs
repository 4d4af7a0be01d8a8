//! Makes a spec file that is added or removed cause a rebuild; edits are seen without it.

fn main() {
    println!("cargo::rerun-if-changed=spec");
}
