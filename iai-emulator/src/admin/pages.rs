//! Long responses, told page by page, so that a slow reader keeps no more of them in memory than a page. Each page is as
//! things are when it is written.

use serde::Serialize;
use serde_json::json;

use crate::behaviour::Account;
use crate::pretty::{begin_item, end_list, indented};
use crate::store::PageCursor;

/// Bytes of a page of the state, about. Calls wait for the state while one is written.
const BYTES: usize = 16 * 1024;
/// Items on a page of a list.
const ITEMS: usize = 16;

/// The pages that are still to come.
pub(crate) struct Pages {
    /// Writes a page, and tells whether it is the last one.
    write: Box<dyn FnMut(&mut String) -> bool + Send>,
    is_done: bool,
}

impl Pages {
    pub(crate) fn new(write: impl FnMut(&mut String) -> bool + Send + 'static) -> Self {
        Self {
            write: Box::new(write),
            is_done: false,
        }
    }

    pub(super) fn of_state(account: Account) -> Self {
        let mut place = PageCursor::Start;
        Self::new(move |page| {
            account.store().write_page(&mut place, page, BYTES);
            place == PageCursor::End
        })
    }

    /// A list of things with ascending numbers. `read` gives at most so many of those that have this number or a
    /// greater one, and none that came after the list was begun: it would be read without end.
    pub(super) fn of_list<T: Serialize + 'static>(
        read: impl Fn(u64, usize) -> Vec<T> + Send + 'static,
        number: fn(&T) -> u64,
    ) -> Self {
        let mut next = None;
        Self::new(move |page| {
            if next.is_none() {
                page.push('[');
            }
            let items = read(next.unwrap_or_default(), ITEMS);
            for item in &items {
                begin_item(next.is_none(), 2, page);
                page.push_str(&indented(&json!(item), 2));
                next = Some(number(item).saturating_add(1));
            }
            let is_last = items.len() < ITEMS;
            if is_last {
                end_list(next.is_none(), 0, page);
                page.push('\n');
            }
            is_last
        })
    }

    /// Whether there is no other page.
    pub(crate) fn is_done(&self) -> bool {
        self.is_done
    }
}

impl Iterator for Pages {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.is_done {
            return None;
        }
        let mut page = String::with_capacity(BYTES);
        self.is_done = (self.write)(&mut page);
        Some(page)
    }
}
