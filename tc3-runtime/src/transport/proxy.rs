//! The proxy that requests go through, if any.

use std::fmt;

use url::Url;

use crate::error::{ConfigurationError, ProxyError};

/// The proxy that requests go through. Whatever is set here, a loopback endpoint is reached without one.
///
/// An `https://` endpoint is reached through a tunnel (`CONNECT`), so that the proxy sees its name and nothing of the
/// request.
///
/// ```
/// use tc3_runtime::{error::{ConfigurationError, ProxyError}, transport::Proxy};
///
/// let proxy = Proxy::url("http://door:secret@proxy.example.com:3128")?;
/// assert_eq!(format!("{proxy:?}"), "Proxy(http://proxy.example.com:3128, with credentials)");
///
/// let refused = Proxy::url("socks5://proxy.example.com").unwrap_err();
/// assert_eq!(refused, ConfigurationError::Proxy(ProxyError::Scheme));
/// # Ok::<(), ConfigurationError>(())
/// ```
#[derive(Clone)]
pub struct Proxy(Kind);

#[derive(Clone)]
enum Kind {
    Environment,
    None,
    /// With user name and password in it, which no text of ours may show.
    Url(Url),
}

impl Proxy {
    /// The default: the proxy that the variables `HTTPS_PROXY`, `HTTP_PROXY` and `ALL_PROXY` name, except for the hosts
    /// in `NO_PROXY`. Names of variables in small letters count as well. They are read when the client is made. A
    /// variable that is no URL counts as not set, and in a CGI program (`REQUEST_METHOD` is set) no variable counts.
    #[must_use]
    pub fn environment() -> Self {
        Self(Kind::Environment)
    }

    /// No proxy, whatever the environment says.
    #[must_use]
    pub fn none() -> Self {
        Self(Kind::None)
    }

    /// One proxy for all requests, whatever the environment says, such as `http://proxy.example.com:3128`. Without a
    /// port it is that of the scheme, 80 or 443. It may hold user name and password, with `%40` for an `@` in them;
    /// [`credentials`](Self::credentials) takes them as they are.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError::Proxy`] with what is wrong: no scheme or another than `http://` and `https://`, a path, a
    /// query, no host, or no URL at all.
    pub fn url(text: &str) -> Result<Self, ConfigurationError> {
        parse(text)
            .map(|url| Self(Kind::Url(url)))
            .map_err(ConfigurationError::Proxy)
    }

    /// User name and password for a proxy with a URL, sent to it as `Proxy-Authorization: Basic`. Nothing prints them.
    ///
    /// # Errors
    ///
    /// [`ProxyError::Login`]: the name is empty or holds a colon, or this is no proxy with a URL.
    pub fn credentials(self, user: &str, password: &str) -> Result<Self, ConfigurationError> {
        let refused = || ConfigurationError::Proxy(ProxyError::Login);
        let Kind::Url(mut url) = self.0 else {
            return Err(refused());
        };
        if user.is_empty() || user.contains(':') {
            return Err(refused());
        }
        let set = url.set_username(user);
        set.and_then(|()| url.set_password(Some(password)))
            .map_err(|()| refused())?;
        Ok(Self(Kind::Url(url)))
    }

    pub(super) fn is_environment(&self) -> bool {
        matches!(self.0, Kind::Environment)
    }

    /// The proxy's URL without its login.
    pub(super) fn shown(&self) -> Option<String> {
        let Kind::Url(url) = &self.0 else {
            return None;
        };
        let (scheme, host) = (url.scheme(), url.host_str()?);
        Some(match url.port() {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        })
    }

    /// Whether the connection to the proxy itself is https.
    pub(super) fn needs_tls(&self) -> bool {
        matches!(&self.0, Kind::Url(url) if url.scheme() == "https")
    }

    pub(super) fn apply(
        &self,
        builder: reqwest::ClientBuilder,
    ) -> Result<reqwest::ClientBuilder, ConfigurationError> {
        match &self.0 {
            Kind::Environment => Ok(builder),
            Kind::None => Ok(builder.no_proxy()),
            Kind::Url(url) => {
                // The library's error holds the URL.
                let proxy = reqwest::Proxy::all(url.clone());
                let proxy = proxy.map_err(|_| ProxyError::Malformed)?;
                Ok(builder.no_proxy().proxy(proxy))
            }
        }
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, self.shown()) {
            (Kind::Url(url), Some(shown)) => {
                let login = !url.username().is_empty();
                let end = if login { ", with credentials)" } else { ")" };
                write!(f, "Proxy({shown}{end}")
            }
            (Kind::Environment, _) => f.write_str("Proxy(environment)"),
            _ => f.write_str("Proxy(none)"),
        }
    }
}

fn parse(text: &str) -> Result<Url, ProxyError> {
    // `Url` would drop line breaks and take `\` for `/`.
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
        return Err(ProxyError::Malformed);
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        return Err(ProxyError::Scheme);
    };
    check_scheme(scheme)?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.is_empty() || authority.ends_with(':') {
        return Err(ProxyError::Malformed);
    }
    let url = Url::parse(text).map_err(|_| ProxyError::Malformed)?;
    if url.port() == Some(0) {
        return Err(ProxyError::Malformed);
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(ProxyError::Extras);
    }
    // `http://@proxy` and `http://:secret@proxy` have a login without a name.
    let named = !url.username().is_empty() && !url.username().to_ascii_uppercase().contains("%3A");
    if authority.contains('@') && !named {
        return Err(ProxyError::Login);
    }
    Ok(url)
}

fn check_scheme(scheme: &str) -> Result<(), ProxyError> {
    match scheme.to_ascii_lowercase().as_str() {
        "http" => Ok(()),
        "https" if cfg!(feature = "rustls-no-provider") => Ok(()),
        "https" => Err(ProxyError::NoTls),
        _ => Err(ProxyError::Scheme),
    }
}
