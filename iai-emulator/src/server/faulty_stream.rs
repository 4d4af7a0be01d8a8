//! A TCP stream that faults can reset or cut, and that ends when the client stops reading for too long.

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

/// After a read of this many bytes, the next read waits for its turn.
const LONG: usize = 4096;

/// How a fault wants a connection to end. The call sets it, and the stream carries it out.
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

    /// Whether this is not the first request of the connection.
    pub(super) fn was_used(&self) -> bool {
        self.used.swap(true, Relaxed)
    }

    /// Ends the connection once what was written so far has been sent.
    pub(super) fn cut(&self) {
        self.cut.store(true, Relaxed);
    }
}

/// The stream of one connection.
pub(super) struct FaultyStream {
    stream: TcpStream,
    fault_switch: Arc<FaultSwitch>,
    io_timeout: Duration,
    /// Runs while the client does not read.
    stalled: Option<Pin<Box<Sleep>>>,
    turns: Turns,
    /// The turn that the next read waits for.
    turn: Option<Turn>,
}

impl FaultyStream {
    pub(super) fn new(
        stream: TcpStream,
        fault_switch: Arc<FaultSwitch>,
        io_timeout: Duration,
        turns: Turns,
    ) -> Self {
        Self {
            stream,
            fault_switch,
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
        if self.fault_switch.cut.load(Relaxed) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.fault_switch.reset.load(Relaxed) {
            // An orderly end now would hide the reset that follows.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl Drop for FaultyStream {
    fn drop(&mut self) {
        if self.fault_switch.reset.load(Relaxed) {
            // With a linger time of zero, closing sends a reset.
            let _ = self.stream.set_zero_linger();
        }
    }
}
