//! `POST /_emulator/try/ACTION`: a call that the emulator signs by itself, told with what was signed and what was answered.

use http::header::HOST;
use http::request::Parts;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::admin::{AdminBody, AdminResponse, problem};
use crate::service::{Delivery, ShownCall};

const PATH: &str = "/_emulator/try/";

/// The action that a request asks to try.
pub(super) fn action(parts: &Parts) -> Option<&str> {
    if parts.method != Method::POST {
        return None;
    }
    parts.uri.path().strip_prefix(PATH)
}

/// The host that a client would sign here.
pub(super) fn host(parts: &Parts) -> &str {
    let host = parts.headers.get(HOST);
    host.and_then(|host| host.to_str().ok()).unwrap_or_default()
}

pub(super) fn unsignable() -> AdminResponse {
    problem(
        StatusCode::BAD_REQUEST,
        "this call could not be signed: the name of the action is no text that a header can hold",
    )
}

/// The call as it was signed, and its response as a client would have got it.
pub(super) fn told(shown: ShownCall, delivery: Delivery) -> AdminResponse {
    let headers: Vec<Value> = shown
        .headers
        .into_iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let value = json!({
        "request": { "method": "POST", "path": "/", "headers": headers, "has_token": shown.has_token },
        "canonical_request": shown.signed.canonical_request,
        "string_to_sign": shown.signed.string_to_sign,
        "response": delivered(delivery),
    });
    AdminResponse(StatusCode::OK, AdminBody::Whole(value))
}

fn delivered(delivery: Delivery) -> Value {
    match delivery {
        Delivery::Envelope(body) => content("whole", 200, "application/json", &body),
        Delivery::Half(body) => {
            let half = body.as_bytes().get(..body.len() / 2).unwrap_or_default();
            let half = String::from_utf8_lossy(half);
            content("half", 200, "application/json", &half)
        }
        Delivery::Foreign {
            status,
            content_type,
            body,
        } => content("whole", status, content_type, &body),
        Delivery::Close => json!({ "delivered": "close" }),
        Delivery::Reset => json!({ "delivered": "reset" }),
    }
}

fn content(delivered: &str, status: u16, content_type: &str, body: &str) -> Value {
    json!({ "delivered": delivered, "status": status, "content_type": content_type, "body": body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_told_as_a_client_would_have_got_it() {
        for (delivery, expected) in [
            (
                Delivery::Envelope("{\"Response\":{}}".to_owned()),
                json!({"delivered": "whole", "status": 200, "content_type": "application/json",
                    "body": "{\"Response\":{}}"}),
            ),
            // The half ends within a letter.
            (
                Delivery::Half("aé".to_owned()),
                json!({"delivered": "half", "status": 200, "content_type": "application/json", "body": "a"}),
            ),
            (
                Delivery::Half("é".to_owned()),
                json!({"delivered": "half", "status": 200, "content_type": "application/json",
                    "body": "\u{fffd}"}),
            ),
            (
                Delivery::Foreign {
                    status: 502,
                    content_type: "text/html",
                    body: "<html>".to_owned(),
                },
                json!({"delivered": "whole", "status": 502, "content_type": "text/html", "body": "<html>"}),
            ),
            (Delivery::Close, json!({"delivered": "close"})),
            (Delivery::Reset, json!({"delivered": "reset"})),
        ] {
            assert_eq!(delivered(delivery), expected);
        }
    }
}
