//! The state, told page by page. Each page is as the state is when it is written.

use crate::behaviour::Account;
use crate::store::Place;

/// Bytes of a page, about. Calls wait for the state while one is written.
const BYTES: usize = 16 * 1024;

/// The pages that are still to come.
pub(crate) struct Pages {
    account: Account,
    place: Place,
}

impl Pages {
    pub(super) fn new(account: Account) -> Self {
        Self {
            account,
            place: Place::Start,
        }
    }

    /// Whether there is no other page.
    pub(crate) fn is_done(&self) -> bool {
        self.place == Place::End
    }
}

impl Iterator for Pages {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.is_done() {
            return None;
        }
        let mut page = String::with_capacity(BYTES);
        self.account
            .store()
            .write_page(&mut self.place, &mut page, BYTES);
        Some(page)
    }
}
