//! Who a connection leads to.

use std::fmt;

/// The other side of a connection, as messages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Peer {
    /// Host and port of the endpoint.
    pub(crate) address: String,
    /// The proxy that the connection goes through, as a URL without login.
    pub(crate) proxy: Option<String>,
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)?;
        match &self.proxy {
            Some(proxy) => write!(f, " through proxy {proxy}"),
            None => Ok(()),
        }
    }
}
