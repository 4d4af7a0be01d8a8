//! The emulator as a program.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use iai_emulator::{Emulator, StartError};

/// A local stand-in for the Tencent Cloud face recognition service (IAI).
///
/// REAL: the protocol (POST JSON, GET query), the TC3-HMAC-SHA256 signature check with its 5 minutes' window, the
/// documented limits of parameters and pictures, error codes, groups and persons (in memory, gone when it ends).
///
/// NOT REAL: there is no face recognition. Every picture counts as one face in the middle of it; a duplicate person
/// is found only by the very same picture file; quality and rotation settings change nothing. No picture is ever
/// fetched from the network. Actions without a behaviour answer UnsupportedOperation.
///
/// Prints the line "listening on http://HOST:PORT" and runs until ctrl-C.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Address to listen on; port 0 takes a free one. Anything but a loopback address is open to other machines
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:0")]
    listen: SocketAddr,

    /// SecretId that requests are signed with. Make one up; never use one of a real account
    #[arg(long, value_name = "ID")]
    secret_id: String,

    /// SecretKey that belongs to it
    #[arg(long, value_name = "KEY")]
    secret_key: String,

    /// Token that requests must carry as X-TC-Token, as for temporary keys
    #[arg(long, value_name = "TOKEN")]
    token: Option<String>,

    /// Folder with the pictures that a Url stands for, by the last part of its path. Without it every Url fails
    /// with FailedOperation.ImageDownloadError
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,

    /// Makes request ids and face ids the same in every run
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let emulator = match start(arguments) {
        Ok(emulator) => emulator,
        Err(error) => return failed(&error.to_string()),
    };
    if !emulator.address().ip().is_loopback() {
        warn(emulator.address());
    }
    match announce_and_wait(&emulator) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

fn start(arguments: Arguments) -> Result<Emulator, StartError> {
    let mut builder = Emulator::builder()
        .secret(arguments.secret_id, arguments.secret_key)
        .listen(arguments.listen);
    if let Some(token) = arguments.token {
        builder = builder.token(token);
    }
    if let Some(folder) = arguments.pictures {
        builder = builder.pictures(folder);
    }
    if let Some(seed) = arguments.seed {
        builder = builder.seed(seed);
    }
    builder.start()
}

fn warn(address: SocketAddr) {
    let _ = writeln!(
        io::stderr(),
        "WARNING: {address} is not a loopback address. Other machines can reach this emulator.\n\
         WARNING: It is a tool for tests, without encryption. Give it no real keys and no pictures of real people.",
    );
}

fn failed(reason: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "iai-emulator: {reason}");
    ExitCode::FAILURE
}

/// Says where it listens and waits for ctrl-C, in such an order that a ctrl-C right after the line is not missed.
fn announce_and_wait(emulator: &Emulator) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let interrupt = tokio::spawn(tokio::signal::ctrl_c());
        tokio::task::yield_now().await;
        // Whoever started the program may have stopped reading; that is no reason to stop serving.
        let _ = writeln!(io::stdout(), "listening on {}", emulator.url());
        interrupt.await.map_err(io::Error::other)?
    })
}
