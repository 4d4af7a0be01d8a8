//! HTTP over a stream, encrypted or not.

use std::pin::pin;
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::call::Call;
use super::faulty_stream::FaultyStream;
use super::turns::Turns;

/// The stream of a connection, which faults can end.
pub(super) fn faulty(stream: TcpStream, call: &Call, turns: Turns) -> FaultyStream {
    let fault_switch = Arc::clone(&call.fault_switch);
    FaultyStream::new(stream, fault_switch, call.state.io_timeout, turns)
}

/// Serves the requests of a connection.
pub(super) async fn serve(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    call: Call,
    mut stopped: watch::Receiver<()>,
) {
    let (io_timeout, head) = (call.state.io_timeout, call.state.head);
    let service = service_fn(move |request| call.clone().response(request));
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        // A client that closes its side after the request still gets the response.
        .half_close(true)
        .header_read_timeout(io_timeout)
        .auto_date_header(false)
        .max_buf_size(head.bytes)
        .max_headers(head.headers)
        .serve_connection(TokioIo::new(stream), service);
    let mut serving = pin!(serving);
    // Errors of a connection concern its client alone.
    tokio::select! {
        _ = serving.as_mut() => {}
        _ = stopped.changed() => {
            serving.as_mut().graceful_shutdown();
            let _ = serving.await;
        }
    }
}
