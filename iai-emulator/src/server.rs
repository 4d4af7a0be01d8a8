//! The HTTP side: reads requests whole, hands them to the front, writes the answers.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::calendar::http_date;
use crate::protocol::{Front, Incoming, POST_BYTES, Payload, Reply};

/// Time for a body to arrive.
const PATIENCE: Duration = Duration::from_secs(60);
/// Time that open connections get to end by themselves once the emulator stops.
const FAREWELL: Duration = Duration::from_millis(250);
/// Bytes of an oversized body that are read and dropped, so that the sender gets to see the answer. Beyond, the
/// connection is cut.
const DRAINED: usize = 8 * POST_BYTES;

/// Serves until `stop` ends.
pub(crate) async fn serve(
    listener: TcpListener,
    front: Arc<Front>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    // An answer is written at once, so waiting for more to send only costs time.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let router = Router::new().fallback(handle).with_state(front);
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let signal = async move {
        stop.await;
        // The receiver is gone only when serving has failed already.
        let _ = stopping.send(());
    };
    let serving = axum::serve(listener, router)
        .with_graceful_shutdown(signal)
        .into_future();
    let deadline = async {
        let _ = stopped.await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        ended = serving => ended,
        () = deadline => Ok(()),
    }
}

async fn handle(State(front): State<Arc<Front>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if parts.uri.path() != "/" {
        return broken(StatusCode::NOT_FOUND, "the only address of this API is /");
    }
    match timeout(PATIENCE, read(body, &parts)).await {
        Ok(Some(payload)) => reply(front.answer(&Incoming::new(parts, payload))),
        Ok(None) => broken(
            StatusCode::BAD_REQUEST,
            "the body broke off or is far too large",
        ),
        Err(_) => broken(
            StatusCode::REQUEST_TIMEOUT,
            "the body did not arrive in time",
        ),
    }
}

/// The body; `None` when it breaks off.
async fn read(mut body: Body, parts: &Parts) -> Option<Payload> {
    let mut whole = Vec::with_capacity(announced(parts));
    let mut dropped = 0;
    while let Some(chunk) = next_chunk(&mut body).await {
        let chunk = chunk.ok()?;
        if dropped > 0 || whole.len() + chunk.len() > POST_BYTES {
            dropped += chunk.len();
            whole = Vec::new();
        } else {
            whole.extend_from_slice(&chunk);
        }
        if dropped > DRAINED {
            return None;
        }
    }
    Some(if dropped > 0 {
        Payload::TooLarge
    } else {
        Payload::Whole(whole.into())
    })
}

/// Room for the length that the request announces, if it may have that length.
fn announced(parts: &Parts) -> usize {
    let length = parts
        .headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    length
        .and_then(|length| length.parse().ok())
        .filter(|length| *length <= POST_BYTES)
        .unwrap_or(0)
}

async fn next_chunk(body: &mut Body) -> Option<Result<Bytes, axum::Error>> {
    loop {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
        match frame.map(|frame| frame.into_data()) {
            Ok(Ok(data)) => return Some(Ok(data)),
            // Trailers mean nothing here.
            Ok(Err(_)) => {}
            Err(error) => return Some(Err(error)),
        }
    }
}

fn reply(Reply { body, now }: Reply) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    if let Ok(date) = HeaderValue::from_str(&http_date(now)) {
        headers.insert(header::DATE, date);
    }
    response
}

fn broken(status: StatusCode, reason: &'static str) -> Response {
    (status, format!("{reason}\n")).into_response()
}
