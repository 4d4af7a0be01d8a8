//! Sends both actions, asynchronously and blocking.

#![deny(warnings)]

use own_service::{blocking, Client, ErrorCode, Server};
use tc3_runtime::{Credentials, Endpoint, Error};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let place = runtime.block_on(asynchronous(&server.url))?;
    println!("asynchronous: {place}");

    let client = blocking::Client::builder()
        .credentials(Credentials::new("id", "key")?)
        .endpoint(Endpoint::custom(&server.url)?)
        .build()?;
    let sent = client.send_parcel().address("Elm Street 1").send()?;
    let found = client.find_parcel().parcel_id(sent.parcel_id.clone().unwrap_or_default()).send()?;
    println!("blocking: {}", found.place.as_deref().unwrap_or("?"));

    // The platform's codes are known without a row for them.
    let throttled = ErrorCode::RequestLimitExceeded;
    println!("platform: {:?}, {}", throttled.retry_class(), throttled.meaning().is_some());
    Ok(())
}

async fn asynchronous(url: &str) -> Result<String, Error> {
    let client = Client::builder()
        .credentials(Credentials::new("id", "key")?)
        .endpoint(Endpoint::custom(url)?)
        .build()?;
    let refused = client.send_parcel().address("").send().await;
    assert!(refused.is_err_and(|error| error.is(ErrorCode::InvalidParameterValue)));
    let sent = client.send_parcel().address("Elm Street 1").send().await?;
    let found = client.find_parcel().parcel_id(sent.parcel_id.clone().unwrap_or_default()).send().await?;
    Ok(found.place.clone().unwrap_or_default())
}
