//! Pages and items of a list.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde::Serialize;

use crate::action::Action;
use crate::client::{Async, Client, Mode};
use crate::error::Error;

/// An action that returns a list in pages. Generated code implements it.
pub trait Paginated: Action + Clone {
    /// What the list holds.
    type Item: Serialize;
    /// Most items of a page.
    const MAX_LIMIT: u64;
    /// Offset and limit of this request, where they are set.
    fn page(&self) -> (Option<u64>, Option<u64>);
    /// Sets offset and limit.
    fn set_page(&mut self, offset: u64, limit: u64);
    /// Takes the items out of a response.
    fn items(response: &mut Self::Output) -> Vec<Self::Item>;
    /// The number of all items, where the response tells it.
    fn total(response: &Self::Output) -> Option<u64>;
}

/// The pages of a list, one call each.
///
/// It ends at the total that the service tells, or, where it tells none, after a page that is shorter than was asked
/// for. It also ends at an empty page, and at a page that was there before, so that a service that repeats itself does
/// not keep it going for ever. An error ends it, too: after the error there is nothing until [`resume`](Self::resume) is
/// called, so that a loop that only counts errors cannot ask for the same page for ever.
///
/// A page has as many items as the request's limit says. Without a limit, or with 0, it has as many as the action allows.
///
/// With an asynchronous client it is a [`Stream`], with a blocking one an [`Iterator`].
///
/// [`collect`](Paginator::collect) reads all items into one list. It has the name of a method of `StreamExt` and
/// `Iterator`, and comes before it. For another collection use `try_collect` of `futures::TryStreamExt`, or
/// `Iterator::collect(pages)`.
///
/// [`Stream`]: https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html
#[must_use = "pages are read only when they are asked for"]
pub struct Paginator<A: Paginated, M: Mode = Async> {
    client: Client<M>,
    request: A,
    offset: u64,
    limit: u64,
    /// Fingerprints of the pages so far.
    seen: HashSet<u64>,
    /// The call for the next page, if it has begun.
    pending: Option<M::Sent<A::Output>>,
    pub(super) state: State,
}

/// How far a list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Reading,
    /// The last call failed, and nothing is read before `resume`.
    Failed,
    Ended,
}

// Nothing in it is pinned in place: the future of a call is on the heap.
impl<A: Paginated, M: Mode> Unpin for Paginator<A, M> {}

impl<A: Paginated, M: Mode> Paginator<A, M> {
    #[doc(hidden)]
    pub fn new(client: Client<M>, request: A) -> Self {
        let (offset, limit) = request.page();
        Self {
            client,
            request,
            offset: offset.unwrap_or(0),
            limit: limit.filter(|&limit| limit > 0).unwrap_or(A::MAX_LIMIT),
            seen: HashSet::new(),
            pending: None,
            state: State::Reading,
        }
    }

    /// All items, page after page.
    pub fn items(self) -> Items<A, M> {
        Items {
            pages: self,
            ready: Vec::new().into_iter(),
        }
    }

    /// Goes on after an error: the next page that is asked for is the one that failed. Does nothing where no call has
    /// failed.
    ///
    /// The call has been repeated already as [`RetryConfig`](crate::RetryConfig) says. So resume when something has
    /// changed since, or after a while.
    pub fn resume(&mut self) {
        if self.state == State::Failed {
            self.state = State::Reading;
        }
    }

    /// Ends the list with an error, until it is resumed.
    pub(super) fn fail<T>(&mut self, error: Error) -> Option<Result<T, Error>> {
        self.state = State::Failed;
        Some(Err(error))
    }

    pub(super) fn call(&mut self) -> M::Sent<A::Output> {
        self.request.set_page(self.offset, self.limit);
        self.client.send(self.request.clone())
    }

