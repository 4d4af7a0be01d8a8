//! Clients of two services on the connections, credentials and budget of one.

#![deny(warnings)]

use own_service::Server;
use tc3_runtime::{Client, Credentials, Endpoint};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start()?;
    let shared = Client::builder()
        .credentials(Credentials::new("id", "key")?)
        .endpoint(Endpoint::custom(&server.url)?)
        .build()?;
    let faces = iai_client::Client::from(shared.clone());
    let parcels = own_service::Client::from(shared);
    for _ in 0..3 {
        faces.get_group_list().send().await?;
        parcels.find_parcel().parcel_id("p-1").send().await?;
    }
    println!("six calls to two services over {} connection", server.connections());
    Ok(())
}
