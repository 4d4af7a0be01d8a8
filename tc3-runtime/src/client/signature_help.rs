//! What would be signed, for looking into a refused signature.

use std::fmt;

use super::client::Client;
use super::mode::Mode;
use crate::action::{Action, CallInfo};
use crate::call::{Unsent, prepare};
use crate::error::{Error, ErrorKind};
use crate::method::Method;
use crate::signing::{PayloadHash, Scope};
use crate::wire::Payload;

/// All that goes into the signature of a request, except for the key. [`Client::signature_help`] makes it.
///
/// `Display` and `Debug` print it without key, token and body, and without the query of a GET request, which holds its
/// parameters; the text can be handed to others. [`canonical_request`](Self::canonical_request) is complete.
pub struct SignatureHelp {
    action: &'static str,
    method: Method,
    address: String,
    query_bytes: usize,
    host: String,
    scope: Scope,
    signed_headers: String,
    canonical_request: String,
    string_to_sign: String,
    payload_hash: PayloadHash,
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
    /// assert_eq!(help.scope(), "2019-02-25/sts/tc3_request");
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
        let target = (shared.endpoint)
            .target(info.service)
            .map_err(ErrorKind::Endpoint)?;
        let unsent = Unsent {
            endpoint: &shared.endpoint,
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
            address: target.address.with_query("").to_string(),
            query_bytes: unsigned.query.len(),
            signed_headers: unsigned.signed_headers(),
            string_to_sign: scope.string_to_sign(&canonical_request),
            payload_hash: unsigned.payload.clone(),
            canonical_request,
            scope,
            host: target.host,
        })
    }
}

impl SignatureHelp {
    /// The action.
    #[must_use]
    pub fn action(&self) -> &'static str {
        self.action
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// Where the request would go, without its query.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The host that is signed. What arrives as `Host` must be the same.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The time that is signed, in Unix seconds: the clock's, corrected if the service has found it wrong. The service
    /// refuses one that is more than 5 minutes off.
    #[must_use]
    pub fn timestamp(&self) -> u64 {
        self.scope.timestamp()
    }

    /// Day in UTC, service and end mark, such as `2019-02-25/sts/tc3_request`.
    #[must_use]
    pub fn scope(&self) -> String {
        self.scope.to_string()
    }

    /// The names of the signed headers, such as `content-type;host`.
    #[must_use]
    pub fn signed_headers(&self) -> &str {
        &self.signed_headers
    }

    /// The SHA-256 of the body in hexadecimal; of the text `UNSIGNED-PAYLOAD` where the body is not covered.
    #[must_use]
    pub fn payload_hash(&self) -> String {
        self.payload_hash.to_string()
    }

    /// The canonical request as it is hashed. That of a GET request holds the query, and with it names and ids of
    /// people: log [`Display`](fmt::Display)'s text in place of it.
    #[must_use]
    pub fn canonical_request(&self) -> &str {
        &self.canonical_request
    }

    /// The text whose HMAC is the signature.
    #[must_use]
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }

    /// The canonical request without the query's text, which is its third line.
    fn shown_request(&self) -> String {
        let left_out = match self.query_bytes {
            0 => return self.canonical_request.clone(),
            bytes => format!("<query of {bytes} bytes>"),
        };
        let lines = self.canonical_request.split('\n').enumerate();
        let lines: Vec<_> = lines
            .map(|(number, line)| if number == 2 { &*left_out } else { line })
            .collect();
        lines.join("\n")
    }
}

impl fmt::Display for SignatureHelp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {} {}", self.action, self.method, self.address)?;
        writeln!(f, "signed host: {}", self.host)?;
        writeln!(f, "signed headers: {}", self.signed_headers)?;
        writeln!(
            f,
            "time: {} ({} in UTC)",
            self.timestamp(),
            self.scope.date()
        )?;
        writeln!(f, "scope: {}", self.scope)?;
        writeln!(f, "canonical request:\n{}", indented(&self.shown_request()))?;
        write!(f, "string to sign:\n{}", indented(&self.string_to_sign))
    }
}

impl fmt::Debug for SignatureHelp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignatureHelp")
            .field("action", &self.action)
            .field("method", &self.method)
            .field("address", &self.address)
            .field("host", &self.host)
            .field("scope", &self.scope)
            .field("canonical_request", &self.shown_request())
            .field("string_to_sign", &self.string_to_sign)
            .finish_non_exhaustive()
    }
}

fn indented(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| format!("  {line}")).collect();
    lines.join("\n")
}
