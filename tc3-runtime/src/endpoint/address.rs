//! The address that a client connects to.

use url::{Host, Url};

use super::error::{EndpointError, shown};
use super::names::is_host;

/// An `http://` or `https://` address without query, fragment, user name or password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    url: Url,
}

impl Address {
    pub(super) fn parse(text: &str) -> Result<Self, EndpointError> {
        // `Url` accepts much of this: it drops line breaks, and reads `https:host`.
        if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err(malformed(text));
        }
        if !has_scheme(text) {
            let found = shown(text);
            let local = is_loopback_without_scheme(text);
            return Err(EndpointError::Scheme { found, local });
        }
        let url = Url::parse(text).map_err(|_| malformed(text))?;
        refuse_extras(&url, text)?;
        Ok(Self { url })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether the address is this machine for certain.
    pub(crate) fn is_loopback(&self) -> bool {
        match self.url.host() {
            Some(Host::Domain(name)) => without_root(name) == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => {
                ip.is_loopback() || ip.to_ipv4_mapped().is_some_and(|ip| ip.is_loopback())
            }
            None => false,
        }
    }

    pub(super) fn has_path(&self) -> bool {
        self.url.path() != "/"
    }

    /// Host and port as they stand in the `Host` header; a usual port is left out.
    pub(crate) fn authority(&self) -> &str {
        self.url.authority()
    }

    /// The URL of a request without a query.
    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// The URL of a request.
    pub(crate) fn with_query(&self, query: &str) -> Url {
        let mut url = self.url.clone();
        if !query.is_empty() {
            url.set_query(Some(query));
        }
        url
    }
}

fn malformed(text: &str) -> EndpointError {
    let found = shown(text);
    EndpointError::Malformed { found }
}

/// Whether `text` is an address on this machine in which only `http://` is missing, such as `127.0.0.1:8080`.
pub(crate) fn is_loopback_without_scheme(text: &str) -> bool {
    !text.contains("://")
        && Address::parse(&format!("http://{text}")).is_ok_and(|address| address.is_loopback())
}

/// A name without the dot that stands for the root of all names.
fn without_root(name: &str) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

fn has_scheme(text: &str) -> bool {
    let starts = |scheme: &str| {
        text.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    starts("https://") || starts("http://")
}

fn refuse_extras(url: &Url, text: &str) -> Result<(), EndpointError> {
    let after_scheme = text.split_once("//").map_or("", |(_, rest)| rest);
    let authority = after_scheme
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    if authority.contains('@') {
        return Err(EndpointError::UserInfo);
    }
    if authority.is_empty() || authority.ends_with(':') {
        return Err(malformed(text));
    }
    // `Url` accepts names that DNS does not allow, and port 0.
    let named = match url.host() {
        Some(Host::Domain(name)) => is_host(without_root(name)),
        _ => true,
    };
    if !named || url.port() == Some(0) {
        return Err(malformed(text));
    }
    if url.query().is_some() {
        return Err(EndpointError::Query);
    }
    if url.fragment().is_some() {
        return Err(EndpointError::Fragment);
    }
    Ok(())
}
