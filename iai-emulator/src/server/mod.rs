//! The HTTP side: takes connections, reads requests whole, hands them on, writes the responses.

mod app_state;
mod body;
mod budget;
mod call;
mod faulty_stream;
mod outgoing;
mod response;
mod seats;
mod turns;

pub(crate) use app_state::AppState;
pub(crate) use budget::Budget;
pub(crate) use seats::Seats;

use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use faulty_stream::{FaultSwitch, FaultyStream};
use turns::Turns;

/// Time that open connections get to end by themselves once the emulator stops.
const SHUTDOWN_GRACE: Duration = Duration::from_millis(250);
/// Pause after a connection could not be taken, such as when the process has too many files open.
const ACCEPT_RETRY: Duration = Duration::from_millis(20);

/// Bytes that the head of a request may have; a target of 64 KB fits in.
const HEAD_BYTES: usize = 80 * 1024;

/// Serves until `stop` ends.
pub(crate) async fn serve(
    listener: TcpListener,
    site: Arc<AppState>,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let (leaving, left) = watch::channel(());
    let (turns, giving) = Turns::new();
    tokio::spawn(giving);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let site = Arc::clone(&site);
                    connections.spawn(connection(stream, site, turns.clone(), left.clone()));
                }
                Err(_) => {
                    site.seats.make_room();
                    sleep(ACCEPT_RETRY).await;
                }
            },
            // Takes those that have ended out of the set.
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    drop(leaving);
    // Those that have not ended by then are cut when the set is dropped.
    let _ = timeout(SHUTDOWN_GRACE, async {
        while connections.join_next().await.is_some() {}
    })
    .await;
    Ok(())
}

/// Serves one connection until it ends, or the emulator does.
async fn connection(
    stream: TcpStream,
    site: Arc<AppState>,
    turns: Turns,
    mut left: watch::Receiver<()>,
) {
    // A response is written at once, so waiting for more to send only costs time.
    let _ = stream.set_nodelay(true);
    let local = local_address(&stream);
    let line = Arc::new(FaultSwitch::default());
    let seat = site.seats.take();
    let place = Arc::clone(&seat);
    let io = TokioIo::new(FaultyStream::new(
        stream,
        Arc::clone(&line),
        site.io_timeout,
        turns,
    ));
    let io_timeout = site.io_timeout;
    let service = service_fn(move |request| {
        let call = call::Call {
            site: Arc::clone(&site),
            line: Arc::clone(&line),
            seat: Arc::clone(&seat),
            local,
        };
        call.response(request)
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        // A client that has sent all and closed its side still wants the response.
        .half_close(true)
        .header_read_timeout(io_timeout)
        .auto_date_header(false)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(io, service);
    let mut serving = pin!(serving);
    // How a connection ends is the client's affair.
    tokio::select! {
        _ = serving.as_mut() => {}
        () = place.left() => {}
        _ = left.changed() => {
            serving.as_mut().graceful_shutdown();
            let _ = serving.await;
        }
    }
}

fn local_address(stream: &TcpStream) -> IpAddr {
    stream
        .local_addr()
        .map_or(Ipv4Addr::UNSPECIFIED.into(), |address| address.ip())
}
