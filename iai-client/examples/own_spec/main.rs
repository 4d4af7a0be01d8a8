//! A client of a spec of one's own, made in a build. The spec is the folder beside this file; it has one action, with
//! stricter rules than the service's. The crate of such a client depends on `tc3-runtime` and `iai-macros` alone.
//!
//! ```text
//! cargo run --example own_spec
//! ```

#[path = "../local/mod.rs"]
mod local;

use iai_emulator::Emulator;
use local::Result;

/// What is made of the spec.
#[allow(missing_docs, reason = "the documentation is that of the spec")]
mod doors {
    iai_macros::client! { spec: "examples/own_spec/spec" }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .start()?;
    let faces = emulator.client()?;
    // It shares connections, credentials, retry budget and rate limit with the client of the other spec.
    let doors = doors::Client::from(faces.runtime().clone());

    let refused = doors
        .create_group()
        .group_id("cellar")
        .group_name("Cellar")
        .send()
        .await;
    if let Err(error) = refused {
        println!("{error}");
        println!("  what to do: {}", error.remedy());
    }
    let created = doors
        .create_group()
        .group_id("door-1")
        .group_name("Front")
        .send()
        .await?;
    println!("created door-1 with model {:?}", created.face_model_version);
    Ok(())
}
