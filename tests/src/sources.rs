//! Responses of credentials providers (metadata service, STS), and a clock that tests set.

use crate::fake_server::Step;
use crate::http::http;
use iai_client::time::{AsyncSleep, Sleep, TimeSource};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The time of these tests: 2023-11-14 22:13:20.
pub const NOW: u64 = 1_700_000_000;

/// [`NOW`] as a header `Date`.
pub const DATE: &str = "Tue, 14 Nov 2023 22:13:20 GMT";

/// An address of this machine where nothing listens.
pub const NOWHERE: &str = "http://127.0.0.1:9";

/// An hour after [`NOW`].
pub const LATER: u64 = NOW + 3_600;

/// A clock that stands still until it is moved. Clones are one clock.
#[derive(Clone, Debug)]
pub struct HandClock(Arc<AtomicU64>);

impl HandClock {
    /// A clock that shows these Unix seconds.
    #[must_use]
    pub fn at(unix_seconds: u64) -> Self {
        Self(Arc::new(AtomicU64::new(unix_seconds)))
    }

    /// Moves it ahead.
    pub fn pass(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

/// Its timer moves with it, as on a machine whose clock is right. Pauses take their time.
impl AsyncSleep for HandClock {
    fn elapsed(&self) -> Duration {
        Duration::from_secs(self.0.load(Ordering::SeqCst))
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

impl TimeSource for HandClock {
    fn unix_seconds(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A response of 200 with this body.
#[must_use]
pub fn says(body: &str) -> Step {
    Step::Say(http(200, body))
}

/// The metadata service's response about a role, told at [`NOW`]: keys of that number, which end then.
#[must_use]
pub fn role_keys(number: u32, end: u64) -> Step {
    says(&role_response(number, end).to_string()).header("Date", DATE)
}

/// The content of [`role_keys`].
#[must_use]
pub fn role_response(number: u32, end: u64) -> Value {
    json!({
        "TmpSecretId": format!("AKIDrole{number}"), "TmpSecretKey": "rolekey", "Token": format!("roletoken{number}"),
        "ExpiredTime": end, "Expiration": "2023-11-14T23:13:20Z", "Code": "Success",
    })
}

/// The response of STS, told at [`NOW`]: keys of that number, which end then.
#[must_use]
pub fn session_keys(number: u32, end: u64) -> Step {
    let keys = json!({
        "TmpSecretId": format!("AKIDsession{number}"), "TmpSecretKey": "sessionkey",
        "Token": format!("sessiontoken{number}"),
    });
    let expiration = "2023-11-14T23:13:20Z";
    let content = json!({
        "Credentials": keys, "ExpiredTime": end, "Expiration": expiration, "RequestId": "r-sts",
    });
    Step::response(&content).header("Date", DATE)
}
