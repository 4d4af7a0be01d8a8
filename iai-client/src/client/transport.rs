//! HTTP. Nothing outside of this folder knows which library does it.

use std::time::Duration;

use reqwest::redirect::Policy;

use crate::answer::{BodyEnd, RawAnswer};
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::error::{
    ConfigurationError, ErrorKind, TimeoutError, TimeoutKind, TransportError, TransportPhase,
};
use crate::retry::header_time;

/// A pool of connections.
pub(super) struct Transport {
    client: reqwest::Client,
    connect_timeout: Duration,
}

impl Transport {
    pub(super) fn new(
        endpoint: &Endpoint,
        connect_timeout: Duration,
    ) -> Result<Self, ConfigurationError> {
        let builder = for_endpoint(plain_builder(connect_timeout), endpoint)?;
        let client = builder
            .build()
            .map_err(|error| ConfigurationError::Tls(root_cause(&error)))?;
        Ok(Self {
            client,
            connect_timeout,
        })
    }

    /// Sends one request and reads its answer, at most `limit` bytes of it.
    pub(super) async fn exchange(
        &self,
        request: reqwest::Request,
        limit: usize,
        credentials: &Credentials,
    ) -> Result<RawAnswer, ErrorKind> {
        let answer = self
            .client
            .execute(request)
            .await
            .map_err(|error| self.failure(error))?;
        let status = answer.status().as_u16();
        let header = answer.headers().get("x-tc-requestid");
        let header_request_id = header
            .and_then(|id| id.to_str().ok())
            .and_then(crate::answer::plausible_request_id);
        let date = answer.headers().get(reqwest::header::DATE);
        let date = date.and_then(|date| header_time(date.to_str().ok()?));
        let (body, end) = read(answer, limit).await;
        let credentials = credentials.clone();
        Ok(RawAnswer {
            status,
            header_request_id,
            date,
            body,
            end,
            credentials,
        })
    }

    fn failure(&self, error: reqwest::Error) -> ErrorKind {
        let phase = match error.is_connect() {
            true => TransportPhase::Connect,
            false => TransportPhase::Exchange,
        };
        if error.is_timeout() && phase == TransportPhase::Connect {
            let after = self.connect_timeout;
            return ErrorKind::Timeout(TimeoutError {
                which: TimeoutKind::Connect,
                after,
            });
        }
        // The URL of a GET request holds its parameters.
        ErrorKind::Transport(TransportError::new(phase, error.without_url()))
    }
}

/// A client that does nothing behind our back: it follows no redirect, repeats nothing under an
/// old signature, and unpacks nothing whose size is not known.
fn plain_builder(connect_timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .connect_timeout(connect_timeout)
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION")
        ))
}

fn for_endpoint(
    mut builder: reqwest::ClientBuilder,
    endpoint: &Endpoint,
) -> Result<reqwest::ClientBuilder, ConfigurationError> {
    let address = endpoint.custom_address();
    if address.is_some_and(|address| address.is_loopback()) {
        // The proxy of the environment would look for the emulator on its own machine.
        builder = builder.no_proxy();
    }
    if endpoint.has_signing_host() {
        // HTTP/2 sends the host of the address in place of the one that was signed.
        builder = builder.http1_only();
    }
    if address.is_none_or(|address| address.is_https()) {
        with_tls(builder)
    } else {
        Ok(without_tls(builder))
    }
}

#[cfg(feature = "rustls")]
fn with_tls(builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, ConfigurationError> {
    Ok(builder)
}

#[cfg(not(feature = "rustls"))]
fn with_tls(_: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, ConfigurationError> {
    Err(ConfigurationError::NoTls)
}

/// Loads no certificates: a machine without any could not make a client otherwise, not even for
/// `http://`.
#[cfg(feature = "rustls")]
fn without_tls(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder.tls_certs_only([])
}

#[cfg(not(feature = "rustls"))]
fn without_tls(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder
}

/// Reads a body up to `limit` bytes, and keeps what there is when it breaks off.
async fn read(mut answer: reqwest::Response, limit: usize) -> (Vec<u8>, BodyEnd) {
    let announced = answer
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    let mut body = Vec::with_capacity(announced.unwrap_or_default().min(limit).min(FIRST_ROOM));
    loop {
        match answer.chunk().await {
            Ok(None) => return (body, BodyEnd::Whole),
            Err(_) => return (body, BodyEnd::CutOff),
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
        }
        if body.len() > limit || announced.is_some_and(|announced| announced > limit) {
            body.truncate(limit);
            return (body, BodyEnd::TooLarge(limit));
        }
    }
}

/// How much room is made on the word of a header alone.
const FIRST_ROOM: usize = 64 * 1024;

fn root_cause(error: &dyn std::error::Error) -> String {
    let mut root = error;
    while let Some(inner) = root.source() {
        root = inner;
    }
    root.to_string()
}
