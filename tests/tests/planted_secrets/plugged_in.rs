//! What users plug in: interceptors, the rate limit, mocks.

use super::plant::{PICTURE, SECRET_KEY, TOKEN, credentials};
use super::types::{Printed, both, person};
use iai_client::actions::{CreatePersonRequest, DeleteGroupRequest};
use iai_client::intercept::{
    AfterAttempt, AfterCall, BeforeAttempt, BoxError, CallContext, Intercept,
};
use iai_client::testing::MockService;
use iai_client::{
    Client, ClientBuilder, Endpoint, Error, Image, Method, RateLimit, RequestConfig, Response,
    action::Action,
    client::EndpointCheck,
    transport::{Proxy, RootCertificates, TransportConfig},
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness;
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Writes down everything that it is shown, and lets `attempts` of them through.
#[derive(Default)]
struct Curious {
    told: Mutex<String>,
    attempts: u32,
}

impl Curious {
    fn note(&self, what: String) {
        self.told.lock().unwrap().push_str(&what);
    }
}

impl Intercept for Curious {
    fn before_call(&self, call: &CallContext<'_>) {
        self.note(both(call));
    }

    fn before_attempt(&self, attempt: &mut BeforeAttempt<'_>) -> Result<(), BoxError> {
        self.note(both(attempt));
        match attempt.number > self.attempts {
            true => Err(attempt
                .insert_header("authorization", PICTURE)
                .unwrap_err()
                .into()),
            false => Ok(()),
        }
    }

    fn after_attempt(&self, attempt: &AfterAttempt<'_>) {
        self.note(both(attempt));
    }

    fn after_call(&self, call: &AfterCall<'_>) {
        self.note(both(call));
    }
}

fn printed(error: &Error) -> String {
    format!("{error} {} {}", both(error), error.remedy())
}

pub(crate) fn plugged_in() -> Printed {
    let limited = RateLimit::per_client(1);
    let client = Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom("http://127.0.0.1:9").unwrap())
        .rate_limit(limited)
        .build()
        .unwrap();
    let hurried = client.with_config(RequestConfig::new().timeout(Duration::from_millis(300)));
    // The first one has the only turn and nobody to talk to.
    let _ = harness::wait(hurried.send(person()));
    let late = harness::wait(hurried.send(person())).unwrap_err();
    assert!(late.to_string().contains("per second"), "{late}");
    let groups = <CreatePersonRequest as Action>::SERVICE.rates;
    vec![
        ("RateLimit", both(&limited)),
        ("RateLimitError", printed(&late)),
        ("RateGroup", both(&groups.first())),
        ("InterceptorError", intercepted()),
        ("MockService", mocks()),
    ]
}

/// Settings of connections, with a password and a certificate in them.
pub(crate) fn connections() -> Printed {
    let proxy = Proxy::url("http://127.0.0.1:9").unwrap();
    let proxy = proxy.credentials("plain", SECRET_KEY).unwrap();
    let address = format!("http://u:{SECRET_KEY}@127.0.0.1:9/{TOKEN}");
    let no_proxy = Proxy::url(&address).unwrap_err();
    let no_certificate = RootCertificates::system()
        .add(PICTURE.as_bytes())
        .unwrap_err();
    let config = TransportConfig::new().proxy(proxy.clone());
    let client = Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom("http://127.0.0.1:9").unwrap())
        .transport(config.clone());
    let text = both(&client);
    let get = RequestConfig::new().method(Method::Get);
    let help = client
        .build()
        .unwrap()
        .with_config(get)
        .runtime()
        .signature_help(&person())
        .unwrap();
    let told = |error: iai_client::error::ConfigurationError| {
        format!(
            "{error} {} {}",
            both(&error),
            printed(&Error::from(error.clone()))
        )
    };
    vec![
        ("Proxy", both(&proxy)),
        ("ProxyError", told(no_proxy)),
        ("CertificateError", told(no_certificate)),
        ("RootCertificates", both(&RootCertificates::system())),
        ("TransportConfig", format!("{} {text}", both(&config))),
        ("SignatureHelp", format!("{help} {}", both(&help))),
        ("EndpointCheck", both(&endpoint_check())),
    ]
}

/// What a client finds out of somebody who repeats its keys.
fn endpoint_check() -> EndpointCheck {
    let message = format!("{SECRET_KEY} {TOKEN}");
    let error = json!({ "Code": "InternalError", "Message": message });
    let server = FakeServer::doing([Step::response(&json!({ "Error": error, "RequestId": "r" }))]);
    let client = Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom(&server.url()).unwrap())
        .build()
        .unwrap();
    let found = client.runtime().check_endpoint::<CreatePersonRequest>();
    harness::wait(found).unwrap()
}

/// All that an interceptor sees of a call that is repeated, and the error of one that it refuses.
fn intercepted() -> String {
    let mock = MockService::new();
    let rule = mock
        .on::<CreatePersonRequest>()
        .fails_with(iai_client::ErrorCode::RequestLimitExceeded);
    let curious = Arc::new(Curious {
        attempts: 1,
        ..Curious::default()
    });
    let builder: ClientBuilder = mock.client_builder().unwrap();
    let builder = builder.credentials(credentials());
    let client = builder.interceptor(Arc::clone(&curious)).build().unwrap();
    let refused = harness::wait(client.send(person())).unwrap_err();
    assert_eq!(rule.calls(), 1);
    let told = curious.told.lock().unwrap();
    for known in [
        "CreatePerson",
        "iai.tencentcloudapi.com",
        "RequestLimitExceeded",
    ] {
        assert!(told.contains(known), "{known}: {told}");
    }
    for hidden in ["AKID", "Signature=", "TC3-"] {
        assert!(!told.contains(hidden), "{hidden}: {told}");
    }
    format!("{} {told}", printed(&refused))
}

fn mocks() -> String {
    let mock = MockService::new();
    let response: Response<_> =
        serde_json::from_value(json!({ "FaceId": "1", "RequestId": "r" })).unwrap();
    let unfinished = mock
        .on::<CreatePersonRequest>()
        .matching(|request| request.image.is_none());
    let mut text = both(&unfinished);
    let rule = unfinished.responds(response);
    let client: Client = mock.client().unwrap();
    let mut other = person();
    (other.url, other.image) = (None, Some(Image::from_base64(PICTURE)));
    for request in [person(), other] {
        let get = client.with_config(RequestConfig::new().method(Method::Get));
        for client in [&client, &get] {
            match harness::wait(client.send(request.clone())) {
                Ok(response) => text += &both(&response),
                Err(error) => text += &printed(&error),
            }
        }
    }
    let unused = mock.on::<DeleteGroupRequest>().responds_json("{}");
    let unverified = mock.verify().unwrap_err();
    text + &format!(
        "{} {} {} {unverified} {}",
        both(&(rule, unused)),
        both(&mock),
        both(&mock.calls()),
        both(&unverified)
    )
}
