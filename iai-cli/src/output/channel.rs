//! Writing to the standard streams.

use std::io::{self, Write};
use std::ops::ControlFlow;

use anstream::AutoStream;

use crate::exit::Exit;
use crate::failure::Failure;

/// Writes to standard output. `Break` tells that nobody reads any more, such as `head` that has seen enough: that is no
/// failure, and there is nothing left to do.
pub(super) fn to_stdout(text: &str, color: bool) -> Result<ControlFlow<()>, Failure> {
    let stdout = io::stdout().lock();
    judged(if color {
        write_all(&mut AutoStream::always(stdout), text)
    } else {
        write_all(&mut { stdout }, text)
    })
}

/// Writes to standard error. Where that fails, there is nobody who could be told.
pub(super) fn to_stderr(text: &str, color: bool) {
    let stderr = io::stderr().lock();
    let _ = if color {
        write_all(&mut AutoStream::always(stderr), text)
    } else {
        write_all(&mut { stderr }, text)
    };
}

/// Flushes too: a full disk must be noticed before the program ends.
fn write_all(stream: &mut dyn Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn judged(written: io::Result<()>) -> Result<ControlFlow<()>, Failure> {
    match written {
        Ok(()) => Ok(ControlFlow::Continue(())),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
        Err(error) => Err(Failure::new(
            Exit::Failed,
            format!("the result cannot be written to standard output: {error}"),
            "The command itself has run. Make room or give another place for its output, and read the state again before \
             you repeat it.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_failure_and_a_full_disk_is_one() {
        assert_eq!(judged(Ok(())).unwrap(), ControlFlow::Continue(()));
        let closed = judged(Err(io::ErrorKind::BrokenPipe.into()));
        assert_eq!(closed.unwrap(), ControlFlow::Break(()));
        let full = judged(Err(io::ErrorKind::StorageFull.into())).unwrap_err();
        assert_eq!(full.exit(), Exit::Failed);
        assert_eq!(
            full.report().message,
            "the result cannot be written to standard output: no storage space"
        );
    }
}
