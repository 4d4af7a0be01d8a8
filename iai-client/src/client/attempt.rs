//! One exchange: sign, send, read, open the envelope.

use super::call::Call;
use super::headers::{Signed, attempt_headers};
use crate::answer::{Accepted, Refused, open};
use crate::endpoint::Target;
use crate::error::{ConfigurationError, ErrorKind};
use crate::signing::{PayloadHash, Scope, Unsigned};

impl Call {
    pub(super) async fn exchange(&self) -> Result<Accepted, Refused> {
        let request = self.signed_request().map_err(unsent)?;
        let shared = &self.client.shared;
        let exchanged = shared
            .http
            .exchange(request, shared.answer_limit, &shared.credentials);
        let raw = exchanged.await.map_err(unsent)?;
        open(raw)
    }

    fn signed_request(&self) -> Result<reqwest::Request, ErrorKind> {
        let shared = &self.client.shared;
        let target = shared
            .endpoint
            .target(self.info.service.name)
            .map_err(ErrorKind::Endpoint)?;
        let scope = Scope::new(shared.clock.unix_seconds(), &target.service);
        let headers = attempt_headers(self, &target, &scope).ok_or(ErrorKind::Configuration(
            ConfigurationError::Setting("action or version"),
        ))?;
        let url = target.address.with_query(self.payload.query());
        let mut request = reqwest::Request::new(method(self.payload.method()), url);
        *request.headers_mut() = headers;
        if self.payload.method() == crate::method::Method::Post {
            *request.body_mut() = Some(self.payload.body().into());
        }
        Ok(request)
    }

    /// Signs the attempt.
    pub(super) fn sign(&self, target: &Target, scope: &Scope) -> Signed {
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
        let credentials = &self.client.shared.credentials;
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

fn unsent(kind: ErrorKind) -> Refused {
    Refused {
        kind,
        request_id: None,
    }
}

fn method(method: crate::method::Method) -> reqwest::Method {
    match method {
        crate::method::Method::Post => reqwest::Method::POST,
        crate::method::Method::Get => reqwest::Method::GET,
    }
}
