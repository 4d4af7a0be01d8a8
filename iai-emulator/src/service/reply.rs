//! A response as it is delivered: whole, changed by a fault, or not at all.

use crate::faults::FaultEffect;

/// A response as it is delivered, and the time for its `Date` header.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) delivery: Delivery,
    pub(crate) now: u64,
}

/// How a response is delivered, if at all.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// The envelope.
    Envelope(String),
    /// The head and one half of this envelope, then the end of the connection.
    Half(String),
    /// A response that is not the service's: of a gateway, or not JSON.
    Foreign {
        status: u16,
        content_type: &'static str,
        body: String,
    },
    /// The end of the connection, without a response.
    Close,
    /// A reset of the connection.
    Reset,
}

impl Delivery {
    /// The delivery of an envelope that meets a fault.
    pub(crate) fn with_fault(outcome: &FaultEffect, envelope: String) -> Self {
        match outcome {
            FaultEffect::Pass | FaultEffect::Error { .. } => Self::Envelope(envelope),
            FaultEffect::Reset => Self::Reset,
            FaultEffect::Close => Self::Close,
            FaultEffect::Half => Self::Half(envelope),
            FaultEffect::Empty => Self::Foreign {
                status: 200,
                content_type: "application/json",
                body: String::new(),
            },
            FaultEffect::Garbage => Self::Foreign {
                status: 200,
                content_type: "application/json",
                body: "\u{1}{\"Response\": <<< this is not JSON".to_owned(),
            },
            FaultEffect::Status(status) => Self::Foreign {
                status: *status,
                content_type: "text/html",
                body: page(*status),
            },
        }
    }

    #[cfg(test)]
    pub(crate) fn envelope(self) -> String {
        match self {
            Self::Envelope(body) => body,
            other => panic!("{other:?}"),
        }
    }
}

/// The page of a gateway.
fn page(status: u16) -> String {
    format!(
        "<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>gateway</body></html>\n"
    )
}
