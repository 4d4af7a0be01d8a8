//! The page at `/_emulator/ui`, and what it reads: groups and persons in parts, and the actions with their parameters. The
//! page's files are in the program.
//!
//! The files have no build step: HTML, CSS and modules of JavaScript as they are served. All texts are in `texts.js`.

mod listing;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use http::{Method, Uri};
use iai_client::DESCRIPTION;

use crate::account::Account;
use crate::admin::{AdminBody, AdminResponse, ROOT, done, other_method, problem};
use http::StatusCode;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
const JSON: &str = "application/json";

/// The files, by their path behind `/_emulator/ui`.
const FILES: &[(&str, &str, &str)] = &[
    ("", HTML, include_str!("page/index.html")),
    ("/style.css", CSS, include_str!("page/style.css")),
    ("/icon.svg", SVG, include_str!("page/icon.svg")),
    ("/main.js", SCRIPT, include_str!("page/main.js")),
    ("/texts.js", SCRIPT, include_str!("page/texts.js")),
    ("/dom.js", SCRIPT, include_str!("page/dom.js")),
    ("/server.js", SCRIPT, include_str!("page/server.js")),
    ("/state.js", SCRIPT, include_str!("page/state.js")),
    ("/requests.js", SCRIPT, include_str!("page/requests.js")),
    ("/faults.js", SCRIPT, include_str!("page/faults.js")),
    ("/fields.js", SCRIPT, include_str!("page/fields.js")),
    ("/hints.js", SCRIPT, include_str!("page/hints.js")),
    ("/try.js", SCRIPT, include_str!("page/try.js")),
    ("/result.js", SCRIPT, include_str!("page/result.js")),
];

/// The response to a request for the page or its data; `None` for other routes.
pub(crate) fn response(account: &Account, method: &Method, uri: &Uri) -> Option<AdminResponse> {
    let path = uri.path().strip_prefix(ROOT)?.trim_end_matches('/');
    let query = uri.query().unwrap_or_default();
    let respond: &dyn Fn() -> AdminResponse = match path.strip_prefix("/ui") {
        Some("/groups") => &|| listed(listing::groups(&account.store(), query)),
        Some("/persons") => &|| listed(listing::persons(&account.store(), query)),
        Some(name) if name.is_empty() || name.starts_with('/') => &|| file(name),
        _ if path == "/actions" => &actions,
        // These are served elsewhere, by one method each.
        _ if path == "/events" || path.starts_with("/try/") => return Some(other_method()),
        _ => return None,
    };
    Some(if *method == Method::GET {
        respond()
    } else {
        other_method()
    })
}

fn file(name: &str) -> AdminResponse {
    let found = FILES.iter().find(|(path, ..)| *path == name);
    found.map_or_else(no_file, |(_, content_type, text)| {
        AdminResponse(
            StatusCode::OK,
            AdminBody::File(content_type, Bytes::from_static(text.as_bytes())),
        )
    })
}

fn no_file() -> AdminResponse {
    problem(
        StatusCode::NOT_FOUND,
        "the page has no such file; it is at /_emulator/ui",
    )
}

fn listed(list: Result<serde_json::Value, String>) -> AdminResponse {
    list.map_or_else(|reason| problem(StatusCode::BAD_REQUEST, &reason), done)
}

/// The document that `iai-spec describe` prints.
fn actions() -> AdminResponse {
    match serde_json::to_vec(&DESCRIPTION) {
        Ok(text) => AdminResponse(StatusCode::OK, AdminBody::File(JSON, text.into())),
        Err(error) => problem(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}
