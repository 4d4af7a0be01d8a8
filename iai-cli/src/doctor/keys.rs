//! Where the credentials come from.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use iai_client::Credentials;
use iai_client::credentials::CredentialsError;
use iai_client::time::{SystemClock, TimeSource};
use tokio::time::timeout;

use super::finding::Finding;
use super::subject::Subject;
use crate::exit::Exit;
use crate::secret_id::shortened;

const CHECK: &str = "credentials";
/// As long as a client waits for its provider.
const LIMIT: Duration = Duration::from_secs(5);

/// Asks the provider of the calls.
pub(super) async fn credentials(subject: &Subject) -> Finding {
    let Ok(provided) = timeout(LIMIT, subject.credentials.provide()).await else {
        let name = subject.credentials.name();
        let message = format!("no answer from {name} within {LIMIT:?}");
        return Finding::failed(CHECK, Exit::Credentials, message, SET_UP);
    };
    match provided {
        Ok(credentials) => found(subject, &credentials),
        Err(error) => missing(&error),
    }
}

const SET_UP: &str = "Run iai configure, or set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY; --emulator needs neither.";

fn found(subject: &Subject, credentials: &Credentials) -> Finding {
    let id = shortened(credentials.secret_id());
    let name = subject.credentials.name();
    let message = format!("{id}, from {}", source(subject, name));
    let Some(end) = credentials.expires_at() else {
        return Finding::ok(CHECK, message);
    };
    match seconds_left(end, SystemClock.unix_seconds()) {
        0 => Finding::failed(
            CHECK,
            Exit::Credentials,
            format!("{message}: they have expired"),
            "Renew the credentials at their source, and check the clock of the machine.",
        ),
        left => Finding::ok(CHECK, format!("{message}, good for {left} seconds")),
    }
}

/// The provider's name, and the file if it is one.
fn source(subject: &Subject, provider: &str) -> String {
    let profiles = subject.profiles.as_ref().map(|profiles| &profiles.sdk);
    let file =
        profiles.filter(|sdk| iai_client::credentials::ProvideCredentials::name(*sdk) == provider);
    let place = file.and_then(|sdk| Some((sdk.profile_name().ok()?, sdk.path().ok()?)));
    match place {
        Some((profile, path)) => format!("{provider} {} (profile {profile})", path.display()),
        None => provider.to_owned(),
    }
}

fn seconds_left(end: SystemTime, now: u64) -> u64 {
    let end = end.duration_since(UNIX_EPOCH).unwrap_or_default();
    end.as_secs().saturating_sub(now)
}

/// Nothing is set up, or something is and cannot be used.
fn missing(error: &CredentialsError) -> Finding {
    if !error.is_absent() {
        return Finding::failed(CHECK, Exit::Credentials, error.to_string(), error.remedy());
    }
    let tried = error.tried().iter().map(ToString::to_string);
    let message = "there are none; these places were looked at";
    Finding::failed(CHECK, Exit::Credentials, message, SET_UP).with_details(tried)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_that_is_left_is_counted_from_now() {
        let end = UNIX_EPOCH + Duration::from_secs(1_000);
        for (now, left) in [(900, 100), (1_000, 0), (1_100, 0)] {
            assert_eq!(seconds_left(end, now), left);
        }
    }
}
