//! The envelope of a response: `{"Response": {…}}` with fields, or with an `Error`.
//!
//! What is shown of a response goes through a filter. A gateway's page or a service's message may repeat what was sent: a
//! key, a name, a picture. Errors are logged, and so must not hold these. The names of the service's own parameters and
//! codes are known and stay, so that a message can still be read.

#[cfg(feature = "role-credentials")]
use std::num::NonZeroU64;

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::filter::Filter;
use super::outline::excerpt;
use super::raw::{BodyEnd, RawResponse, Times};
use super::request_id;
use crate::action::{ActionOutput, FieldMapping};
use crate::credentials::{Credentials, wipe_json};
use crate::error::{DecodeError, DecodeErrorKind, ErrorKind, ServiceError, StatusError};
use crate::intercept::Outcome;
use crate::service::ServiceInfo;
use crate::wire::{FieldReader, Strictness};

/// A response without an error code, not yet read into its type.
pub(crate) struct SuccessEnvelope {
    received: Received,
    fields: Unread,
    pub(crate) request_id: Option<String>,
    /// Whether it was made of the response to another call.
    recovered: bool,
}

/// Fields that have not been read yet. Their texts are wiped when they are dropped.
#[derive(Default)]
struct Unread(Map<String, Value>);

impl Drop for Unread {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe_json);
    }
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

/// Opens the envelope of a response of `service`. No text that is shown repeats a key of `credentials`.
pub(crate) fn open(
    raw: RawResponse,
    credentials: &Credentials,
    service: &'static ServiceInfo,
) -> Result<SuccessEnvelope, Box<FailureEnvelope>> {
    let received = Received {
        raw,
        credentials: credentials.clone(),
        service,
    };
    let fields = match response_of(&received.raw) {
        Ok(fields) => fields,
        Err(problem) => return Err(received.refuse(None, received.unreadable(problem))),
    };
    let request_id = received
        .filter()
        .request_id(request_id::of_fields(&fields.0));
    match received.judge(&fields.0) {
        Some(kind) => Err(received.refuse(request_id, kind)),
        None => Ok(SuccessEnvelope {
            received,
            fields,
            request_id,
            recovered: false,
        }),
    }
}

impl SuccessEnvelope {
    /// Reads the fields into a type. Returns it with the text of the whole body.
    pub(crate) fn decode<R: ActionOutput>(
        mut self,
    ) -> Result<(R, Zeroizing<String>), Box<FailureEnvelope>> {
        match read(&mut self.fields.0) {
            Ok(response) => Ok((response, self.received.raw.into_text())),
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
    ) -> Self {
        let id = request_id.to_owned();
        let fields = [("RequestId".to_owned(), Value::String(id.clone()))];
        Self {
            received: Received {
                raw: RawResponse::empty(),
                credentials: credentials.clone(),
                service,
            },
            fields: Unread(Map::from_iter(fields)),
            request_id: Some(id),
            recovered: true,
        }
    }

    /// The fields that have not been read yet.
    pub(crate) fn fields(&self) -> &Map<String, Value> {
        &self.fields.0
    }

    /// The response to a lost create, made of this response to the probe about it.
    pub(crate) fn recovered(mut self, mappings: &[FieldMapping]) -> Self {
        let told = std::mem::take(&mut self.fields);
        let values = mappings
            .iter()
            .filter_map(|field| field.of(&told.0))
            .chain(told.0.get("RequestId").map(|id| ("RequestId", id)));
        for (name, value) in values {
            self.fields.0.insert(name.to_owned(), value.clone());
        }
        self.recovered = true;
        self
    }
}

/// At least one of the documented fields must be there, and together they must mean something.
fn read<R: ActionOutput>(members: &mut Map<String, Value>) -> Result<R, DecodeErrorKind> {
    let mut fields = FieldReader::new(members, Strictness::Lenient);
    let mut response = R::default();
    response.decode(&mut fields);
    if fields.is_bare() {
        return Err(DecodeErrorKind::NoFields);
    }
    let read = fields.finish().and_then(|()| response.confirm());
    read.map(|()| response).map_err(DecodeErrorKind::Field)
}

/// The object inside of the envelope.
fn response_of(raw: &RawResponse) -> Result<Unread, DecodeErrorKind> {
    match raw.end {
        BodyEnd::Whole => {}
        BodyEnd::CutOff => return Err(DecodeErrorKind::CutOff),
        BodyEnd::TooLarge(limit) => return Err(DecodeErrorKind::TooLarge(limit)),
        BodyEnd::Events => return Err(DecodeErrorKind::EventStream),
    }
    match serde_json::from_slice::<Value>(&raw.body) {
        Ok(mut envelope) => {
            let response = envelope.get_mut("Response").map(Value::take);
            wipe_json(&mut envelope);
            inside(response)
        }
        Err(error) => Err(not_json(&raw.body, &error)),
    }
}

fn inside(response: Option<Value>) -> Result<Unread, DecodeErrorKind> {
    match response {
        Some(Value::Object(fields)) => Ok(Unread(fields)),
        mut other => {
            other.iter_mut().for_each(wipe_json);
            Err(DecodeErrorKind::NoEnvelope)
        }
    }
}

fn not_json(body: &[u8], error: &serde_json::Error) -> DecodeErrorKind {
    match body.trim_ascii_start() {
        [] => DecodeErrorKind::Empty,
        [b'<', ..] => DecodeErrorKind::Html,
        _ if error.is_eof() => DecodeErrorKind::CutOff,
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
    /// The error that the fields tell or are, if any.
    fn judge(&self, fields: &Map<String, Value>) -> Option<ErrorKind> {
        if let Some(error) = fields.get("Error").filter(|error| !error.is_null()) {
            return Some(self.service_error(error));
        }
        let problem = if request_id::is_missing(fields) {
            DecodeErrorKind::NoRequestId
        } else if !self.raw.is_success() {
            // The service always answers 200, so this response is not the service's.
            DecodeErrorKind::NoEnvelope
        } else {
            return None;
        };
        Some(self.unreadable(problem))
    }

    fn service_error(&self, error: &Value) -> ErrorKind {
        let text = |name: &str| error.get(name).and_then(Value::as_str);
        let Some(code) = text("Code").filter(|code| !code.is_empty()) else {
            return self.unreadable(DecodeErrorKind::NoCode);
        };
        let filter = self.filter();
        ErrorKind::Service(ServiceError {
            code: filter.code(code),
            message: filter.message(text("Message").unwrap_or_default()),
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
