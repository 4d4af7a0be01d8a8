//! A session over standard input and output, from its beginning to its end.

use std::io::{self, IsTerminal};
use std::pin::pin;

use clap::ArgMatches;
use iai_client::RateLimit;
use rmcp::service::{RunningService, ServerInitializeError};
use rmcp::transport::io::stdio_pipes;
use rmcp::{RoleServer, ServiceExt};

use super::flags::Options;
use super::server::Server;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings;

/// Runs the command: serves one client until it closes standard input, or until the program is asked to end.
///
/// A read of standard input that is no pipe cannot be called off: the runtime that runs this must end without waiting for
/// its threads (`Runtime::shutdown_background`).
///
/// # Errors
///
/// A flag names what is not there; what comes in is not the protocol.
pub(crate) async fn run(matches: &ArgMatches, output: &Output) -> Result<(), Failure> {
    let connection = settings::connect_limited(matches, output, RateLimit::documented())?;
    let options = Options::new(matches, connection.client.clone())?;
    serve(options, output).await
}

async fn serve(options: Options, output: &Output) -> Result<(), Failure> {
    if io::stdin().is_terminal() {
        output.note("This speaks the Model Context Protocol; it is made to be started by a program. Ctrl-D ends it.");
    }
    let Options { caller, tools } = options;
    let output = output.clone();
    let server = Server {
        caller,
        tools,
        output,
    };
    let Some(running) = begin(server).await? else {
        return Ok(());
    };
    let stop = running.cancellation_token();
    let mut ended = pin!(running.waiting());
    let ended = tokio::select! {
        ended = &mut ended => ended,
        () = asked_to_end() => {
            stop.cancel();
            ended.await
        }
    };
    ended.map(|_| ()).map_err(|_| broken_off())
}

/// The session once the client has introduced itself; `None` when it ends before.
async fn begin(server: Server) -> Result<Option<RunningService<RoleServer, Server>>, Failure> {
    let begun = tokio::select! {
        begun = server.serve(stdio_pipes()) => begun,
        () = asked_to_end() => return Ok(None),
    };
    match begun {
        Ok(running) => Ok(Some(running)),
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(None),
        Err(_) => Err(not_the_protocol()),
    }
}

fn broken_off() -> Failure {
    Failure::new(Exit::Failed, "the session broke off", "Start it again.")
}

/// The error is not told: it repeats what came in.
fn not_the_protocol() -> Failure {
    Failure::new(
        Exit::Usage,
        "standard input did not begin with a request of the Model Context Protocol",
        "Have a client of the protocol start this program, and give it nothing else on standard input.",
    )
}

/// Ctrl-C and SIGTERM. Where no signal can be waited for, the session ends with its input.
async fn asked_to_end() {
    tokio::select! {
        Ok(()) = tokio::signal::ctrl_c() => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};

    match signal(SignalKind::terminate()) {
        Ok(mut signals) => {
            signals.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
