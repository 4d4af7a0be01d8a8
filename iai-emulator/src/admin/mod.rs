//! The control routes, under `/_emulator/`: show and clear the state and the log, add and remove faults. They need no
//! signature, so other machines and web pages are kept out.

mod guard;
mod pages;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use pages::Pages;

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};

use crate::account::Account;
use crate::clock::Clock;
use crate::faults::Faults;
use crate::journal::Journal;
use crate::picture::PictureFile;
use crate::protocol::POST_BYTES;

/// Path that all control routes begin with.
pub(crate) const ROOT: &str = "/_emulator";
/// Most bytes of a request's body, but for that of a state or a try.
const BODY_BYTES: usize = 64 * 1024;
/// The route that tells whether the emulator answers.
const HEALTH: &str = "/_emulator/health";

/// What the control routes show and change.
pub(crate) struct Admin {
    pub(crate) enabled: bool,
    /// Names of this machine that requests may use, beside its addresses.
    pub(crate) hosts: Vec<String>,
    pub(crate) account: Account,
    pub(crate) clock: Clock,
    /// Most bytes of a state to load.
    pub(crate) state_bytes: usize,
    pub(crate) faults: Faults,
    pub(crate) journal: Arc<Journal>,
}

/// The response of a control route: JSON, but for the page.
pub(crate) struct AdminResponse(pub(crate) StatusCode, pub(crate) AdminBody);

