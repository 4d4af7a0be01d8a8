//! The envelope of a response: `{"Response": {…}}` with fields, or with an `Error`.
//!
//! What is shown of a response goes through a filter. A gateway's page or a service's message may repeat what was sent: a
//! key, a name, a picture. Errors are logged, and so must not hold these. The names of the service's own parameters and
//! codes are known and stay, so that a message can still be read.

use std::any::Any;
#[cfg(feature = "role-credentials")]
use std::num::NonZeroU64;

use serde::de::IgnoredAny;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::contents::{Contents, ServiceFault};
use super::filter::Filter;
use super::outline::excerpt;
use super::raw::{BodyEnd, RawResponse, Times};
use super::request_id;
use crate::action::{ActionOutput, FieldMapping, OutputDyn};
use crate::credentials::{Credentials, wipe_json};
use crate::error::{DecodeError, DecodeErrorKind, ErrorKind, ServiceError, StatusError};
use crate::intercept::Outcome;
use crate::service::ServiceInfo;

/// A response without an error code, read into the output of its action.
pub(crate) struct SuccessEnvelope {
    received: Received,
    output: Box<dyn OutputDyn>,
    /// Whether the output is whole.
    read: Result<(), DecodeErrorKind>,
    pub(crate) request_id: Option<String>,
    /// Whether it was made of the response to another call.
    recovered: bool,
}

/// An attempt without a usable response: an error code of the service, an unreadable response, or no response at all.
#[derive(Debug)]
pub(crate) struct FailureEnvelope {
    pub(crate) kind: ErrorKind,
    pub(crate) request_id: Option<String>,
    pub(crate) times: Times,
    /// Bytes of the body.
    pub(crate) received: usize,
}

impl FailureEnvelope {
    /// Of an attempt that got no response.
    pub(crate) fn without_response(kind: ErrorKind) -> Box<Self> {
        Box::new(Self {
            kind,
            request_id: None,
            times: Times::default(),
            received: 0,
        })
    }
}

/// Opens the envelope of a response of `service` and reads what is in it into `output`. No text that is shown repeats a
/// key of `credentials`.
pub(crate) fn open(
    raw: RawResponse,
    credentials: &Credentials,
    service: &'static ServiceInfo,
    output: Box<dyn OutputDyn>,
) -> Result<SuccessEnvelope, Box<FailureEnvelope>> {
    let received = Received {
        raw,
        credentials: credentials.clone(),
        service,
    };
    let mut contents = match contents_of(&received.raw, output) {
        Ok(contents) => contents,
        Err(problem) => return Err(received.refuse(None, received.unreadable(problem))),
    };
    let id = std::mem::take(&mut contents.id.text);
    let request_id = received.filter().request_id(id);
    match received.judge(&contents) {
        Some(kind) => Err(received.refuse(request_id, kind)),
        None => Ok(SuccessEnvelope {
            received,
            output: contents.output,
            read: contents.read,
            request_id,
            recovered: false,
        }),
    }
}

impl SuccessEnvelope {
    /// The output, which is of the action's type, with the text of the whole body.
    pub(crate) fn decode<R: ActionOutput>(
        self,
    ) -> Result<(R, Zeroizing<String>), Box<FailureEnvelope>> {
        let output: Box<dyn Any> = self.output;
        let output = self.read.and_then(|()| {
            let output = output.downcast::<R>();
            output.map_err(|_| DecodeErrorKind::NoFields)
        });
        match output {
            Ok(output) => Ok((*output, self.received.raw.into_text())),
            Err(problem) => Err(Box::new(FailureEnvelope {
                kind: self.received.unreadable(problem),
                request_id: self.request_id,
                received: self.received.raw.body.len(),
                times: self.received.raw.times,
            })),
        }
    }

    /// The time of the header `Date`, in Unix seconds, unless a cache has kept the response.
    #[cfg(feature = "role-credentials")]
    pub(crate) fn date(&self) -> Option<NonZeroU64> {
        let times = &self.received.raw.times;
        times.date.filter(|_| !times.is_aged)
    }

    /// Bytes of the body.
    pub(crate) fn received(&self) -> usize {
        self.received.raw.body.len()
    }

    /// The HTTP status that it came with.
    pub(crate) fn status(&self) -> u16 {
        self.received.raw.status
    }

