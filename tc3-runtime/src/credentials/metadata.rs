//! Plain HTTP to the metadata service of the virtual machine.

use std::num::NonZeroU64;
use std::time::Duration;

use reqwest::redirect::Policy;
use zeroize::Zeroizing;

use super::problem::Problem;
use crate::time::header_time;
use crate::tls::has_ciphers;

/// Most bytes of a response; real ones are far shorter.
const LIMIT: usize = 64 * 1024;

/// An HTTP client that uses no proxy and follows no redirect, so that keys come from the metadata service alone.
pub(crate) struct MetadataClient(reqwest::Client);

/// A response, whose body is wiped when it is dropped.
pub(crate) struct MetadataResponse {
    pub(crate) status: u16,
    /// The time of the header `Date`, in Unix seconds.
    pub(crate) date: Option<NonZeroU64>,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

impl MetadataClient {
    pub(crate) fn new(connect_timeout: Duration) -> Result<Self, Problem> {
        if !has_ciphers() {
            return Err(Problem::setting(
                "TLS has no provider of ciphers; install one",
            ));
        }
        let builder = reqwest::Client::builder()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            .http1_only()
            .connect_timeout(connect_timeout);
        // It speaks no TLS, so a machine without certificates can ask it, too.
        #[cfg(feature = "rustls-no-provider")]
        let builder = builder.tls_certs_only([]);
        let client = builder.build();
        client.map(Self).map_err(|error| failure(&error))
    }

    pub(crate) async fn get(&self, url: &str) -> Result<MetadataResponse, Problem> {
        let response = self.0.get(url).send().await;
        let response = response.map_err(|error| failure(&error))?;
        let date = response.headers().get(reqwest::header::DATE);
        let date = date.and_then(|date| header_time(date.to_str().ok()?));
        Ok(MetadataResponse {
            status: response.status().as_u16(),
            date,
            body: read(response).await?,
        })
    }
}

async fn read(mut response: reqwest::Response) -> Result<Zeroizing<Vec<u8>>, Problem> {
    // Allocated once, since a `Vec` that grows would leave copies of keys in memory.
    let mut body = Zeroizing::new(Vec::with_capacity(LIMIT));
    while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error))? {
        if body.len() + chunk.len() > LIMIT {
            return Err(Problem::too_large(LIMIT));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn failure(error: &reqwest::Error) -> Problem {
    let why = root_cause(error);
    if error.is_builder() {
        Problem::setting(&why)
    } else if error.is_connect() {
        Problem::unreachable(&why)
    } else {
        Problem::broken(&why)
    }
}

/// The innermost cause, which says most.
pub(crate) fn root_cause(error: &dyn std::error::Error) -> String {
    let mut root = error;
    while let Some(inner) = root.source() {
        root = inner;
    }
    root.to_string()
}
