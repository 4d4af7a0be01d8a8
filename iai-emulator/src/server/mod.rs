//! The HTTP side: takes connections, reads requests whole, hands them on, writes the responses.

mod app_state;
mod body;
mod body_memory;
mod call;
mod connections;
mod events;
mod faulty_stream;
mod outgoing;
mod response;
mod trial;
mod turns;

pub(crate) use app_state::{AppState, HeadLimits};
pub(crate) use body_memory::BodyMemory;
pub(crate) use connections::ConnectionLimit;

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
/// Delay after a connection could not be accepted, such as when the process has too many open files.
const ACCEPT_RETRY: Duration = Duration::from_millis(20);

/// Serves until `stop` ends.
pub(crate) async fn serve(
    listener: TcpListener,
    state: Arc<AppState>,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stopping, stopped) = watch::channel(());
    let (turns, giving) = Turns::new();
    tokio::spawn(giving);
    let mut tasks = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let state = Arc::clone(&state);
                    tasks.spawn(connection(stream, state, turns.clone(), stopped.clone()));
                }
                Err(_) => {
                    state.connections.make_room();
                    sleep(ACCEPT_RETRY).await;
                }
            },
            // Removes the connections that have ended.
            Some(_) = tasks.join_next() => {}
        }
    }
    drop(listener);
    drop(stopping);
    // Dropping the set cuts the others.
    let _ = timeout(SHUTDOWN_GRACE, async {
        while tasks.join_next().await.is_some() {}
    })
    .await;
    Ok(())
}

/// Serves one connection until it ends, or the emulator does.
async fn connection(
    stream: TcpStream,
    state: Arc<AppState>,
    turns: Turns,
    mut stopped: watch::Receiver<()>,
) {
    // A response is written in one piece, so that collecting small writes would only cost time.
    let _ = stream.set_nodelay(true);
    let local = local_address(&stream);
    let fault_switch = Arc::new(FaultSwitch::default());
    let slot = state.connections.take();
    let own_slot = Arc::clone(&slot);
    let io = TokioIo::new(FaultyStream::new(
        stream,
        Arc::clone(&fault_switch),
        state.io_timeout,
        turns,
    ));
    let (io_timeout, head) = (state.io_timeout, state.head);
    let service = service_fn(move |request| {
        let call = call::Call {
            state: Arc::clone(&state),
            fault_switch: Arc::clone(&fault_switch),
            slot: Arc::clone(&slot),
            local,
        };
        call.response(request)
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        // A client that closes its side after the request still gets the response.
        .half_close(true)
        .header_read_timeout(io_timeout)
        .auto_date_header(false)
        .max_buf_size(head.bytes)
        .max_headers(head.headers)
        .serve_connection(io, service);
    let mut serving = pin!(serving);
    // Errors of a connection concern its client alone.
    tokio::select! {
        _ = serving.as_mut() => {}
        () = own_slot.told_to_close() => {}
        _ = stopped.changed() => {
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
