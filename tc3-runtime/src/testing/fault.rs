//! What a rule can let go wrong.

use serde_json::json;

use super::reply::{Reply, Whole};
use crate::code::KnownCode;

/// What goes wrong in place of a response. An error code of the service is one, too:
/// `fails_with(ErrorCode::FailedOperationConflictOperation)`, or its text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The service answers with this error code.
    Service {
        /// The code, such as `InternalError`.
        code: String,
        /// The service's message, for people.
        message: String,
    },
    /// No connection is made: nothing was sent.
    ConnectionRefused,
    /// The connection breaks when the request is out, before a response: it may have run.
    ResetAfterSending,
    /// Nothing comes until the timeout of the attempt, or of the call, has passed. No real time does.
    Timeout,
    /// A proxy or gateway answers with this HTTP status and a page of HTML.
    Status(u16),
    /// Something responses that is not the service: HTML with status 200.
    Garbage,
    /// The connection breaks in the middle of the response.
    HalfAnswer,
}

impl<C: KnownCode> From<C> for Fault {
    fn from(code: C) -> Self {
        Self::from(code.as_str())
    }
}

impl From<&str> for Fault {
    fn from(code: &str) -> Self {
        Self::Service {
            code: code.to_owned(),
            message: "told by the test double".to_owned(),
        }
    }
}

impl Fault {
    pub(super) fn reply(&self, request_id: &str) -> Reply {
        match self {
            Self::Service { code, message } => {
                let error = json!({ "Code": code, "Message": message });
                Reply::response(json!({ "Error": error, "RequestId": request_id }))
            }
            Self::ConnectionRefused => Reply::Refused,
            Self::ResetAfterSending => Reply::Reset,
            Self::Timeout => Reply::Silence,
            Self::Status(status) => Reply::page(*status),
            Self::Garbage => Reply::page(200),
            Self::HalfAnswer => {
                let body = br#"{"Response":{"RequestId":"#.to_vec();
                Reply::Response(200, body, Whole(false))
            }
        }
    }
}
