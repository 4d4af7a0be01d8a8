//! What a mock returns in place of an HTTP response.

use std::io;

use serde_json::{Value, json};

use crate::error::{ErrorKind, TransportError, TransportPhase};
use crate::response::{BodyEnd, RawResponse, Times};

/// What comes back.
pub(super) enum Reply {
    /// HTTP status and body.
    Response(u16, Vec<u8>, Whole),
    /// No connection.
    Refused,
    /// A connection that breaks.
    Reset,
    /// Nothing, for as long as one waits.
    Silence,
}

/// Whether a body came to its end.
pub(super) struct Whole(pub(super) bool);

impl Reply {
    /// The service's response, in its envelope.
    pub(super) fn response(fields: Value) -> Self {
        let body = json!({ "Response": fields }).to_string();
        Self::Response(200, body.into_bytes(), Whole(true))
    }

    /// What somebody else answers.
    pub(super) fn page(status: u16) -> Self {
        let body = b"<html><title>not the service</title></html>".to_vec();
        Self::Response(status, body, Whole(true))
    }

    /// The reply as the transport would have read it.
    pub(super) fn arrived(self, limit: usize) -> Result<RawResponse, ErrorKind> {
        let (status, mut body, whole) = match self {
            Self::Response(status, body, whole) => (status, body, whole),
            Self::Refused => {
                let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
                return Err(broken(TransportPhase::Connect, refused));
            }
            Self::Reset | Self::Silence => {
                let reset = io::Error::from(io::ErrorKind::ConnectionReset);
                return Err(broken(TransportPhase::Exchange, reset));
            }
        };
        let end = match whole {
            _ if body.len() > limit => BodyEnd::TooLarge(limit),
            Whole(true) => BodyEnd::Whole,
            Whole(false) => BodyEnd::CutOff,
        };
        body.truncate(limit);
        Ok(RawResponse {
            status,
            header_request_id: None,
            times: Times::default(),
            body: body.into(),
            end,
        })
    }
}

fn broken(phase: TransportPhase, source: io::Error) -> ErrorKind {
    ErrorKind::Transport(TransportError::new(phase, source))
}