/// The body of a response.
pub(crate) enum AdminBody {
    Whole(Value),
    /// With the content type.
    File(&'static str, Bytes),
    Pages(Pages),
    /// A kept picture.
    Picture(PictureFile),
}

impl Admin {
    /// Whether a path is a control route.
    pub(crate) fn has_route(path: &str) -> bool {
        path.strip_prefix(ROOT)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The response to a probe, which is always there: it needs no rights and tells nothing of the state.
    pub(crate) fn health(method: &Method, path: &str) -> Option<AdminResponse> {
        if path != HEALTH {
            return None;
        }
        Some(match *method {
            Method::GET | Method::HEAD => {
                done(json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
            }
            _ => other_method(),
        })
    }

    /// Refuses requests that may not use these routes, before the body is read. `local` is the address that the request
    /// was sent to, and `scheme` what that address begins with.
    pub(crate) fn admit(
        &self,
        headers: &HeaderMap,
        local: IpAddr,
        scheme: &str,
    ) -> Result<(), AdminResponse> {
        if !self.enabled {
            return Err(problem(
                StatusCode::NOT_FOUND,
                "these routes are off: the emulator listens on an address that is not a loopback one",
            ));
        }
        guard::check(headers, local, scheme, &self.hosts)
            .map_err(|reason| problem(StatusCode::FORBIDDEN, reason))
    }

    /// Most bytes of the body of a request to this path.
    pub(crate) fn most_bytes(&self, path: &str) -> usize {
        match path.strip_prefix(ROOT).unwrap_or(path).trim_matches('/') {
            "state" => self.state_bytes,
            path if path.starts_with("try/") => POST_BYTES,
            _ => BODY_BYTES,
        }
    }

    /// Whether making the response may take long, so that it needs a thread of its own.
    pub(crate) fn is_heavy(path: &str) -> bool {
        path.trim_end_matches('/') != ROOT
    }

    pub(crate) fn response(&self, method: &Method, path: &str, body: &[u8]) -> AdminResponse {
        let path = path.strip_prefix(ROOT).unwrap_or(path).trim_matches('/');
        let (route, rest) = path.split_once('/').unwrap_or((path, ""));
        match (route, rest, method.as_str()) {
            ("", "", "GET") => done(routes()),
            ("state", "", "GET") => self.show_state(),
            ("state", "", "POST") => self.load(body),
            ("state", "", "DELETE") => self.reset(),
            ("state", "schema", "GET") => Self::schema(),
            ("pictures", face, "GET") => self.show_picture(face),
            ("snapshots", "", "GET") => self.list_snapshots(),
            ("snapshots", name, "POST") => match name.strip_suffix("/restore") {
                Some(name) => self.restore_snapshot(name),
                None => self.keep_snapshot(name),
            },
            ("snapshots", name, "DELETE") => self.drop_snapshot(name),
            ("requests", "", "GET") => {
                let (journal, end) = (Arc::clone(&self.journal), self.journal.written());
                let read = move |first, most| journal.some(first..end, most);
                paged(Pages::of_list(read, |record| record.sequence))
            }
            ("requests", "", "DELETE") => {
                self.journal.clear();
                done(json!({}))
            }
            ("faults", "", "GET") => {
                let (faults, end) = (self.faults.clone(), self.faults.added());
                let read = move |first, most| faults.some(first..end, most);
                paged(Pages::of_list(read, |fault| fault.id))
            }
            ("faults", "", "POST") => self.add(body),
            ("faults", "", "DELETE") => done(json!({ "removed": self.faults.clear() })),
            ("faults", id, "DELETE") => self.remove(id),
            ("" | "state" | "snapshots" | "requests" | "faults", "", _) => other_method(),
            _ => problem(
                StatusCode::NOT_FOUND,
                "there is no such route; GET /_emulator/ lists them",
            ),
        }
    }

    /// Adds faults, a line each: all or none.
    fn add(&self, body: &[u8]) -> AdminResponse {
        let added = self.faults.add_lines(&String::from_utf8_lossy(body));
        match added {
            Ok(ids) => done(json!({ "ids": ids.collect::<Vec<u64>>() })),
            Err(error) => problem(StatusCode::BAD_REQUEST, &error.to_string()),
        }
    }

    fn remove(&self, id: &str) -> AdminResponse {
        match id.parse() {
            Ok(id) if self.faults.remove(id) => done(json!({ "removed": 1 })),
            _ => problem(StatusCode::NOT_FOUND, "there is no fault of this number"),
        }
    }
}

pub(crate) fn done(value: Value) -> AdminResponse {
    AdminResponse(StatusCode::OK, AdminBody::Whole(value))
}

fn paged(pages: Pages) -> AdminResponse {
    AdminResponse(StatusCode::OK, AdminBody::Pages(pages))
}

pub(crate) fn problem(status: StatusCode, reason: &str) -> AdminResponse {
    AdminResponse(status, AdminBody::Whole(json!({ "error": reason })))
}

pub(crate) fn other_method() -> AdminResponse {
    problem(
        StatusCode::METHOD_NOT_ALLOWED,
        "this route has another method; GET /_emulator/ lists them",
    )
}

fn routes() -> Value {
    json!({
        "GET /_emulator/": "this list",
        "GET /_emulator/health": "whether the emulator answers; always there, for probes",
        "GET /_emulator/state": "groups, persons, faces and upgrade jobs",
        "POST /_emulator/state": "loads a state like the one that GET gives; a reset goes back to it",
        "DELETE /_emulator/state": "resets: goes back to what was loaded, or to nothing",
        "GET /_emulator/state/schema": "the JSON Schema of a state",
        "GET /_emulator/pictures/FACE_ID": "the picture of a face, where pictures are kept",
        "GET /_emulator/snapshots": "the snapshots",
        "POST /_emulator/snapshots/NAME": "keeps the state as it is now under a name",
        "POST /_emulator/snapshots/NAME/restore": "goes back to it",
        "DELETE /_emulator/snapshots/NAME": "takes a snapshot out",
        "GET /_emulator/requests": "the log of requests, the oldest first",
        "DELETE /_emulator/requests": "empties the log",
        "GET /_emulator/faults": "the faults in play, how often they struck, and which are used up",
        "POST /_emulator/faults": "adds faults, a line each, as for --fault",
        "DELETE /_emulator/faults": "takes all faults out",
        "DELETE /_emulator/faults/ID": "takes one fault out",
        "GET /_emulator/ui": "a page for people that shows all of this",
        "GET /_emulator/events": "the log of requests as it grows, as server-sent events",
        "GET /_emulator/actions": "the actions with their parameters, as `iai-spec describe` prints them",
        "POST /_emulator/try/ACTION": "signs a call with these parameters (JSON), carries it out, and tells both",
    })
}
