//! Whether the endpoint proves by its certificate who it is.

use std::path::Path;

use iai_client::error::{TimeoutKind, TransportPhase};
use iai_client::{Error, ErrorKind};

use super::error_text::without_action;
use super::finding::Finding;
use super::way::Way;
use crate::exit::Exit;

const CHECK: &str = "tls";

/// Parts of the texts of TLS, and what to do about them.
const REMEDIES: [(&str, &str); 5] = [
    (
        "unknownissuer",
        "Trust the authority that issued the certificate: --ca FILE with its certificate. Behind a company's proxy that \
         opens TLS it is that of the company; if you expect none, somebody may be reading along.",
    ),
    (
        "expired",
        "Check the clock of this machine; if it is right, the certificate of the endpoint or proxy has to be renewed.",
    ),
    ("not valid yet", "Check the clock of this machine."),
    (
        "not valid for name",
        "The certificate is that of another host: check the name of the endpoint, and who answers under it.",
    ),
    (
        "tunnel",
        "The proxy does not let requests through to the endpoint: check its login and its rules.",
    ),
];

/// What TLS came to, by the error of a request on a connection that could be made.
pub(super) fn tls(way: &Way, error: Option<&Error>, ca: Option<&Path>) -> Finding {
    if !way.endpoint.https {
        return Finding::skipped(CHECK, "the endpoint is plain http");
    }
    let roots = roots(ca);
    match error.filter(|error| is_about_connection(error)) {
        None => Finding::ok(
            CHECK,
            format!(
                "the certificate of {} is vouched for by {roots}",
                way.endpoint.host
            ),
        ),
        Some(error) => {
            let message = without_action(error);
            Finding::failed(CHECK, Exit::Network, &message, remedy(error, &message))
                .with_details([format!("trusted: {roots}")])
        }
    }
}

/// Which authorities are trusted.
fn roots(ca: Option<&Path>) -> String {
    match ca {
        Some(file) => format!("the system's authorities or {}", file.display()),
        None => "the system's authorities".to_owned(),
    }
}

/// Whether there was no connection on which a request could be sent. TCP was tried before.
fn is_about_connection(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Transport(error) => error.phase() == TransportPhase::Connect,
        ErrorKind::Timeout(error) => error.kind() == TimeoutKind::Connect || !error.was_sent(),
        _ => false,
    }
}

fn remedy(error: &Error, message: &str) -> String {
    let message = message.to_lowercase();
    let mut known = REMEDIES.iter();
    let found = known.find(|(part, _)| message.contains(part));
    found.map_or_else(
        || error.remedy().to_owned(),
        |(_, remedy)| (*remedy).to_owned(),
    )
}
