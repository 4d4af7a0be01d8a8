//! Proxies and certificates that cannot be used.

use std::fmt;

/// A proxy that cannot be used. Never repeats the URL, which may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProxyError {
    /// The URL does not start with `http://` or `https://`. Add it; SOCKS proxies are not supported.
    Scheme,
    /// The URL is none. Write it as `http://host:port`.
    Malformed,
    /// The URL has a path, a query or a fragment. A proxy is a host and a port; remove the rest.
    Extras,
    /// The user name is empty or holds a colon, or there is no proxy with a URL that it could belong to. Give name and
    /// password with [`Proxy::credentials`](crate::transport::Proxy::credentials), after
    /// [`Proxy::url`](crate::transport::Proxy::url).
    Login,
    /// The URL is `https://`, and the crate was built without TLS. Turn its feature `rustls` on.
    NoTls,
}

impl ProxyError {
    /// What to change, in a sentence.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::Scheme | Self::Malformed | Self::Extras => {
                "Write the proxy as http://host:port, and a user name or password that holds signs of a \
                 URL with Proxy::credentials."
            }
            Self::Login => "Call Proxy::credentials on a Proxy::url, with a name without a colon.",
            Self::NoTls => "Turn the crate's feature `rustls` on.",
        }
    }
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "the proxy must start with http:// or https:// (socks is not supported)",
            Self::Malformed => "the proxy is no URL such as http://host:port",
            Self::Extras => "the proxy must not have a path, a query or a fragment",
            Self::Login => "the proxy's user name must not be empty or hold a colon, and needs a proxy with a URL",
            Self::NoTls => "https:// to a proxy needs the crate's feature `rustls`, which is turned off",
        })
    }
}

impl std::error::Error for ProxyError {}

/// Certificates that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CertificateError {
    /// The bytes hold no certificate. Give the content of a `.pem`, `.crt` or `.der` file, not its path; a private key
    /// is not what is wanted.
    Missing,
    /// The text between `BEGIN CERTIFICATE` and `END CERTIFICATE` is damaged. Copy the file anew.
    Pem,
    /// The certificate of this number, counted from 1, is none that TLS can use. Give an X.509 certificate of a
    /// certificate authority.
    Unusable(usize),
    /// Nothing is trusted, so that no `https://` endpoint could be reached. Add a certificate with
    /// `RootCertificates::add`.
    NothingTrusted,
}

impl CertificateError {
    /// What to change, in a sentence.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Self::Missing | Self::Pem => {
                "Give the whole content of a PEM or DER file with the authority's certificate."
            }
            Self::Unusable(_) => {
                "Replace the certificate by the X.509 certificate of a certificate authority."
            }
            Self::NothingTrusted => "Add the authority's certificate with RootCertificates::add.",
        }
    }
}

impl fmt::Display for CertificateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("the given bytes hold no certificate"),
            Self::Pem => f.write_str("the PEM text of a certificate is damaged"),
            Self::Unusable(number) => {
                write!(
                    f,
                    "certificate number {number} is no X.509 certificate that TLS can use"
                )
            }
            Self::NothingTrusted => {
                f.write_str("no certificate authority is trusted, so that https cannot work")
            }
        }
    }
}

impl std::error::Error for CertificateError {}
