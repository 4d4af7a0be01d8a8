//! The routes of the state: to show it, to load another one, to go back to an earlier one.

use http::StatusCode;
use serde_json::{Value, json};

use super::{Admin, AdminBody, AdminResponse, Pages, done, paged, problem};
use crate::account::{LoadError, SNAPSHOTS};
use crate::ticket::Reason;

/// Longest name of a snapshot.
const NAME: usize = 64;
/// What a state to load looks like, for programs.
const SCHEMA: &str = include_str!("../../schema/state.json");

impl Admin {
    /// The state as it is on disk, where it is kept on disk.
    pub(super) fn show_state(&self) -> AdminResponse {
        match self.account.written() {
            Ok(()) => paged(Pages::of_state(self.account.clone())),
            Err(reason) => unwritten(&reason),
        }
    }

    pub(super) fn load(&self, json: &[u8]) -> AdminResponse {
        let mut loading = self.account.loading(self.clock.now());
        let read = loading.dump(json).map(|()| loading.finish());
        let loaded = read.and_then(|state| self.account.load(state));
        match loaded {
            Ok(()) => self.size(),
            Err(error) => unloaded(&error),
        }
    }

    pub(super) fn reset(&self) -> AdminResponse {
        match self.account.reset() {
            Ok(()) => self.size(),
            Err(reason) => unwritten(&reason),
        }
    }

    pub(super) fn schema() -> AdminResponse {
        match serde_json::from_str(SCHEMA) {
            Ok(schema) => done(schema),
            Err(error) => problem(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
        }
    }

    pub(super) fn show_picture(&self, face: &str) -> AdminResponse {
        match self.account.store().picture_of(face) {
            Some(file) => AdminResponse(StatusCode::OK, AdminBody::Picture(file)),
            None => problem(
                StatusCode::NOT_FOUND,
                "no picture of such a face is kept (--keep-pictures)",
            ),
        }
    }

    pub(super) fn list_snapshots(&self) -> AdminResponse {
        let snapshots = self.account.snapshots().into_iter();
        let list = snapshots.map(
            |(name, groups, persons)| json!({ "Name": name, "Groups": groups, "Persons": persons }),
        );
        done(Value::Array(list.collect()))
    }

    pub(super) fn keep_snapshot(&self, name: &str) -> AdminResponse {
        if !is_name(name) {
            let reason =
                "the name of a snapshot has 1 to 64 letters, digits, dots, hyphens or underscores";
            return problem(StatusCode::BAD_REQUEST, reason);
        }
        if self.account.keep_snapshot(name) {
            return self.size();
        }
        let reason = format!("there are {SNAPSHOTS} snapshots already; take one out first");
        problem(StatusCode::CONFLICT, &reason)
    }

    pub(super) fn restore_snapshot(&self, name: &str) -> AdminResponse {
        let Some(snapshot) = self.account.kept_snapshot(name) else {
            return no_snapshot();
        };
        match self.account.restore(&snapshot) {
            Ok(()) => self.size(),
            Err(reason) => unwritten(&reason),
        }
    }

    pub(super) fn drop_snapshot(&self, name: &str) -> AdminResponse {
        if self.account.drop_snapshot(name) {
            return done(json!({}));
        }
        no_snapshot()
    }

    /// How much there is now.
    fn size(&self) -> AdminResponse {
        let store = self.account.store();
        done(json!({ "Groups": store.group_count(), "Persons": store.person_count() }))
    }
}

fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    (1..=NAME).contains(&name.len()) && name.bytes().all(fits)
}

fn no_snapshot() -> AdminResponse {
    problem(
        StatusCode::NOT_FOUND,
        "there is no snapshot of this name; GET /_emulator/snapshots lists them",
    )
}

fn unloaded(error: &LoadError) -> AdminResponse {
    let problems: Vec<&str> = error.problems().collect();
    let body = json!({ "error": error.to_string(), "problems": problems });
    AdminResponse(StatusCode::BAD_REQUEST, AdminBody::Whole(body))
}

fn unwritten(reason: &Reason) -> AdminResponse {
    let reason = format!("nothing was changed: {reason}");
    problem(StatusCode::INTERNAL_SERVER_ERROR, &reason)
}
