//! `{"Response": {…}}` with fields, or with an `Error`.

use std::num::NonZeroU64;

use serde_json::{Map, Value};

use super::raw::{BodyEnd, RawAnswer};
use super::{excerpt, request_id};
use crate::action::{Regained, Response};
use crate::credentials::Credentials;
use crate::error::{DecodeFailure, DecodeProblem, ErrorKind, ServiceError, StatusError};
use crate::intercept::Ending;
use crate::wire::{Fields, Strictness};

/// An answer that is no error, not yet read into its type.
pub(crate) struct Accepted {
    received: Received,
    fields: Map<String, Value>,
    pub(crate) request_id: Option<String>,
    /// Whether it was put together from what another action tells.
    recovered: bool,
}

/// An answer that is an error, or none at all.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) kind: ErrorKind,
    pub(crate) request_id: Option<String>,
    /// The time of the header `Date`, in Unix seconds.
    pub(crate) date: Option<NonZeroU64>,
    /// Bytes of the body.
    pub(crate) received: usize,
    /// Whether a cache has kept the answer for a while.
    pub(crate) is_aged: bool,
}

impl Refused {
    /// Nothing came that could be read.
    pub(crate) fn without_answer(kind: ErrorKind) -> Self {
        Self {
            kind,
            request_id: None,
            date: None,
            received: 0,
            is_aged: false,
        }
    }
}

/// Opens the envelope. No text that is shown repeats a key of `credentials`.
pub(crate) fn open(raw: RawAnswer, credentials: &Credentials) -> Result<Accepted, Refused> {
    let credentials = credentials.clone();
    let received = Received { raw, credentials };
    let fields = match response_of(&received.raw) {
        Ok(fields) => fields,
        Err(problem) => return Err(received.refuse(None, received.unreadable(problem))),
    };
    let request_id = received.without_secrets(request_id::of_fields(&fields));
    match received.judge(&fields) {
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
    pub(crate) fn decode<R: Response>(mut self) -> Result<(R, String), Refused> {
        match read(&mut self.fields) {
            Ok(response) => Ok((response, self.received.raw.into_text())),
            Err(problem) => Err(Refused {
                kind: self.received.unreadable(problem),
                request_id: self.request_id,
                received: self.received.raw.body.len(),
                date: self.received.raw.date,
                is_aged: self.received.raw.is_aged,
            }),
        }
    }

    /// The time of the header `Date`, in Unix seconds.
    #[cfg(feature = "role-credentials")]
    pub(crate) fn date(&self) -> Option<NonZeroU64> {
        self.received.raw.date
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
    pub(crate) fn already_gone(request_id: &str, credentials: &Credentials) -> Self {
        let id = request_id.to_owned();
        Self {
            received: Received {
                raw: RawAnswer::empty(),
                credentials: credentials.clone(),
            },
            fields: Map::from_iter([("RequestId".to_owned(), Value::String(id.clone()))]),
            request_id: Some(id),
            recovered: true,
        }
    }

    /// The answer to a lost create, as far as this one, to the question about it, tells it.
    pub(crate) fn recovered(mut self, regained: &[Regained]) -> Self {
        let told = std::mem::take(&mut self.fields);
        let values = regained
            .iter()
            .filter_map(|field| field.of(&told))
            .chain(told.get("RequestId").map(|id| ("RequestId", id)));
        for (name, value) in values {
            self.fields.insert(name.to_owned(), value.clone());
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
fn response_of(raw: &RawAnswer) -> Result<Map<String, Value>, DecodeProblem> {
    match raw.end {
        BodyEnd::Whole => {}
        BodyEnd::CutOff => return Err(DecodeProblem::CutOff),
        BodyEnd::TooLarge(limit) => return Err(DecodeProblem::TooLarge(limit)),
    }
    match serde_json::from_slice::<Value>(&raw.body) {
        Ok(Value::Object(mut envelope)) => match envelope.remove("Response") {
            Some(Value::Object(fields)) => Ok(fields),
            _ => Err(DecodeProblem::NoEnvelope),
        },
        Ok(_) => Err(DecodeProblem::NoEnvelope),
        Err(error) => Err(not_json(&raw.body, &error)),
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

/// An answer, and the keys that nothing shown of it may repeat.
struct Received {
    raw: RawAnswer,
    credentials: Credentials,
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
        let secrets: Vec<_> = self.credentials.secrets().collect();
        ErrorKind::Service(ServiceError {
            code: excerpt::code(code, &secrets),
            message: excerpt::one_line(text("Message").unwrap_or_default(), &secrets),
            status: self.raw.status,
        })
    }

    /// The error for a body that makes no sense. A status that is not the service's says more than
    /// the body does.
    fn unreadable(&self, problem: DecodeProblem) -> ErrorKind {
        let secrets: Vec<_> = self.credentials.secrets().collect();
        let excerpt = excerpt::excerpt(&self.raw.body, &secrets);
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

    fn refuse(&self, request_id: Option<String>, kind: ErrorKind) -> Refused {
        let request_id = request_id
            .or_else(|| request_id::find(&self.raw.body))
            .or_else(|| self.raw.header_request_id.clone());
        Refused {
            kind,
            request_id: self.without_secrets(request_id),
            date: self.raw.date,
            received: self.raw.body.len(),
            is_aged: self.raw.is_aged,
        }
    }

    /// The id, unless something in between has put a key in its place.
    fn without_secrets(&self, id: Option<String>) -> Option<String> {
        let tells = |secret: &str, id: &str| !secret.is_empty() && id.contains(secret);
        id.filter(|id| !self.credentials.secrets().any(|secret| tells(secret, id)))
    }
}
