//! One exchange: sign, send, read, open the envelope.

use super::call::Call;
use super::headers::{Signed, attempt_headers};
use crate::answer::{Accepted, Refused, open};
use crate::credentials::Credentials;
use crate::endpoint::Target;
use crate::error::{ConfigurationError, ErrorKind};
use crate::signing::{PayloadHash, Scope, Unsigned};

/// What an attempt is signed with.
pub(super) struct Signing {
    pub(super) timestamp: u64,
    pub(super) credentials: Credentials,
}

impl Call {
    pub(super) fn signing(&self) -> Signing {
        let shared = &self.client.shared;
        Signing {
            timestamp: shared.signing_time(),
            credentials: shared.keyring.current(),
        }
    }

    pub(super) async fn exchange(&self, signing: &Signing) -> Result<Accepted, Refused> {
        let request = self
            .signed_request(signing)
            .map_err(Refused::without_answer)?;
        let shared = &self.client.shared;
        let exchanged = shared
            .http
            .exchange(request, shared.answer_limit, &signing.credentials);
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
        let method = self.payload.method();
        let mut headers = vec![
            ("content-type", method.content_type()),
            ("host", &*target.host),
        ];
        if self.client.settings.sign_action {
            headers.push(("x-tc-action", self.info.action));
        }
        let unsigned = Unsigned {
            method,
            query: self.payload.query(),
            headers: &headers,
            payload: self.payload_hash.clone(),
        };
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
            content_type: method.content_type(),
            marker,
        }
    }
}

fn method(method: crate::method::Method) -> reqwest::Method {
    match method {
        crate::method::Method::Post => reqwest::Method::POST,
        crate::method::Method::Get => reqwest::Method::GET,
    }
}
