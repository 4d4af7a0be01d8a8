//! Response bodies: whole, cut in half by a fault, written page by page, or sent piece by piece as there is something.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::sync::mpsc::Receiver;
use tokio::task::{JoinHandle, spawn_blocking};

use super::faulty_stream::FaultSwitch;
use crate::admin::Pages;

/// The body of a response.
pub(super) struct Outgoing {
    bytes: Option<Bytes>,
    /// The announced `Content-Length`, if it is known.
    length: Option<u64>,
    then: Then,
}

/// What follows the first bytes.
enum Then {
    End,
    /// The connection is cut in place of the rest.
    Cut(Arc<FaultSwitch>),
    Pages(Pages),
    /// Another task sends the pieces, until there are no more.
    Stream(Receiver<Bytes>),
    /// Another thread writes the next page.
    Writing(JoinHandle<(Option<String>, Pages)>),
}

impl Outgoing {
    pub(super) fn whole(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        Self {
            length: Some(bytes.len() as u64),
            bytes: Some(bytes),
            then: Then::End,
        }
    }

    /// Announces the whole length and sends one half.
    pub(super) fn half(bytes: impl Into<Bytes>, fault_switch: Arc<FaultSwitch>) -> Self {
        let whole: Bytes = bytes.into();
        Self {
            length: Some(whole.len() as u64),
            bytes: Some(whole.slice(..whole.len() / 2)),
            then: Then::Cut(fault_switch),
        }
    }

    /// Sends pieces as they come.
    pub(super) fn stream(pieces: Receiver<Bytes>) -> Self {
        Self {
            bytes: None,
            length: None,
            then: Then::Stream(pieces),
        }
    }

    /// Sends one page after the other. Only one page is in memory at a time.
    pub(super) fn pages(first: impl Into<Bytes>, rest: Pages) -> Self {
        Self {
            bytes: Some(first.into()),
            length: None,
            then: Then::Pages(rest),
        }
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(bytes) = self.bytes.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        if let Then::Cut(fault_switch) = &self.then {
            // hyper flushes the first half now, and the switch ends the connection then.
            fault_switch.cut();
            return Poll::Pending;
        }
        if let Then::Stream(pieces) = &mut self.then {
            let piece = ready!(pieces.poll_recv(context));
            return Poll::Ready(piece.map(|piece| Ok(Frame::data(piece))));
        }
        let mut writing = match std::mem::replace(&mut self.then, Then::End) {
            Then::Pages(mut pages) => spawn_blocking(move || (pages.next(), pages)),
            Then::Writing(writing) => writing,
            Then::End | Then::Cut(_) | Then::Stream(_) => return Poll::Ready(None),
        };
        let Poll::Ready(written) = Pin::new(&mut writing).poll(context) else {
            self.then = Then::Writing(writing);
            return Poll::Pending;
        };
        // A response without its end must not look whole, so a panic ends the connection.
        let (page, pages) = match written {
            Ok((Some(page), pages)) => (page, pages),
            Ok((None, _)) => return Poll::Ready(None),
            Err(panic) => return Poll::Ready(Some(Err(io::Error::other(panic)))),
        };
        self.then = Then::Pages(pages);
        Poll::Ready(Some(Ok(Frame::data(page.into()))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.then, Then::End) && self.bytes.as_ref().is_none_or(Bytes::is_empty)
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;

    async fn frame(body: &mut Outgoing) -> Option<Result<Bytes, io::Error>> {
        let frame = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await?;
        Some(frame.map(|frame| frame.into_data().unwrap()))
    }

    #[tokio::test]
    async fn a_panic_is_not_the_end_of_a_response() {
        let pages = Pages::new(|_| panic!("in the middle of the response"));
        let mut body = Outgoing::pages("first", pages);
        assert_eq!(frame(&mut body).await.unwrap().unwrap(), "first");
        assert!(frame(&mut body).await.unwrap().is_err());
    }
}
