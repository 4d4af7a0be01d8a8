use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::method::Method;
use crate::signing::{PayloadHash, Scope, SigningKey, Unsigned};

mod ini;
mod messages;
mod places;
mod region;
mod warnings;

fn from(pairs: &[(&str, &str)]) -> Result<Credentials, String> {
    let read = |name: &str| {
        pairs
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    };
    Credentials::from_env_with(read).map_err(|error| error.to_string())
}

const ID: (&str, &str) = ("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE");
const KEY: (&str, &str) = ("TENCENTCLOUD_SECRET_KEY", "SECRETEXAMPLE");

#[test]
fn the_environment_is_read_and_checked() {
    for (environment, expected) in ENVIRONMENTS {
        let found = from(environment);
        let token = found
            .as_ref()
            .map(Credentials::token)
            .map_err(String::as_str);
        assert_eq!(token, *expected);
    }
}

/// Variables with the token they lead to, or the reason to refuse them.
type Row = (
    &'static [(&'static str, &'static str)],
    Result<Option<&'static str>, &'static str>,
);

const ENVIRONMENTS: &[Row] = &[
    (&[ID, KEY], Ok(None)),
    (&[ID, KEY, ("TENCENTCLOUD_TOKEN", "T1")], Ok(Some("T1"))),
    (
        &[ID, KEY, ("TENCENTCLOUD_SESSION_TOKEN", "T2")],
        Ok(Some("T2")),
    ),
    (
        &[
            ID,
            KEY,
            ("TENCENTCLOUD_TOKEN", "T"),
            ("TENCENTCLOUD_SESSION_TOKEN", "T"),
        ],
        Ok(Some("T")),
    ),
    (
        &[
            ID,
            KEY,
            ("TENCENTCLOUD_TOKEN", "T1"),
            ("TENCENTCLOUD_SESSION_TOKEN", "T2"),
        ],
        Err("two values of the token: TENCENTCLOUD_TOKEN and TENCENTCLOUD_SESSION_TOKEN differ"),
    ),
    (
        &[],
        Err(
            "no SecretId and no SecretKey: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set",
        ),
    ),
    (
        &[ID],
        Err("no SecretKey: TENCENTCLOUD_SECRET_KEY is not set"),
    ),
    (
        &[("TENCENTCLOUD_SECRET_ID", ""), KEY],
        Err("the SecretId of TENCENTCLOUD_SECRET_ID is empty"),
    ),
    (
        &[ID, ("TENCENTCLOUD_SECRET_KEY", "SECRETEXAMPLE\n")],
        Err("the SecretKey of TENCENTCLOUD_SECRET_KEY has white space or a line break in it"),
    ),
    (
        &[(ID.0, "AKID EXAMPLE"), KEY],
        Err("the SecretId of TENCENTCLOUD_SECRET_ID has white space or a line break in it"),
    ),
    (
        &[(ID.0, "AKID\u{200b}"), KEY],
        Err("the SecretId of TENCENTCLOUD_SECRET_ID has a character that no key has"),
    ),
    (
        &[ID, KEY, ("TENCENTCLOUD_TOKEN", "")],
        Err("the token of TENCENTCLOUD_TOKEN is empty"),
    ),
];

/// Blanks around a key are a frequent cause of refused signatures.
#[test]
fn given_keys_are_checked_with_their_source() {
    let empty = "is empty";
    let white_space = "has white space or a line break in it";
    let character = "has a character that no key has";
    let table = [
        (("", "key", "t"), ("SecretId", "new", empty)),
        (("id", "", "t"), ("SecretKey", "new", empty)),
        ((" id", "key", "t"), ("SecretId", "new", white_space)),
        (("id", "k\ty", "t"), ("SecretKey", "new", white_space)),
        (("id", "k\u{a0}", "t"), ("SecretKey", "new", white_space)),
        (("ключ", "key", "t"), ("SecretId", "new", character)),
        (("id", "key\0", "t"), ("SecretKey", "new", character)),
        (("id", "key", ""), ("token", "with_session_token", empty)),
        (
            ("id", "key", "to k"),
            ("token", "with_session_token", white_space),
        ),
    ];
    for ((id, key, token), (what, function, problem)) in table {
        let made = Credentials::new(id, key).and_then(|keys| keys.with_session_token(token));
        let error = made.unwrap_err();
        let text = format!("the {what} of Credentials::{function} {problem}");
        assert_eq!((error.what(), error.to_string()), (what, text));
        assert_eq!(error.source_name(), format!("Credentials::{function}"));
    }
}

#[test]
fn nothing_of_a_key_is_shown() {
    let credentials = Credentials::new("AKIDEXAMPLE", "SECRETEXAMPLE").unwrap();
    let temporary = credentials.with_session_token("TOKENEXAMPLE").unwrap();
    assert_eq!(
        format!("{credentials:?}"),
        "Credentials(<redacted>, permanent)"
    );
    assert_eq!(
        format!("{temporary:?}"),
        "Credentials(<redacted>, temporary)"
    );
    assert_eq!(
        format!("{:?}", temporary.expiring_at_second(1_700_000_000)),
        "Credentials(<redacted>, temporary, expires at 1700000000)"
    );
}

/// Has credentials once, and then nothing is set up any more.
struct Once(AtomicBool);

impl ProvideCredentials for Once {
    fn provide(&self) -> ProvideFuture<'_> {
        let asked = self.0.swap(true, Ordering::SeqCst);
        let found = if asked {
            Err(CredentialsError::absent("once", "nothing is left"))
        } else {
            Credentials::new("AKIDonce", "KEY")
        };
        Box::pin(std::future::ready(found))
    }

    fn name(&self) -> &str {
        "once"
    }
}

/// The credentials of another account must not take over.
#[tokio::test]
async fn a_chain_asks_the_first_provider_with_credentials_alone() {
    let spare = Credentials::new("AKIDspare", "KEY").unwrap();
    let chain = CredentialsProviderChain::first(Once(false.into())).then(spare);
    let found = chain.provide().await.unwrap();
    assert_eq!((found.secret_id(), chain.name()), ("AKIDonce", "once"));
    let error = chain.provide().await.unwrap_err();
    assert_eq!(error.source_name(), "once");
}

#[test]
fn the_cached_key_follows_day_and_service() {
    let credentials = Credentials::new("AKID", "KEY").unwrap();
    let scopes = [
        (0, "iai"),
        (1, "iai"),
        (86_400, "iai"),
        (86_400, "cvm"),
        (0, "iai"),
    ];
    let request = Unsigned {
        method: Method::Post,
        query: "",
        headers: &[("Host", "example.com")],
        payload: PayloadHash::of(b"{}"),
    };
    for (timestamp, service) in scopes {
        let scope = Scope::new(timestamp, service);
        let fresh = SigningKey::derive("KEY", scope.date(), service)
            .sign(&scope.string_to_sign(&request.canonical_request()));
        assert_eq!(
            credentials.authorization(timestamp, service, &request.canonical()),
            scope.authorization("AKID", "host", &fresh)
        );
    }
}
