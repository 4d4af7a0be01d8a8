//! Pages of any list.

use std::any::Any;
use std::fmt;

use serde_json::Value;

use super::{Pending, json};
use crate::client::Client;
use crate::error::Error;
use crate::paging::{Paginated, Paginator};

/// Makes the pages of a request, which must be of the type that the function is for.
pub(super) type PagesOf = fn(&Client, Box<dyn Any>) -> Option<DynPages>;

/// The pages of a list of any action: a [`Paginator`] whose items are JSON.
#[must_use = "pages are read only when they are asked for"]
pub struct DynPages(Box<dyn AnyPages>);

trait AnyPages: fmt::Debug + Send {
    fn next(&mut self) -> Pending<'_, Option<Result<Vec<Value>, Error>>>;
    fn resume(&mut self);
}

impl<A: Paginated + Send> AnyPages for Paginator<A> {
    fn next(&mut self) -> Pending<'_, Option<Result<Vec<Value>, Error>>> {
        Box::pin(async {
            let page = Paginator::next(self).await?;
            Some(page.map(|items| items.iter().map(json).collect()))
        })
    }

    fn resume(&mut self) {
        Paginator::resume(self);
    }
}

pub(super) fn of<A: Paginated + Send + 'static>(
    client: &Client,
    request: Box<dyn Any>,
) -> Option<DynPages> {
    let request = request.downcast::<A>().ok()?;
    Some(DynPages(Box::new(Paginator::new(client.clone(), *request))))
}

impl DynPages {
    /// The next page; `None` after the last one, and after an error.
    ///
    /// # Errors
    ///
    /// Those of the call. [`resume`](Self::resume) makes the next call repeat the page that failed.
    pub async fn next(&mut self) -> Option<Result<Vec<Value>, Error>> {
        self.0.next().await
    }

    /// Goes on after an error, as [`Paginator::resume`] does.
    pub fn resume(&mut self) {
        self.0.resume();
    }
}

impl fmt::Debug for DynPages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
