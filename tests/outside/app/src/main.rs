//! Enrols a person on the emulator. The crate has a spec of its own as well.

#![deny(warnings)]

use iai_client::Image;
use iai_emulator::Emulator;

/// A spec of one's own.
pub mod own {
    iai_macros::client! { spec: "spec" }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::builder().credentials("id-1", "key-1").start()?;
    let client = emulator.client()?;
    client.create_group().group_id("g").group_name("g").send().await?;
    let image = Image::open("face.png")?;
    let sent = client.create_person().group_id("g").person_id("p").person_name("n").image(image).send().await?;
    println!("enrolled outside: {}", sent.request_id);
    println!("summary: {}", own::ErrorCode::parse("Missing").meaning().unwrap_or("?"));
    Ok(())
}
