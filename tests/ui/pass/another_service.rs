//! Another service of the platform, by a spec of one's own. Its client needs the runtime and the macros alone; where the
//! program has the client of face recognition as well, both can share one runtime client.
#![deny(warnings, missing_docs)]

#[path = "loopback/server.rs"]
mod loopback;

/// Parcels.
pub mod parcels {
    iai_macros::client! { spec: "another_service" }
}

use loopback::{Seen, server};
use parcels::actions::TrackParcelRequest;
use parcels::{Client, ClientBuilder, ErrorCode, blocking};
use std::net::SocketAddr;
use tc3_runtime::credentials::{ProvideCredentials, ProvideFuture};
use tc3_runtime::date_time::UtcOffset;
use tc3_runtime::{Credentials, Endpoint, action::Action, client::ServiceClient};

const SENT: &str = r#"{"Response":{"ParcelId":"p1","RequestId":"r1"}}"#;
const TRACKED: &str = r#"{"Response":{"Place":"Turin","RequestId":"r2"}}"#;
const FOUND: &str = r#"{"Response":{"Sent":"1970-01-01","RequestId":"r5"}}"#;
const REFUSED: &str =
    r#"{"Response":{"Error":{"Code":"UnknownParameter","Message":"No."},"RequestId":"r3"}}"#;
const GROUPS: &str = r#"{"Response":{"GroupNum":7,"RequestId":"r4"}}"#;

/// A client of any service and kind.
fn client<C: ServiceClient>(address: SocketAddr) -> C {
    tc3_runtime::ClientBuilder::<C>::new()
        .credentials(Credentials::new("AKIDlocal", "local-key").unwrap())
        .endpoint(Endpoint::custom(&format!("http://{address}")).unwrap())
        .build()
        .unwrap()
}

/// The call by service, version, action and body, as it arrived.
fn call(seen: &Seen) -> String {
    let header = |name| seen.header(name).unwrap();
    // TC3-HMAC-SHA256 Credential=AKIDlocal/2025-02-01/parcels/tc3_request, …
    let service = header("Authorization").split('/').nth(2).unwrap();
    let (version, action) = (header("X-TC-Version"), header("X-TC-Action"));
    format!("{service} {version} {action} {}", seen.body)
}

const BOTH: [&str; 2] = [
    r#"parcels 2025-02-01 SendParcel {"Address":"Via Po 1","Grams":250}"#,
    r#"parcels 2025-02-01 TrackParcel {"ParcelId":"p1"}"#,
];

async fn awaited() {
    let (address, thread) = server(&[SENT, TRACKED]);
    let client: Client = client(address);
    let parcel = client.send_parcel().address("Via Po 1").grams(250).send();
    let parcel = parcel.await.unwrap();
    assert_eq!(parcel.parcel_id.as_deref(), Some("p1"));
    let tracked = client.track_parcel().parcel_id("p1").send().await.unwrap();
    assert_eq!(
        (tracked.place.as_deref(), &*tracked.request_id),
        (Some("Turin"), "r2")
    );
    let seen: Vec<_> = thread.join().unwrap().iter().map(call).collect();
    assert_eq!(seen, BOTH);
}

fn blocked() {
    let (address, thread) = server(&[SENT, TRACKED]);
    let client: blocking::Client = client(address);
    let parcel = client.send_parcel().address("Via Po 1").grams(250).send();
    assert_eq!(parcel.unwrap().parcel_id.as_deref(), Some("p1"));
    let tracked = client.track_parcel().parcel_id("p1").send().unwrap();
    assert_eq!(tracked.place.as_deref(), Some("Turin"));
    let seen: Vec<_> = thread.join().unwrap().iter().map(call).collect();
    assert_eq!(seen, BOTH);
}

