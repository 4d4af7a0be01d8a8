//! Where requests go, as messages tell it, and what speaks there.

use std::error::Error as StdError;

use hyper::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use super::config::TransportConfig;
use crate::endpoint::Endpoint;
use crate::error::{Mismatch, Peer};

/// The way from the client to the endpoint.
pub(super) enum Route {
    /// No proxy, or none that is known.
    Direct,
    /// Through one proxy, told without its login.
    Proxy(String),
    /// As the environment says, read in the way in which the HTTP library reads it.
    Environment(Box<Matcher>),
}

impl Route {
    pub(super) fn new(endpoint: &Endpoint, config: &TransportConfig) -> Self {
        let address = endpoint.custom_address();
        // As `connect` has it.
        if address.is_some_and(|address| address.is_loopback()) {
            return Self::Direct;
        }
        if config.proxy.is_environment() {
            return Self::Environment(Box::new(Matcher::from_system()));
        }
        config.proxy.shown().map_or(Self::Direct, Self::Proxy)
    }

    /// That of an HTTP client of the user's.
    #[cfg(feature = "reqwest-client")]
    pub(super) fn unknown() -> Self {
        Self::Direct
    }

    /// Who a request to `url` is sent to.
    pub(super) fn peer(&self, url: &Url) -> Peer {
        let host = url.host_str().unwrap_or_default();
        let address = match url.port_or_known_default() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let proxy = match self {
            Self::Direct => None,
            Self::Proxy(proxy) => Some(proxy.clone()),
            Self::Environment(matcher) => from_environment(matcher, url.scheme(), &address),
        };
        Peer { address, proxy }
    }
}

fn from_environment(matcher: &Matcher, scheme: &str, address: &str) -> Option<String> {
    let target: Uri = format!("{scheme}://{address}").parse().ok()?;
    let proxy = matcher.intercept(&target)?;
    // Put together anew, so that a login in the variable is left out.
    let (scheme, host) = (proxy.uri().scheme_str()?, proxy.uri().host()?);
    Some(match proxy.uri().port_u16() {
        Some(port) => format!("{scheme}://{host}:{port}"),
        None => format!("{scheme}://{host}"),
    })
}

/// Whether the connection failed since the port does not speak what the endpoint's address says.
pub(super) fn mismatch(error: &reqwest::Error) -> Option<Mismatch> {
    let mut cause = StdError::source(error);
    while let Some(inner) = cause {
        if is_plain_answer_to_tls(inner) {
            return Some(Mismatch::SpeaksPlainHttp);
        }
        let http = inner.downcast_ref::<hyper::Error>();
        if http.is_some_and(begins_otherwise) && is_plain(error) {
            return Some(Mismatch::SpeaksSomethingElse);
        }
        cause = inner.source();
    }
    None
}

/// Whether the response did not begin with a version of HTTP. A response that is damaged further on comes from a port
/// that does speak it.
fn begins_otherwise(error: &hyper::Error) -> bool {
    // The library tells versions apart in its text alone.
    error.is_parse() && error.to_string().contains("version")
}

fn is_plain(error: &reqwest::Error) -> bool {
    error.url().is_some_and(|url| url.scheme() == "http")
}

#[cfg(feature = "rustls-no-provider")]
fn is_plain_answer_to_tls(cause: &(dyn StdError + 'static)) -> bool {
    use rustls::{Error, InvalidMessage};
    use std::io;

    // Errors of I/O keep what they wrap for `get_ref`, and leave it out as a source.
    let mut inner = cause;
    while let Some(wrapped) = inner
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        inner = wrapped;
    }
    matches!(
        inner.downcast_ref(),
        Some(Error::InvalidMessage(InvalidMessage::InvalidContentType))
    )
}

#[cfg(not(feature = "rustls-no-provider"))]
fn is_plain_answer_to_tls(_: &(dyn StdError + 'static)) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::Proxy;

    fn peer(route: &Route, url: &str) -> String {
        route.peer(&url.parse().unwrap()).to_string()
    }

    #[test]
    fn the_proxy_of_the_environment_is_told_without_its_login() {
        let matcher = Matcher::builder()
            .https("http://door:PLANTED@proxy.example.com:3128")
            .http("http://door@plain.example.com")
            .no("internal.example.com")
            .build();
        let route = Route::Environment(Box::new(matcher));
        let table = [
            (
                "https://iai.example.com",
                "iai.example.com:443 through proxy http://proxy.example.com:3128",
            ),
            (
                "http://iai.example.com:8080",
                "iai.example.com:8080 through proxy http://plain.example.com",
            ),
            ("https://internal.example.com", "internal.example.com:443"),
        ];
        for (url, expected) in table {
            assert_eq!(peer(&route, url), expected);
        }
    }

    #[test]
    fn the_route_is_that_of_the_connections() {
        let proxy = Proxy::url("http://door:PLANTED@proxy.example.com:3128").unwrap();
        let table = [
            (
                "https://iai.example.com",
                Proxy::none(),
                "iai.example.com:443",
            ),
            (
                "https://iai.example.com",
                proxy.clone(),
                "iai.example.com:443 through proxy http://proxy.example.com:3128",
            ),
            ("http://127.0.0.1:8080", proxy, "127.0.0.1:8080"),
            ("http://[::1]:8080", Proxy::none(), "[::1]:8080"),
        ];
        for (url, proxy, expected) in table {
            let endpoint = Endpoint::custom(url).unwrap();
            let route = Route::new(&endpoint, &TransportConfig::new().proxy(proxy));
            assert_eq!(peer(&route, url), expected);
        }
    }
}
