//! One exchange: sign, send, read, open the envelope.

use std::time::Duration;

use reqwest::header::HeaderMap;

use super::call::Call;
use super::course::Course;
use super::headers::{Signed, attempt_headers};
use crate::answer::{Accepted, Refused, open};
use crate::credentials::{Credentials, Unavailable};
use crate::endpoint::Target;
use crate::error::{ConfigurationError, Error, ErrorKind, TimeoutError, TimeoutKind};
use crate::signing::{PayloadHash, Scope, Unsigned};

/// Stands where a signature would, in calls that carry their proof in the parameters.
#[cfg(feature = "role-credentials")]
const UNSIGNED: &str = "SKIP";

/// What an attempt is signed with.
pub(super) struct Signing {
    pub(super) timestamp: u64,
    pub(super) credentials: Credentials,
}

/// What an attempt may take.
pub(super) struct Allowance {
    /// Its number in the call.
    #[cfg(feature = "test-util")]
    pub(super) number: u32,
    /// Whether the attempt before it got no answer.
    pub(super) got_no_answer: bool,
    pub(super) limit: Duration,
    /// What it fails with when it takes longer.
    pub(super) timeout: TimeoutError,
}

impl Call {
    /// The credentials and the time of one attempt, or why there are none.
    pub(super) async fn signing(&self, course: &mut Course) -> Result<Signing, Error> {
        let shared = &*self.client.shared;
        let found = shared.keyring.credentials(shared, course.left(self.now()));
        match found.await {
            Ok(credentials) => Ok(Signing {
                timestamp: shared.signing_time(),
                credentials,
            }),
            Err(unavailable) => Err(self.unsignable(unavailable, course)),
        }
    }

    /// The end of a call that cannot be signed.
    fn unsignable(&self, unavailable: Unavailable, course: &mut Course) -> Error {
        let kind = match unavailable {
            Unavailable::Failed(error) => ErrorKind::Credentials(error),
            Unavailable::OutOfTime => ErrorKind::Timeout(TimeoutError {
                which: TimeoutKind::Total,
                after: self.client.settings.timeout,
            }),
        };
        self.instead(kind, course)
    }

    pub(super) async fn exchange(
        &self,
        signing: &Signing,
        headers: HeaderMap,
        allowance: &Allowance,
    ) -> Result<Accepted, Refused> {
        let mut request = self
            .signed_request(signing)
            .map_err(Refused::without_answer)?;
        request.headers_mut().extend(headers);
        let exchanged = self.transmit(request, &signing.credentials, allowance);
        let raw = exchanged.await.map_err(Refused::without_answer)?;
        open(raw)
    }

    fn signed_request(&self, signing: &Signing) -> Result<reqwest::Request, ErrorKind> {
        let shared = &self.client.shared;
        let target = shared
            .endpoint
            .target(self.info.service.name)
            .map_err(ErrorKind::Endpoint)?;
        let scope = Scope::new(signing.timestamp, &target.service);
        let headers = attempt_headers(self, &target, &scope, &signing.credentials).ok_or(
            ErrorKind::Configuration(ConfigurationError::Setting("action, version or token")),
        )?;
        let url = target.address.with_query(self.payload.query());
        let mut request = reqwest::Request::new(method(self.payload.method()), url);
        *request.headers_mut() = headers;
        if self.payload.method() == crate::method::Method::Post {
            *request.body_mut() = Some(self.payload.body().into());
        }
        Ok(request)
    }

    /// Signs the attempt.
    pub(super) fn sign(&self, target: &Target, scope: &Scope, credentials: &Credentials) -> Signed {
        #[cfg(feature = "role-credentials")]
        if credentials.is_anonymous() {
            return Signed {
                authorization: UNSIGNED.to_owned(),
                content_type: self.payload.method().content_type(),
                marker: None,
            };
        }
        let headers = self.headers_to_sign(target);
        let unsigned = self.unsigned(&headers);
        let signature =
            credentials.sign(scope, &scope.string_to_sign(&unsigned.canonical_request()));
        let authorization = scope.authorization(
            credentials.secret_id(),
            &unsigned.signed_headers(),
            &signature,
        );
        let marker = self
            .client
            .settings
            .unsigned_payload
            .then_some(PayloadHash::UNSIGNED);
        Signed {
            authorization,
            content_type: self.payload.method().content_type(),
            marker,
        }
    }

    pub(super) fn headers_to_sign<'a>(&self, target: &'a Target) -> Vec<(&'static str, &'a str)> {
        let mut headers = vec![
            ("content-type", self.payload.method().content_type()),
            ("host", &*target.host),
        ];
        if self.client.settings.sign_action {
            headers.push(("x-tc-action", self.info.action));
        }
        headers
    }

    /// The request as far as `headers` and the rest of it are signed.
    pub(super) fn unsigned<'a>(&'a self, headers: &'a [(&'a str, &'a str)]) -> Unsigned<'a> {
        Unsigned {
            method: self.payload.method(),
            query: self.payload.query(),
            headers,
            payload: self.payload_hash.clone(),
        }
    }
}

fn method(method: crate::method::Method) -> reqwest::Method {
    match method {
        crate::method::Method::Post => reqwest::Method::POST,
        crate::method::Method::Get => reqwest::Method::GET,
    }
}
