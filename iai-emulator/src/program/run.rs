//! A run of the emulator, from its start until a signal ends it.

use std::io::{self, Write};

use super::arguments::Arguments;
use super::error::ProgramError;
use super::files;
use super::signal::end_signal;
use crate::emulator::Emulator;

/// Runs the emulator that was asked for.
pub(super) fn until_ended(arguments: Arguments) -> Result<(), ProgramError> {
    let is_quiet_about_admin = !arguments.serves_admin();
    let allowed = files::allow(arguments.connections());
    if let Some(warning) = &allowed.warning {
        let _ = writeln!(io::stderr(), "WARNING: {warning}.");
    }
    let (builder, log) = arguments.builder()?;
    let emulator = builder.max_connections(allowed.connections).start();
    let emulator = emulator.map_err(|error| error.to_string())?;
    if !emulator.address().ip().is_loopback() {
        warn(&emulator, is_quiet_about_admin);
    }
    let ended = announce_and_wait(&emulator);
    drop(emulator);
    if let Some(log) = log {
        log.end();
    }
    ended.map_err(|error| error.to_string().into())
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