    /// How the attempt ended, for interceptors.
    pub(crate) fn outcome(&self) -> Outcome<'_> {
        Outcome::of_response(self.status(), self.request_id.as_deref())
    }

    pub(crate) fn is_recovered(&self) -> bool {
        self.recovered
    }

    /// The response to a call whose work an earlier attempt has done. Only the id of the last attempt is known.
    pub(crate) fn already_gone(
        request_id: &str,
        credentials: &Credentials,
        service: &'static ServiceInfo,
        output: Box<dyn OutputDyn>,
    ) -> Self {
        let contents = Contents::of_fields(&json!({ "RequestId": request_id }), output);
        Self {
            received: Received {
                raw: RawResponse::empty(),
                credentials: credentials.clone(),
                service,
            },
            output: contents.output,
            read: contents.read,
            request_id: Some(request_id.to_owned()),
            recovered: true,
        }
    }

    /// All fields that came.
    pub(crate) fn fields(&self) -> Fields {
        let envelope = serde_json::from_slice::<Value>(&self.received.raw.body);
        let mut envelope = envelope.unwrap_or_default();
        let inside = envelope.get_mut("Response").map(Value::take);
        wipe_json(&mut envelope);
        Fields(inside.unwrap_or_default())
    }

    /// The response to a lost create, made of this response to the probe about it, whose fields these are.
    pub(crate) fn recovered(
        mut self,
        mut fields: Fields,
        mappings: &[FieldMapping],
        output: Box<dyn OutputDyn>,
    ) -> Self {
        let mapped = mappings.iter().filter_map(|mapping| {
            let (name, value) = mapping.of(&fields.0)?;
            Some((name, value.clone()))
        });
        let mapped: Vec<_> = mapped.collect();
        if let Some(members) = fields.0.as_object_mut() {
            for (name, value) in mapped {
                members.insert(name.to_owned(), value);
            }
        }
        let contents = Contents::of_fields(&fields.0, output);
        self.output = contents.output;
        self.read = contents.read;
        self.recovered = true;
        self
    }
}

/// The fields of a response as JSON. Their texts are wiped when they are dropped.
pub(crate) struct Fields(Value);

impl Fields {
    pub(crate) fn value(&self) -> &Value {
        &self.0
    }
}

impl Drop for Fields {
    fn drop(&mut self) {
        wipe_json(&mut self.0);
    }
}

/// What is inside of the envelope.
fn contents_of(raw: &RawResponse, output: Box<dyn OutputDyn>) -> Result<Contents, DecodeErrorKind> {
    match raw.end {
        BodyEnd::Whole => {}
        BodyEnd::CutOff => return Err(DecodeErrorKind::CutOff),
        BodyEnd::TooLarge(limit) => return Err(DecodeErrorKind::TooLarge(limit)),
        BodyEnd::Events => return Err(DecodeErrorKind::EventStream),
    }
    let text = std::str::from_utf8(&raw.body).map_err(|_| no_text(&raw.body))?;
    let contents =
        Contents::of_body(text, output).map_err(|error| not_json(&raw.body, error.is_eof()))?;
    contents.ok_or(DecodeErrorKind::NoEnvelope)
}

/// A body that may have been cut within a character, or holds something else than text.
fn no_text(body: &[u8]) -> DecodeErrorKind {
    let skipped = serde_json::from_slice::<IgnoredAny>(body);
    not_json(body, skipped.is_err_and(|error| error.is_eof()))
}

fn not_json(body: &[u8], is_cut: bool) -> DecodeErrorKind {
    match body.trim_ascii_start() {
        [] => DecodeErrorKind::Empty,
        [b'<', ..] => DecodeErrorKind::Html,
        _ if is_cut => DecodeErrorKind::CutOff,
        _ => DecodeErrorKind::NotJson,
    }
}

/// A response, with what is needed to show parts of it: the credentials, which no message may repeat, and the service,
/// whose own names are no secrets.
struct Received {
    raw: RawResponse,
    credentials: Credentials,
    service: &'static ServiceInfo,
}

impl Received {
    /// The error that the contents tell or are, if any.
    fn judge(&self, contents: &Contents) -> Option<ErrorKind> {
        if let Some(fault) = &contents.fault {
            return Some(self.service_error(fault));
        }
        let problem = if !contents.id.is_there {
            DecodeErrorKind::NoRequestId
        } else if !self.raw.is_success() {
            // The service always answers 200, so this response is not the service's.
            DecodeErrorKind::NoEnvelope
        } else {
            return None;
        };
        Some(self.unreadable(problem))
    }

    fn service_error(&self, fault: &ServiceFault) -> ErrorKind {
        let code = fault.code.as_deref().filter(|code| !code.is_empty());
        let Some(code) = code else {
            return self.unreadable(DecodeErrorKind::NoCode);
        };
        let filter = self.filter();
        ErrorKind::Service(ServiceError {
            code: filter.code(code),
            message: filter.message(fault.message.as_deref().unwrap_or_default()),
            status: self.raw.status,
        })
    }

    /// The error for a body that cannot be read. If the HTTP status is not the service's, the error tells the status,
    /// which says more than the body.
    fn unreadable(&self, problem: DecodeErrorKind) -> ErrorKind {
        let excerpt = excerpt(&self.raw.body, &self.filter());
        let status = self.raw.status;
        if self.raw.is_success() {
            ErrorKind::Decode(DecodeError {
                status,
                problem,
                excerpt,
            })
        } else {
            ErrorKind::Status(StatusError { status, excerpt })
        }
    }

    fn refuse(&self, request_id: Option<String>, kind: ErrorKind) -> Box<FailureEnvelope> {
        let request_id = request_id
            .or_else(|| request_id::find(&self.raw.body))
            .or_else(|| self.raw.header_request_id.clone());
        Box::new(FailureEnvelope {
            kind,
            request_id: self.filter().request_id(request_id),
            times: self.raw.times,
            received: self.raw.body.len(),
        })
    }

    fn filter(&self) -> Filter<'_> {
        Filter::new(&self.credentials, self.service)
    }
}
