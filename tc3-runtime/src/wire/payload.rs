//! An encoded request.

use std::sync::Arc;

use bytes::Bytes;

use super::json::json_body;
use super::members::EncodeDyn;
use super::query::query_string;
use crate::method::Method;

/// An encoded request: a JSON body or a query. Cloning it copies neither.
#[derive(Clone)]
pub(crate) struct Payload(Form);

#[derive(Clone)]
enum Form {
    Json(Bytes),
    Query(Arc<str>, Option<Bytes>),
}

impl Payload {
    /// The body of a POST request.
    pub(crate) fn json(request: &dyn EncodeDyn) -> Self {
        Self(Form::Json(json_body(request).into()))
    }

    /// The query of a GET request. It does not tell the types of its values, so that JSON is kept beside it if
    /// `keep_parameters`, for connectors that read them.
    pub(crate) fn query(request: &dyn EncodeDyn, keep_parameters: bool) -> Self {
        let parameters = keep_parameters.then(|| json_body(request).into());
        Self(Form::Query(query_string(request).into(), parameters))
    }

    pub(crate) fn method(&self) -> Method {
        match &self.0 {
            Form::Json(_) => Method::Post,
            Form::Query(..) => Method::Get,
        }
    }

    /// The query; empty for POST.
    pub(crate) fn query_text(&self) -> &str {
        match &self.0 {
            Form::Json(_) => "",
            Form::Query(query, _) => query,
        }
    }

    /// Bytes that are sent, headers not counted.
    pub(crate) fn size(&self) -> usize {
        match &self.0 {
            Form::Json(body) => body.len(),
            Form::Query(query, _) => query.len(),
        }
    }

    /// The body; shared, not copied.
    pub(crate) fn body(&self) -> Bytes {
        match &self.0 {
            Form::Json(body) => body.clone(),
            Form::Query(..) => Bytes::new(),
        }
    }

    /// The parameters of a GET request as JSON, if they were kept.
    pub(crate) fn parameters(&self) -> Option<Bytes> {
        match &self.0 {
            Form::Json(_) => None,
            Form::Query(_, parameters) => parameters.clone(),
        }
    }
}
