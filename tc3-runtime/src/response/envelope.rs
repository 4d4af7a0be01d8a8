//! `{"Response": {…}}` with fields, or with an `Error`.

#[cfg(feature = "role-credentials")]
use std::num::NonZeroU64;

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::filter::Filter;
use super::outline::excerpt;
use super::raw::{BodyEnd, RawAnswer, Times};
use super::request_id;
use crate::action::{ActionOutput, FieldMapping};
use crate::credentials::{Credentials, wipe_json};
use crate::error::{DecodeError, DecodeErrorKind, ErrorKind, ServiceError, StatusError};
use crate::intercept::Outcome;
use crate::service::ServiceInfo;
use crate::wire::{FieldReader, Strictness};

/// A response that is no error, not yet read into its type.
pub(crate) struct SuccessEnvelope {
    received: Received,
    fields: Unread,
    pub(crate) request_id: Option<String>,
    /// Whether it was put together from what another action tells.
    recovered: bool,
}

/// Fields that nobody has read yet. Their texts are wiped when they go.
#[derive(Default)]
struct Unread(Map<String, Value>);

impl Drop for Unread {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe_json);
    }
}

/// A response that is an error, or none at all.
#[derive(Debug)]
pub(crate) struct FailureEnvelope {
    pub(crate) kind: ErrorKind,
    pub(crate) request_id: Option<String>,
    pub(crate) times: Times,
    /// Bytes of the body.
    pub(crate) received: usize,
}

impl FailureEnvelope {
    /// Nothing came that could be read.
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
    raw: RawAnswer,
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
    /// Reads the fields into a type; the text that they came in stands beside it.
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

    /// The response to a call whose work an earlier attempt has done: nothing but the id of this one is known.
    pub(crate) fn already_gone(
        request_id: &str,
        credentials: &Credentials,
        service: &'static ServiceInfo,
    ) -> Self {
        let id = request_id.to_owned();
        let fields = [("RequestId".to_owned(), Value::String(id.clone()))];
        Self {
            received: Received {
                raw: RawAnswer::empty(),
                credentials: credentials.clone(),
                service,
            },
            fields: Unread(Map::from_iter(fields)),
            request_id: Some(id),
            recovered: true,
        }
    }

    /// The response to a lost create, as far as this one, to the question about it, tells it.
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
fn response_of(raw: &RawAnswer) -> Result<Unread, DecodeErrorKind> {
    match raw.end {
        BodyEnd::Whole => {}
        BodyEnd::CutOff => return Err(DecodeErrorKind::CutOff),
        BodyEnd::TooLarge(limit) => return Err(DecodeErrorKind::TooLarge(limit)),
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

/// A response, the keys that nothing shown of it may repeat, and the service whose words are none.
struct Received {
    raw: RawAnswer,
    credentials: Credentials,
    service: &'static ServiceInfo,
}

impl Received {
    /// What is wrong with the fields as a whole, if anything is.
    fn judge(&self, fields: &Map<String, Value>) -> Option<ErrorKind> {
        if let Some(error) = fields.get("Error").filter(|error| !error.is_null()) {
            return Some(self.service_error(error));
        }
        let problem = if request_id::is_missing(fields) {
            DecodeErrorKind::NoRequestId
        } else if !self.raw.is_success() {
            // The service says 200. Whoever says otherwise speaks for it without right.
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

    /// The error for a body that makes no sense. A status that is not the service's says more than
    /// the body does.
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