    pub(super) fn accept(
        &mut self,
        mut response: A::Output,
    ) -> Option<Result<Vec<A::Item>, Error>> {
        let total = A::total(&response);
        let items = A::items(&mut response);
        let count = items.len() as u64;
        self.offset = self.offset.saturating_add(count);
        let is_last = match total {
            Some(total) => self.offset >= total,
            None => count < self.limit,
        };
        let is_new = count > 0 && self.seen.insert(fingerprint(&items));
        if is_last || !is_new {
            self.state = State::Ended;
        }
        if !is_new {
            return None;
        }
        Some(Ok(items))
    }
}

impl<A: Paginated> Paginator<A> {
    /// The next page; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// Those of the call. [`resume`](Self::resume) makes the next call repeat the page that failed.
    pub async fn next(&mut self) -> Option<Result<Vec<A::Item>, Error>> {
        std::future::poll_fn(|context| self.poll_page(context)).await
    }

    /// Everything that is left, in one list. After an error it begins with the page that failed.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails; what was read before is lost.
    pub async fn collect(mut self) -> Result<Vec<A::Item>, Error> {
        self.resume();
        let mut all = Vec::new();
        while let Some(page) = self.next().await {
            all.extend(page?);
        }
        Ok(all)
    }

    fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Vec<A::Item>, Error>>> {
        if self.state != State::Reading {
            return Poll::Ready(None);
        }
        let mut call = match self.pending.take() {
            Some(begun) => begun,
            None => self.call(),
        };
        match Pin::new(&mut call).poll(context) {
            Poll::Pending => {
                self.pending = Some(call);
                Poll::Pending
            }
            Poll::Ready(Ok(response)) => Poll::Ready(self.accept(response.into_output())),
            Poll::Ready(Err(error)) => Poll::Ready(self.fail(error)),
        }
    }
}

/// A hash of the content of a page, to notice a page that was there before.
fn fingerprint(items: &[impl Serialize]) -> u64 {
    let mut hasher = DefaultHasher::new();
    // Types of the API always have a JSON form; a page without one would count as new only once.
    serde_json::to_vec(items).ok().hash(&mut hasher);
    hasher.finish()
}

impl<A: Paginated> Stream for Paginator<A> {
    type Item = Result<Vec<A::Item>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<A: Paginated, M: Mode> fmt::Debug for Paginator<A, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Paginator");
        debug
            .field("action", &<A as Action>::NAME)
            .field("offset", &self.offset)
            .field("limit", &self.limit);
        debug.field("state", &self.state).finish_non_exhaustive()
    }
}

/// The items of a list, read page by page as they are asked for.
///
/// With an asynchronous client it is a [`Stream`], with a blocking one an [`Iterator`]. It ends as [`Paginator`] does, at
/// an error as well, and collects as that does.
///
/// [`Stream`]: https://docs.rs/futures-core/latest/futures_core/stream/trait.Stream.html
#[must_use = "items are read only when they are asked for"]
pub struct Items<A: Paginated, M: Mode = Async> {
    pub(super) pages: Paginator<A, M>,
    pub(super) ready: std::vec::IntoIter<A::Item>,
}

impl<A: Paginated, M: Mode> Unpin for Items<A, M> {}

impl<A: Paginated, M: Mode> Items<A, M> {
    /// Goes on after an error, as [`Paginator::resume`] does.
    pub fn resume(&mut self) {
        self.pages.resume();
    }
}

impl<A: Paginated> Items<A> {
    /// The next item; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// Those of the call for the next page. [`resume`](Self::resume) makes the next call repeat it.
    pub async fn next(&mut self) -> Option<Result<A::Item, Error>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// Everything that is left, in one list. After an error it begins with the page that failed.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails; what was read before is lost.
    pub async fn collect(self) -> Result<Vec<A::Item>, Error> {
        let mut all: Vec<_> = self.ready.collect();
        all.extend(self.pages.collect().await?);
        Ok(all)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<A::Item, Error>>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.ready = page.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<A: Paginated> Stream for Items<A> {
    type Item = Result<A::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<A: Paginated, M: Mode> fmt::Debug for Items<A, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
