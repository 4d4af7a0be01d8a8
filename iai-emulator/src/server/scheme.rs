//! How a connection speaks.

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    Http,
    #[cfg(feature = "tls")]
    Https,
    /// Plain HTTP, sent to a port that takes https alone.
    #[cfg(feature = "tls")]
    HttpForHttps,
}

impl Scheme {
    /// What addresses begin with.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            #[cfg(feature = "tls")]
            Self::Https => "https",
            #[cfg(feature = "tls")]
            Self::HttpForHttps => "http",
        }
    }
}
