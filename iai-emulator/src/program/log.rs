//! A line for each request, on standard error.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;
use std::time::Duration;

use crate::journal::RequestRecord;

/// Lines that wait to be written. Beyond them lines are lost.
const WAITING: usize = 1024;
/// How long the end of the program waits for them.
const LAST_LINES: Duration = Duration::from_secs(1);

/// A log that is written by its own thread, so that calls do not wait when nobody reads standard error.
pub(super) struct Log(Receiver<()>);

/// Returns the function that takes the records, and the log.
pub(super) fn start() -> (impl Fn(&RequestRecord) + Send + Sync + 'static, Log) {
    let (lines, written) = sync_channel::<String>(WAITING);
    let (ended, log) = sync_channel(0);
    thread::spawn(move || {
        write(written);
        drop(ended);
    });
    let record = move |record: &RequestRecord| {
        let _ = lines.try_send(record.to_string());
    };
    (record, Log(log))
}

fn write(lines: Receiver<String>) {
    for line in lines {
        let _ = writeln!(io::stderr(), "{line}");
    }
}

impl Log {
    /// Waits until the last lines are written, when the emulator has ended.
    pub(super) fn end(self) {
        let _ = self.0.recv_timeout(LAST_LINES);
    }
}
