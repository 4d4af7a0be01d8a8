//! A connection that can be spoilt on purpose, and that does not wait forever for a client that stopped reading.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::turns::{Turn, Turns};

/// Bytes of a piece after which the next one needs a turn.
const LONG: usize = 4096;

/// What is to become of a connection.
#[derive(Debug, Default)]
pub(super) struct FaultSwitch {
    reset: AtomicBool,
    cut: AtomicBool,
    used: AtomicBool,
}

impl FaultSwitch {
    /// Ends the connection with a reset when it is closed.
    pub(super) fn reset(&self) {
        self.reset.store(true, Relaxed);
    }

    /// Whether an earlier request came over the connection.
    pub(super) fn was_used(&self) -> bool {
        self.used.swap(true, Relaxed)
    }

    /// Ends the connection as soon as what is already written has left.
    pub(super) fn cut(&self) {
        self.cut.store(true, Relaxed);
    }
}

/// A stream that does what its line says.
pub(super) struct FaultyStream {
    stream: TcpStream,
    line: Arc<FaultSwitch>,
    io_timeout: Duration,
    /// Runs while the client does not take what is written.
    stalled: Option<Pin<Box<Sleep>>>,
    turns: Turns,
    /// What reading waits for after a long piece.
    turn: Option<Turn>,
}

impl FaultyStream {
    pub(super) fn new(
        stream: TcpStream,
        line: Arc<FaultSwitch>,
        io_timeout: Duration,
        turns: Turns,
    ) -> Self {
        Self {
            stream,
            line,
            io_timeout,
            stalled: None,
            turns,
            turn: None,
        }
    }

    fn watched(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let io_timeout = self.io_timeout;
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(sleep(io_timeout)));
        ready!(stalled.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for FaultyStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Some(turn) = &mut self.turn {
            ready!(turn.poll(context));
            self.turn = None;
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() - before >= LONG {
            self.turn = Some(self.turns.ask());
        }
        read
    }
}

impl AsyncWrite for FaultyStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.watched(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// By the time of a flush all that was written has been handed to the system, so a cut loses nothing of it.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        if self.line.cut.load(Relaxed) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.line.reset.load(Relaxed) {
            // An orderly end now would hide the reset to come.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl Drop for FaultyStream {
    fn drop(&mut self) {
        if self.line.reset.load(Relaxed) {
            // Without time to linger, closing sends a reset.
            let _ = self.stream.set_zero_linger();
        }
    }
}
