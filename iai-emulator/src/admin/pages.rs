//! Long responses, written page by page, so that only one page is in memory while a client reads slowly. Each page
//! shows what is there when it is written.

use serde::Serialize;
use serde_json::json;

use crate::account::Account;
use crate::pretty::{begin_item, end_list, indented};
use crate::store::PageCursor;

/// Approximate bytes of a page of the state, which is locked while a page is written.
const BYTES: usize = 16 * 1024;
/// Items on a page of a list.
const ITEMS: usize = 16;

/// The pages that have not been written yet.
pub(crate) struct Pages {
    /// Writes a page; returns whether it is the last one.
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
        let mut cursor = PageCursor::Start;
        Self::new(move |page| {
            account.store().write_page(&mut cursor, page, BYTES);
            cursor == PageCursor::End
        })
    }

    /// A list of things with ascending numbers. `read(first, max)` gives at most `max` of them, from the number `first`
    /// on, and none that were added after the list was begun: otherwise the list might never end.
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

    /// Whether the last page was written.
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
