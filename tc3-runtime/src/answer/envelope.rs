//! `{"Response": {…}}` with fields, or with an `Error`.

#[cfg(feature = "role-credentials")]
use std::num::NonZeroU64;

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use super::excerpt::Filter;
use super::raw::{BodyEnd, RawAnswer, Times};
use super::request_id;
use crate::action::{Regained, Response};
use crate::credentials::{Credentials, wipe_json};
use crate::error::{DecodeFailure, DecodeProblem, ErrorKind, ServiceError, StatusError};
use crate::intercept::Ending;
use crate::service::ServiceInfo;
use crate::wire::{Fields, Strictness};

/// An answer that is no error, not yet read into its type.
pub(crate) struct Accepted {
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

/// An answer that is an error, or none at all.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) kind: ErrorKind,
    pub(crate) request_id: Option<String>,
    pub(crate) times: Times,
    /// Bytes of the body.
    pub(crate) received: usize,
}

impl Refused {
    /// Nothing came that could be read.
    pub(crate) fn without_answer(kind: ErrorKind) -> Box<Self> {
        Box::new(Self {
            kind,
            request_id: None,
            times: Times::default(),
            received: 0,
        })
    }
}

/// Opens the envelope of an answer of `service`. No text that is shown repeats a key of `credentials`.
pub(crate) fn open(
    raw: RawAnswer,
    credentials: &Credentials,
    service: &'static ServiceInfo,
) -> Result<Accepted, Box<Refused>> {
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
        None => Ok(Accepted {
            received,
            fields,
            request_id,
            recovered: false,
        }),
    }
}

impl Accepted {
    /// Reads the fields into a type; the text that they came in stands beside it.
    pub(crate) fn decode<R: Response>(mut self) -> Result<(R, Zeroizing<String>), Box<Refused>> {
        match read(&mut self.fields.0) {
            Ok(response) => Ok((response, self.received.raw.into_text())),
            Err(problem) => Err(Box::new(Refused {
                kind: self.received.unreadable(problem),
                request_id: self.request_id,
                received: self.received.raw.body.len(),
                times: self.received.raw.times,
            })),
        }
    }

    /// The time of the header `Date`, in Unix seconds, unless a cache has kept the answer.
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
    pub(crate) fn ending(&self) -> Ending<'_> {
        Ending::of_answer(self.status(), self.request_id.as_deref())
    }

    pub(crate) fn is_recovered(&self) -> bool {
        self.recovered
    }

    /// The answer to a call whose work an earlier attempt has done: nothing but the id of this one is known.
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

    /// The answer to a lost create, as far as this one, to the question about it, tells it.
    pub(crate) fn recovered(mut self, regained: &[Regained]) -> Self {
        let told = std::mem::take(&mut self.fields);
        let values = regained
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
fn read<R: Response>(members: &mut Map<String, Value>) -> Result<R, DecodeProblem> {
    let mut fields = Fields::new(members, Strictness::Lenient);
    let mut response = R::default();
    response.decode(&mut fields);
    if fields.is_bare() {
        return Err(DecodeProblem::NoFields);
    }
    let read = fields.finish().and_then(|()| response.confirm());
    read.map(|()| response).map_err(DecodeProblem::Field)
}

/// The object inside of the envelope.
fn response_of(raw: &RawAnswer) -> Result<Unread, DecodeProblem> {
    match raw.end {
        BodyEnd::Whole => {}
        BodyEnd::CutOff => return Err(DecodeProblem::CutOff),
        BodyEnd::TooLarge(limit) => return Err(DecodeProblem::TooLarge(limit)),
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

fn inside(response: Option<Value>) -> Result<Unread, DecodeProblem> {
    match response {
        Some(Value::Object(fields)) => Ok(Unread(fields)),
        mut other => {
            other.iter_mut().for_each(wipe_json);
            Err(DecodeProblem::NoEnvelope)
        }
    }
}

fn not_json(body: &[u8], error: &serde_json::Error) -> DecodeProblem {
    match body.trim_ascii_start() {
        [] => DecodeProblem::Empty,
        [b'<', ..] => DecodeProblem::Html,
        _ if error.is_eof() => DecodeProblem::CutOff,
        _ => DecodeProblem::NotJson,
    }
}

/// An answer, the keys that nothing shown of it may repeat, and the service whose words are none.
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
            DecodeProblem::NoRequestId
        } else if !self.raw.is_success() {
            // The service says 200. Whoever says otherwise speaks for it without right.
            DecodeProblem::NoEnvelope
        } else {
            return None;
        };
        Some(self.unreadable(problem))
    }

    fn service_error(&self, error: &Value) -> ErrorKind {
        let text = |name: &str| error.get(name).and_then(Value::as_str);
        let Some(code) = text("Code").filter(|code| !code.is_empty()) else {
            return self.unreadable(DecodeProblem::NoCode);
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
    fn unreadable(&self, problem: DecodeProblem) -> ErrorKind {
        let excerpt = self.filter().excerpt(&self.raw.body);
        let status = self.raw.status;
        if self.raw.is_success() {
            ErrorKind::Decode(DecodeFailure {
                status,
                problem,
                excerpt,
            })
        } else {
            ErrorKind::Status(StatusError { status, excerpt })
        }
    }

    fn refuse(&self, request_id: Option<String>, kind: ErrorKind) -> Box<Refused> {
        let request_id = request_id
            .or_else(|| request_id::find(&self.raw.body))
            .or_else(|| self.raw.header_request_id.clone());
        Box::new(Refused {
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
