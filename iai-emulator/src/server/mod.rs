//! The HTTP side: takes connections, reads requests whole, hands them on, writes the responses.

mod app_state;
mod body;
mod body_memory;
mod call;
mod connections;
mod events;
mod faulty_stream;
mod http;
#[cfg(feature = "tls")]
mod https;
mod outgoing;
mod response;
mod scheme;
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

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use call::Call;
use faulty_stream::FaultSwitch;
use scheme::Scheme;
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
    stopped: watch::Receiver<()>,
) {
    // A response is written in one piece, so that collecting small writes would only cost time.
    let _ = stream.set_nodelay(true);
    let slot = state.connections.take();
    let call = Call {
        local: local_address(&stream),
        fault_switch: Arc::new(FaultSwitch::default()),
        slot: Arc::clone(&slot),
        scheme: Scheme::Http,
        state,
    };
    tokio::select! {
        () = speak(stream, call, turns, stopped) => {}
        () = slot.told_to_close() => {}
    }
}

async fn speak(stream: TcpStream, call: Call, turns: Turns, stopped: watch::Receiver<()>) {
    #[cfg(feature = "tls")]
    if let Some(tls) = &call.state.tls {
        let acceptor = tls.acceptor.clone();
        return https::serve(stream, &acceptor, call, turns, stopped).await;
    }
    http::serve(http::faulty(stream, &call, turns), call, stopped).await;
}

fn local_address(stream: &TcpStream) -> IpAddr {
    stream
        .local_addr()
        .map_or(Ipv4Addr::UNSPECIFIED.into(), |address| address.ip())
}
