//! The two ways to send a request.

use std::fmt;

/// How a request is sent: POST or GET.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// With the parameters as a JSON body of at most 10 MB.
    #[default]
    Post,
    /// With the parameters as a query of at most 32 KB, which is too small for nearly every picture.
    Get,
}

impl Method {
    /// The name that is sent and signed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Get => "GET",
        }
    }

    /// The content type that is sent and signed, byte for byte.
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::Post => "application/json",
            Self::Get => "application/x-www-form-urlencoded",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
