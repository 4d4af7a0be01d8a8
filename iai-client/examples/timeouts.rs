//! Timeouts, retries, and creates whose response is lost.
//!
//! ```text
//! cargo run --example timeouts
//! ```

mod local;

use std::time::Duration;

use iai_client::{Client, RequestConfig, RetryConfig};
use iai_emulator::Emulator;
use local::Result;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .fault("GetGroupList: script=[InternalError x2, ok]".parse()?)
        .fault("GetPersonList: delay=500ms".parse()?)
        .fault("CreateGroup: reset, when=after, times=1".parse()?)
        .start()?;
    let client = emulator
        .client_builder()?
        .connect_timeout(Duration::from_secs(2))
        .timeout(Duration::from_secs(10))
        .retry(RetryConfig::new().base_delay(Duration::from_millis(20)))
        .build()?;

    let listed = client.get_group_list().send().await?;
    println!(
        "two errors that pass, then success: {} attempts",
        listed.attempts()
    );

    too_slow(&client).await;

    // The response of the create is lost. With `recover` the client asks whether it happened.
    let recovering =
        client.with_config(RequestConfig::new().retry(RetryConfig::new().recover(true)));
    let created = recovering
        .create_group()
        .group_id("staff")
        .group_name("Staff")
        .send()
        .await?;
    println!(
        "a lost response, found again: is_recovered = {}",
        created.is_recovered()
    );
    Ok(())
}

/// Settings for one call: less time, and no second attempt.
async fn too_slow(client: &Client) {
    let hasty = RequestConfig::new()
        .attempt_timeout(Duration::from_millis(50))
        .retry(RetryConfig::off());
    let sent = client
        .with_config(hasty)
        .get_person_list()
        .group_id("staff")
        .send()
        .await;
    if let Err(error) = sent {
        println!("a slow service: {error}");
        println!(
            "  is_timeout = {}, after {} attempt",
            error.is_timeout(),
            error.attempts()
        );
    }
}