/// The server takes one connection, so that a pool of its own would leave the second client without a response.
async fn shared() {
    let (address, thread) = server(&[GROUPS, TRACKED, REFUSED]);
    let faces: iai_client::Client = client(address);
    let parcels = Client::from(faces.runtime().clone());
    let groups = faces.get_group_list().send().await.unwrap();
    assert_eq!(groups.group_num, Some(7));
    let request = TrackParcelRequest::builder().parcel_id("p1").build();
    let tracked = parcels.send(request.clone()).await.unwrap();
    assert_eq!(tracked.place.as_deref(), Some("Turin"));

    let error = parcels.send(request).await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::UnknownParameter));
    assert!(error.is(ErrorCode::UnknownParameter));
    assert!(!error.is(ErrorCode::ResourceNotFoundParcel));
    // An equal code of another service is the same code.
    assert!(error.is(iai_client::ErrorCode::UnknownParameter));
    assert_eq!(error.remedy(), "Take the parameter out.");

    let seen: Vec<_> = thread.join().unwrap().iter().map(call).collect();
    let tracked = BOTH[1];
    assert_eq!(seen, ["iai 2020-03-03 GetGroupList {}", tracked, tracked]);
}

fn shared_and_blocking() {
    let (address, thread) = server(&[GROUPS, TRACKED]);
    let faces: iai_client::blocking::Client = client(address);
    let parcels = blocking::Client::from(faces.runtime().clone());
    let groups = faces.get_group_list().send().unwrap();
    assert_eq!(groups.group_num, Some(7));
    let tracked = parcels.track_parcel().parcel_id("p1").send().unwrap();
    assert_eq!(tracked.place.as_deref(), Some("Turin"));
    assert_eq!(thread.join().unwrap().len(), 2);
}

/// Credentials that nobody may ask for.
#[derive(Debug)]
struct Closed;

impl ProvideCredentials for Closed {
    fn provide(&self) -> ProvideFuture<'_> {
        panic!("asked for credentials")
    }

    fn name(&self) -> &str {
        "closed"
    }
}

/// What a parameter proves needs no signature.
async fn unsigned() {
    let (address, thread) = server(&[FOUND]);
    let client: Client = Client::builder()
        .credentials_provider(Closed)
        .endpoint(Endpoint::custom(&format!("http://{address}")).unwrap())
        .build()
        .unwrap();
    let moment = std::time::SystemTime::UNIX_EPOCH;
    let found = client.find_parcel().token("t").since(moment).send().await;
    let sent = found.unwrap().sent.clone().unwrap();
    assert_eq!(sent.to_system_time(UtcOffset::UTC), Some(moment));
    let seen = &thread.join().unwrap()[0];
    assert_eq!(seen.header("Authorization"), Some("SKIP"));
    assert_eq!(seen.header("X-TC-Token"), None);
    assert_eq!(seen.body, r#"{"Token":"t","Since":"1970-01-01T00:00:00Z"}"#);
}

/// What the spec says of hosts is known to the runtime, which has no list of its own.
fn hosts() {
    let hosts = TrackParcelRequest::SERVICE.hosts;
    assert_eq!(hosts.mainland, Some("parcels.tencentcloudapi.com"));
    assert_eq!(
        hosts.international,
        Some("parcels.intl.tencentcloudapi.com")
    );
    assert_eq!(hosts.regional, Some("parcels.{region}.tencentcloudapi.com"));
    assert_eq!(hosts.internal, None);
}

fn settings() {
    let builder: ClientBuilder = Client::builder();
    let endpoint = Endpoint::custom("http://127.0.0.1:9").unwrap();
    let error = builder.endpoint(endpoint.clone()).build().unwrap_err();
    let blocked = blocking::Client::builder()
        .endpoint(endpoint)
        .build()
        .unwrap_err();
    assert_eq!(error.to_string(), blocked.to_string());
    assert!(error.remedy().contains("redentials"), "{}", error.remedy());
}

fn main() {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    runtime.block_on(awaited());
    runtime.block_on(shared());
    runtime.block_on(unsigned());
    blocked();
    shared_and_blocking();
    hosts();
    settings();
}
