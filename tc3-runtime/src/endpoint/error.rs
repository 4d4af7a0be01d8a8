//! Endpoints that cannot be used.

use std::fmt;

use crate::explain::explain_or_name;

/// An endpoint that cannot be used. It repeats no address with an `@`, since a password may stand before that.
///
/// `Debug` is the text, and in a second line the [`remedy`](Self::remedy).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The address does not start with `https://` or `http://`. Add it: `http://` for this machine, where the emulator is,
    /// `https://` for others.
    Scheme {
        /// The address, with its end left out if it is long; `None` if it may hold a password.
        found: Option<String>,
        /// Whether it is an address of this machine that lacks nothing else.
        local: bool,
    },
    /// The address is no URL. Write it as `https://host` or `https://host:port`.
    Malformed {
        /// The address, with its end left out if it is long; `None` if it may hold a password.
        found: Option<String>,
    },
    /// The address holds a user name or password. Requests are signed; remove it.
    UserInfo,
    /// The address holds a query. The client makes it; remove it.
    Query,
    /// The address holds a fragment. Servers never see one; remove it.
    Fragment,
    /// The address has a path and no signing host. The API lives at `/`; a path makes sense for a
    /// gateway alone, then name the host behind it with `signing_host`.
    Path,
    /// The address is `http://` on another machine. Use `https://`, or allow it with
    /// `allow_plain_http`.
    PlainHttp,
    /// The signing host is no host name. Write the name alone, with a port if it needs one.
    SigningHost,
    /// The service name is not made of small letters, digits and hyphens.
    Service,
    /// The region is not made of small letters, digits and hyphens.
    Region,
    /// The service has no host of that kind; its spec names none. Choose another preset, or give the address with
    /// `Endpoint::custom`.
    NoHost,
}

impl EndpointError {
    /// What to change, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Scheme { .. }
            | Self::Malformed { .. }
            | Self::UserInfo
            | Self::Query
            | Self::Fragment => {
                "Write the endpoint as https://host or https://host:port, for an emulator as http://127.0.0.1:PORT, \
                 or use a preset of Endpoint."
            }
            Self::Path => {
                "Remove the path, or name the host behind the gateway with Endpoint::signing_host."
            }
            Self::PlainHttp => {
                "Write https:// in place of http://, or call Endpoint::allow_plain_http."
            }
            Self::SigningHost => "Give the host's name alone, such as host.example.com.",
            Self::Service => "Give the short name of the service, such as cvm.",
            Self::Region => "Give the short name of the region, such as ap-guangzhou.",
            Self::NoHost => {
                "Use another preset of Endpoint, or give the address with Endpoint::custom."
            }
        }
    }
}

impl fmt::Debug for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        explain_or_name(f, "EndpointError", self, self.remedy())
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme { found, local } => return no_scheme(f, found.as_deref(), *local),
            Self::Malformed { found } => {
                let found = Found(found.as_deref());
                return write!(f, "the endpoint{found} is no URL such as https://host:port");
            }
            Self::UserInfo => "the endpoint must not hold a user name or password",
            Self::Query => "the endpoint must not hold a query",
            Self::Fragment => "the endpoint must not hold a fragment",
            Self::Path => "an endpoint with a path needs a signing host, since the API lives at /",
            Self::PlainHttp => {
                "http:// is refused except to loopback: use https:// or allow_plain_http"
            }
            Self::SigningHost => "the signing host must be a host name, with or without a port",
            Self::Service => "the service name must be small letters, digits and hyphens",
            Self::NoHost => "the service has no host of that kind",
            Self::Region => "the region must be small letters, digits and hyphens",
        })
    }
}

impl std::error::Error for EndpointError {}

/// Most characters of an address that are shown.
const LONGEST: usize = 100;

/// What an error shows of an address: nothing of one with an `@`, and neither query nor fragment.
pub(super) fn shown(address: &str) -> Option<String> {
    if address.contains('@') {
        return None;
    }
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let mut shown: String = address.chars().take(LONGEST).collect();
    if address.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    Some(shown)
}

fn no_scheme(f: &mut fmt::Formatter<'_>, found: Option<&str>, local: bool) -> fmt::Result {
    match found {
        Some("") => f.write_str("the endpoint is empty"),
        Some(address) if local => {
            write!(
                f,
                "the endpoint {address:?} has no scheme: write http://{address}"
            )
        }
        _ => {
            let found = Found(found);
            write!(
                f,
                "the endpoint{found} must start with https:// (or http:// for loopback)"
            )
        }
    }
}

/// A blank and the address in quotation marks, or nothing.
struct Found<'a>(Option<&'a str>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |address| write!(f, " {address:?}"))
    }
}
