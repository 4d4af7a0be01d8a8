//! Responses as HTTP.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode, header};

use super::faulty_stream::FaultSwitch;
use super::outgoing::Outgoing;
use crate::admin::{AdminBody, AdminResponse};
use crate::calendar::http_date;
use crate::picture::PictureFile;
use crate::service::{Delivery, Reply};

const JSON: &str = "application/json";

/// The connection ends without a response.
#[derive(Debug)]
pub(super) struct Ended;

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ended on purpose")
    }
}

impl Error for Ended {}

/// The response of an action, whole or as a fault has changed it.
pub(super) fn reply(
    Reply { delivery, now }: Reply,
    fault_switch: &Arc<FaultSwitch>,
) -> Result<Response<Outgoing>, Ended> {
    let response = match delivery {
        Delivery::Envelope(body) => made(StatusCode::OK, JSON, Outgoing::whole(body)),
        Delivery::Half(body) => {
            let half = Outgoing::half(body, Arc::clone(fault_switch));
            made(StatusCode::OK, JSON, half)
        }
        Delivery::Foreign {
            status,
            content_type,
            body,
        } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
            made(status, content_type, Outgoing::whole(body))
        }
        Delivery::Close => return Err(Ended),
        Delivery::Reset => {
            fault_switch.reset();
            return Err(Ended);
        }
    };
    Ok(dated(response, now))
}

/// The response of a control route.
pub(super) fn control_route(
    AdminResponse(status, content): AdminResponse,
    now: u64,
) -> Response<Outgoing> {
    let body = match content {
        AdminBody::Whole(value) => Outgoing::whole(format!("{value:#}\n")),
        AdminBody::File(content_type, bytes) => {
            return dated(made(status, content_type, Outgoing::whole(bytes)), now);
        }
        AdminBody::Picture(file) => return dated(picture(file), now),
        AdminBody::Pages(mut pages) => {
            let first = pages.next().unwrap_or_default();
            if pages.is_done() {
                Outgoing::whole(first)
            } else {
                Outgoing::pages(first, pages)
            }
        }
    };
    dated(made(status, JSON, body), now)
}

/// A picture as it was sent.
fn picture(PictureFile(file): PictureFile) -> Response<Outgoing> {
    let content_type = match file.as_ref() {
        [0x89, b'P', ..] => "image/png",
        [b'B', b'M', ..] => "image/bmp",
        _ => "image/jpeg",
    };
    let body = Outgoing::whole(Bytes::copy_from_slice(&file));
    made(StatusCode::OK, content_type, body)
}

/// Server-sent events.
pub(super) fn events(body: Outgoing, now: u64) -> Response<Outgoing> {
    dated(made(StatusCode::OK, "text/event-stream", body), now)
}

/// What the page may do in a browser: run what comes from here, send to nobody else, and be in no frame. Names that it
/// shows are never taken for HTML.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
                      trusted-types 'none'";

/// Tells a browser what it must not do with a response of a control route: guess another content type, keep it, tell others
/// where it came from.
pub(super) fn guarded(mut response: Response<Outgoing>) -> Response<Outgoing> {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The response to a request that HTTP itself does not allow. The rest of the request is not read.
pub(super) fn broken(status: StatusCode, reason: &str, now: u64) -> Response<Outgoing> {
    let text = format!("{reason}\n");
    let mut response = made(status, "text/plain; charset=utf-8", Outgoing::whole(text));
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    dated(response, now)
}

fn made(status: StatusCode, content_type: &'static str, body: Outgoing) -> Response<Outgoing> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn dated(mut response: Response<Outgoing>, now: u64) -> Response<Outgoing> {
    if let Ok(date) = HeaderValue::from_str(&http_date(now)) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}
