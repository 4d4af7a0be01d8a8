//! The emulator as a program.

mod program;

use std::io::{self, Write};
use std::process::ExitCode;

use iai_emulator::Emulator;
use program::{Arguments, files, health};

fn main() -> ExitCode {
    let arguments = Arguments::read();
    if let Some(address) = arguments.probed() {
        return match health::ask(address) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => failed(&reason),
        };
    }
    let is_quiet_about_admin = !arguments.serves_admin();
    let allowed = files::allow(arguments.connections());
    if let Some(warning) = &allowed.warning {
        let _ = writeln!(io::stderr(), "WARNING: {warning}.");
    }
    let (builder, log) = match arguments.builder() {
        Ok(made) => made,
        Err(reason) => return failed(&reason),
    };
    let emulator = match builder.max_connections(allowed.connections).start() {
        Ok(emulator) => emulator,
        Err(error) => return failed(&error.to_string()),
    };
    if !emulator.address().ip().is_loopback() {
        warn(&emulator, is_quiet_about_admin);
    }
    let ended = announce_and_wait(&emulator);
    drop(emulator);
    if let Some(log) = log {
        log.end();
    }
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

fn warn(emulator: &Emulator, admin_is_off: bool) {
    let address = emulator.address();
    let encryption = if emulator.ca_certificate().is_some() {
        "."
    } else {
        ", without encryption."
    };
    let admin = if admin_is_off {
        "The control routes under /_emulator/ are off; --admin turns them on."
    } else {
        "The control routes under /_emulator/ are ON: whoever reaches them can read and change everything, without a key."
    };
    let _ = writeln!(
        io::stderr(),
        "WARNING: {address} is not a loopback address. Other machines can reach this emulator.\n\
         WARNING: It is a tool for tests{encryption} Give it no real keys and no pictures of real people.\n\
         WARNING: {admin}",
    );
}

fn failed(reason: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "iai-emulator: {reason}");
    ExitCode::FAILURE
}

/// Prints where it listens and waits for a signal to end. The signal is watched before the line is printed, so that one
/// right after the line is not missed.
fn announce_and_wait(emulator: &Emulator) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let signal = end_signal().await?;
        // An error means that nobody reads the output; the emulator runs all the same.
        let _ = announce(emulator);
        signal.await;
        Ok(())
    })
}

fn announce(emulator: &Emulator) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "listening on {}", emulator.url())?;
    match emulator.ca_file() {
        Some(file) => writeln!(out, "trust FILE: {}", file.display()),
        None => Ok(()),
    }
}

/// Waits for ctrl-C or SIGTERM, which `kill` and containers send.
#[cfg(unix)]
async fn end_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
async fn end_signal() -> io::Result<impl Future<Output = ()>> {
    let interrupt = tokio::spawn(tokio::signal::ctrl_c());
    tokio::task::yield_now().await;
    Ok(async move {
        let _ = interrupt.await;
    })
}
