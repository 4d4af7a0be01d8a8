//! `{"Response": {…}}` with fields, or with an `Error`.

use std::num::NonZeroU64;

use serde_json::{Map, Value};

use super::{BodyEnd, RawAnswer, request_id};
use crate::action::Response;
use crate::error::{DecodeProblem, ErrorKind};
use crate::retry::Regained;
use crate::wire::{Fields, Strictness};

/// An answer that is no error, not yet read into its type.
pub(crate) struct Accepted {
    raw: RawAnswer,
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
}

impl Refused {
    /// Nothing came that could be read.
    pub(crate) fn without_answer(kind: ErrorKind) -> Self {
        Self {
            kind,
            request_id: None,
            date: None,
            received: 0,
        }
    }
}

/// Opens the envelope.
pub(crate) fn open(raw: RawAnswer) -> Result<Accepted, Refused> {
    let fields = match response_of(&raw) {
        Ok(fields) => fields,
        Err(problem) => return Err(refuse(&raw, None, raw.unreadable(problem))),
    };
    let request_id = raw.without_secrets(request_id::of_fields(&fields));
    match judge(&raw, &fields) {
        Some(kind) => Err(refuse(&raw, request_id, kind)),
        None => Ok(Accepted {
            raw,
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
            Ok(response) => Ok((response, self.raw.into_text())),
            Err(problem) => Err(Refused {
                kind: self.raw.unreadable(problem),
                request_id: self.request_id,
                received: self.raw.body.len(),
                date: self.raw.date,
            }),
        }
    }

    /// The time of the header `Date`, in Unix seconds.
    #[cfg(feature = "role-credentials")]
    pub(crate) fn date(&self) -> Option<NonZeroU64> {
        self.raw.date
    }

    /// Bytes of the body.
    pub(crate) fn received(&self) -> usize {
        self.raw.body.len()
    }

    /// The HTTP status that it came with.
    pub(crate) fn status(&self) -> u16 {
        self.raw.status
    }

    pub(crate) fn is_recovered(&self) -> bool {
        self.recovered
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

fn refuse(raw: &RawAnswer, request_id: Option<String>, kind: ErrorKind) -> Refused {
    let request_id = request_id
        .or_else(|| request_id::find(&raw.body))
        .or_else(|| raw.header_request_id.clone());
    Refused {
        kind,
        request_id: raw.without_secrets(request_id),
        date: raw.date,
        received: raw.body.len(),
    }
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

/// What is wrong with the fields as a whole, if anything is.
fn judge(raw: &RawAnswer, fields: &Map<String, Value>) -> Option<ErrorKind> {
    if let Some(error) = fields.get("Error").filter(|error| !error.is_null()) {
        return Some(service_error(raw, error));
    }
    let problem = if request_id::is_missing(fields) {
        DecodeProblem::NoRequestId
    } else if !raw.is_success() {
        // The service says 200. Whoever says otherwise speaks for it without right.
        DecodeProblem::NoEnvelope
    } else {
        return None;
    };
    Some(raw.unreadable(problem))
}

fn service_error(raw: &RawAnswer, error: &Value) -> ErrorKind {
    let text = |name: &str| error.get(name).and_then(Value::as_str);
    match text("Code").filter(|code| !code.is_empty()) {
        Some(code) => raw.service_error(code, text("Message").unwrap_or_default()),
        None => raw.unreadable(DecodeProblem::NoCode),
    }
}
