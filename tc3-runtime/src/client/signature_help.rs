//! What would be signed, for looking into a refused signature.

use std::fmt;

use super::client::Client;
use super::mode::Mode;
use crate::action::{Action, CallInfo};
use crate::call::{Unsent, prepare};
use crate::error::{Error, ErrorKind};
use crate::method::Method;
use crate::signing::Scope;
use crate::wire::Payload;

/// All that goes into the signature of a request, except for the key. [`Client::signature_help`] makes it.
///
/// `Display` and `Debug` print it without key, token and body, and without the query of a GET request, which holds its
/// parameters; the text can be handed to others. [`canonical_request`](Self::canonical_request) is complete.
#[non_exhaustive]
pub struct SignatureHelp {
    /// The action.
    pub action: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// Where the request would go, without its query.
    pub address: String,
    /// The proxy that it would go through, without user name and password. `None` also with an HTTP client of your own,
    /// whose proxy is not known.
    pub proxy: Option<String>,
    /// The host that is signed. What arrives as `Host` must be the same.
    pub host: String,
    /// The time that is signed, in Unix seconds: the clock's, corrected if the service has found it wrong. The service
    /// refuses one that is more than 5 minutes off.
    pub timestamp: u64,
    /// Day in UTC, service and end mark, such as `2019-02-25/sts/tc3_request`.
    pub scope: String,
    /// The names of the signed headers, such as `content-type;host`.
    pub signed_headers: String,
    /// The SHA-256 of the body in hexadecimal; of the text `UNSIGNED-PAYLOAD` where the body is not covered.
    pub payload_hash: String,
    /// The canonical request as it is hashed. That of a GET request holds the query, and with it names and ids of
    /// people: log the text of `Display` in place of it.
    pub canonical_request: String,
    /// The text whose HMAC is the signature.
    pub string_to_sign: String,
}

impl<M: Mode> Client<M> {
    /// What the client would sign if it sent `request` now: look at it when the service answers
    /// `AuthFailure.SignatureFailure`. Nothing is sent.
    ///
    /// Compare it with what the vendor's signature tool, or another SDK, makes of the same request and time. If they
    /// are the same, the SecretKey is wrong, or something on the way changes `Host`, `Content-Type` or the body.
    ///
    /// # Errors
    ///
    /// What sending would refuse before signing: rules that the request breaks, its size, the endpoint.
    ///
    /// ```
    /// use tc3_runtime::sts::actions::AssumeRoleRequest;
    /// use tc3_runtime::{Client, Credentials, Endpoint};
    ///
    /// let client = Client::builder()
    ///     .credentials(Credentials::new("AKIDexample", "key-example")?)
    ///     .endpoint(Endpoint::custom("http://127.0.0.1:8080")?)
    ///     .time_source(|| 1_551_113_065)
    ///     .build()?;
    /// let request = AssumeRoleRequest::builder().role_arn("role").role_session_name("example").build();
    /// let help = client.signature_help(&request)?;
    /// assert_eq!(help.scope, "2019-02-25/sts/tc3_request");
    /// println!("{help}");
    /// # Ok::<(), tc3_runtime::Error>(())
    /// ```
    pub fn signature_help<A: Action>(&self, request: &A) -> Result<SignatureHelp, Error> {
        let prepared = prepare(request, self.settings(), false)?;
        let info = CallInfo::of::<A>();
        self.help(info, &prepared.payload)
            .map_err(|kind| Error::before_sending(kind, info.action))
    }

    fn help(&self, info: CallInfo, payload: &Payload) -> Result<SignatureHelp, ErrorKind> {
        let (shared, settings) = (self.shared(), self.settings());
        let target = (shared.targets)
            .of(info.service)
            .map_err(ErrorKind::Endpoint)?;
        let unsent = Unsent {
            targets: &shared.targets,
            headers: &shared.headers,
            sign_action: settings.sign_action,
            info,
            payload,
            payload_hash: &settings.hash(payload),
        };
        let scope = Scope::new(shared.clocks.signing_time(), &target.service);
        let headers = unsent.headers_to_sign(&target);
        let unsigned = unsent.unsigned(&headers);
        let canonical_request = unsigned.canonical_request();
        Ok(SignatureHelp {
            action: info.action,
            method: unsigned.method,
            address: target.address.url().to_string(),
            proxy: shared.connector.proxy(&target),
            timestamp: scope.timestamp(),
            signed_headers: unsigned.signed_headers(),
            payload_hash: unsigned.payload.to_string(),
            string_to_sign: scope.string_to_sign(&canonical_request),
            canonical_request,
            scope: scope.to_string(),
            host: target.host.clone(),
        })
    }
}

impl fmt::Display for SignatureHelp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {} {}", self.action, self.method, self.address)?;
        if let Some(proxy) = &self.proxy {
            writeln!(f, "through proxy: {proxy}")?;
        }
        writeln!(f, "signed host: {}", self.host)?;
        writeln!(f, "signed headers: {}", self.signed_headers)?;
        writeln!(f, "time: {}", self.timestamp)?;
        writeln!(f, "scope: {}", self.scope)?;
        let mut lines: Vec<_> = self.canonical_request.split('\n').collect();
        let left_out;
        if let Some(query) = lines.get_mut(2).filter(|query| !query.is_empty()) {
            left_out = format!("<query of {} bytes>", query.len());
            *query = &left_out;
        }
        writeln!(f, "canonical request:\n  {}", lines.join("\n  "))?;
        let lines = self.string_to_sign.replace('\n', "\n  ");
        write!(f, "string to sign:\n  {lines}")
    }
}

/// As it is displayed, without what is private.
impl fmt::Debug for SignatureHelp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
