//! Faults that a rule can have.

use serde_json::json;

use super::reply::{Reply, Whole};
use crate::code::KnownCode;

/// The service's message, where a test says none.
const MESSAGE: &str = "told by the mock";

/// What goes wrong in place of a response. An error code of the service is one, too:
/// `fails_with(ErrorCode::FailedOperationConflictOperation)`, or its text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The service answers with this error code, which its spec lists.
    Service {
        /// The code, such as `InternalError`.
        code: String,
        /// The service's message, for people.
        message: String,
    },
    /// The service answers with an error code that its spec does not list, such as one that is newer. Made by
    /// [`unlisted`](Self::unlisted).
    Unlisted(String),
    /// No connection is made: nothing was sent.
    ConnectionRefused,
    /// The connection breaks after the request was sent and before a response: it may have run.
    ResetAfterSending,
    /// Nothing comes until the timeout of the attempt, or of the call, has passed. No real time does.
    Timeout,
    /// A proxy or gateway answers with this HTTP status and a page of HTML.
    Status(u16),
    /// Something that is not the service answers: HTML with status 200.
    Garbage,
    /// The connection breaks in the middle of the response.
    HalfResponse,
}

/// What a rule fails with: a [`Fault`], an error code, or its text. Whatever converts into a fault has it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no fault",
    label = "a fault is wanted here",
    note = "write a `Fault`, such as `Fault::Status(502)`, a variant of `ErrorCode`, or its text, such as `\"InternalError\"`"
)]
pub trait IntoFault {
    /// The fault.
    fn into_fault(self) -> Fault;
}

impl<T: Into<Fault>> IntoFault for T {
    fn into_fault(self) -> Fault {
        self.into()
    }
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
            message: MESSAGE.to_owned(),
        }
    }
}

impl Fault {
    /// An error code that the spec of the service does not list.
    pub fn unlisted(code: impl Into<String>) -> Self {
        Self::Unlisted(code.into())
    }

    pub(super) fn reply(&self, request_id: &str) -> Reply {
        match self {
            Self::Service { code, message } => refusal(code, message, request_id),
            Self::Unlisted(code) => refusal(code, MESSAGE, request_id),
            Self::ConnectionRefused => Reply::Refused,
            Self::ResetAfterSending => Reply::Reset,
            Self::Timeout => Reply::Silence,
            Self::Status(status) => Reply::page(*status),
            Self::Garbage => Reply::page(200),
            Self::HalfResponse => {
                let body = br#"{"Response":{"RequestId":"#.to_vec();
                Reply::Response(200, body, Whole(false))
            }
        }
    }
}

fn refusal(code: &str, message: &str, request_id: &str) -> Reply {
    let error = json!({ "Code": code, "Message": message });
    Reply::response(json!({ "Error": error, "RequestId": request_id }))
}
