//! Lists of a blocking client: iterators in place of streams.

use super::pages::{Items, Paginated, Paginator, State};
use crate::client::Blocking;
use crate::error::Error;

/// The pages, one after the other. An error ends the iterator, until it is resumed.
impl<A: Paginated> Iterator for Paginator<A, Blocking> {
    type Item = Result<Vec<A::Item>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state != State::Reading {
            return None;
        }
        match self.call() {
            Ok(response) => self.accept(response.into_output()),
            Err(error) => self.fail(error),
        }
    }
}

impl<A: Paginated> Paginator<A, Blocking> {
    /// Everything that is left, in one list. After an error it begins with the page that failed.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails; what was read before is lost.
    pub fn collect(mut self) -> Result<Vec<A::Item>, Error> {
        self.resume();
        let mut all = Vec::new();
        for page in self {
            all.extend(page?);
        }
        Ok(all)
    }
}

impl<A: Paginated> Items<A, Blocking> {
    /// Everything that is left, in one list. After an error it begins with the page that failed.
    ///
    /// # Errors
    ///
    /// Those of the first call that fails; what was read before is lost.
    pub fn collect(self) -> Result<Vec<A::Item>, Error> {
        let mut all: Vec<_> = self.ready.collect();
        all.extend(self.pages.collect()?);
        Ok(all)
    }
}

/// The items, one after the other. An error ends the iterator, until it is resumed.
impl<A: Paginated> Iterator for Items<A, Blocking> {
    type Item = Result<A::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.ready.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.ready = page.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
