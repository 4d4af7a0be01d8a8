//! When credentials are renewed, and where.

use super::bench::{read, success};
use iai_client::{
    Client, Credentials, Endpoint, ProvideCredentials, ProvideFuture, WebIdentityProvider,
};
use iai_tests::faulty::{Faulty, Step};
use iai_tests::folder::Folder;
use iai_tests::lab;
use iai_tests::stopwatch::Stopwatch;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

const NOW: u64 = 1_700_000_000;
const LIFETIME: u64 = 7_200;

/// Counts how often it is asked.
struct Role {
    clock: Arc<AtomicU64>,
    asked: Arc<AtomicU32>,
}

impl ProvideCredentials for Role {
    fn provide(&self) -> ProvideFuture<'_> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let end = self.clock.load(Ordering::SeqCst) + LIFETIME;
        let keys = Credentials::new("AKIDrole", "key").unwrap();
        Box::pin(async move { Ok(keys.with_token("token")?.expiring_at(end)) })
    }
}

/// Go: the STS provider renews after a tenth of the lifetime; Node.js: the margin is 600 milliseconds, not seconds.
#[test]
fn defect_07_credentials_are_renewed_five_minutes_before_their_end() {
    let (clock, asked) = (Arc::new(AtomicU64::new(NOW)), Arc::new(AtomicU32::new(0)));
    let role = Role {
        clock: Arc::clone(&clock),
        asked: Arc::clone(&asked),
    };
    let server = Faulty::doing([success()]);
    let time = Arc::clone(&clock);
    let client = Client::builder()
        .credentials_provider(role)
        .endpoint(Endpoint::custom(&server.url()).unwrap())
        .timer(Stopwatch::default())
        .time_source(move || time.load(Ordering::SeqCst))
        .build()
        .unwrap();
    let course = [
        (0, 1),
        (720, 1),
        (3_600, 1),
        (6_899, 1),
        (6_901, 2),
        (7_199, 2),
    ];
    for (after, expected) in course {
        clock.store(NOW + after, Ordering::SeqCst);
        assert_eq!(read(&client), (1, None));
        assert_eq!(
            asked.load(Ordering::SeqCst),
            expected,
            "{after} seconds after"
        );
    }
}

/// Go: TKE_REGION is read and then a constant is used in its place.
#[test]
fn defect_07_the_region_that_is_set_is_the_one_that_is_asked() {
    let folder = Folder::new();
    let token = folder.write("token", b"web.identity.token");
    let keys = json!({ "TmpSecretId": "AKIDrole", "TmpSecretKey": "key", "Token": "token" });
    let end = NOW + LIFETIME;
    let server = Faulty::doing([Step::response(&json!({
        "Credentials": keys, "ExpiredTime": end, "Expiration": "2023-11-15T00:13:20Z", "RequestId": "r",
    }))]);
    let role = WebIdentityProvider::tke_with(move |name| match name {
        "TKE_REGION" => Some("ap-singapore".to_owned()),
        "TKE_PROVIDER_ID" => Some("provider".to_owned()),
        "TKE_ROLE_ARN" => Some("qcs::cam::uin/1:roleName/r".to_owned()),
        "TKE_WEB_IDENTITY_TOKEN_FILE" => Some(token.display().to_string()),
        _ => None,
    });
    let role = role
        .endpoint(Endpoint::custom(&server.url()).unwrap())
        .time_source(|| NOW);
    assert_eq!(lab::wait(role.provide()).unwrap().expires_at(), Some(end));
    assert_eq!(server.header("x-tc-region"), ["ap-singapore"]);
}
