//! What to do about an error.

use std::borrow::Cow;

use super::kind::{
    DecodeErrorKind, ErrorKind, Mismatch, TimeoutKind, TransportError, TransportPhase,
};
use crate::code::CodeInfo;
use crate::validate::Violation;

/// How to find out whether a create took effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lookup {
    /// The action that tells.
    pub(crate) by: &'static str,
    /// Whether the client was to ask it by itself.
    pub(crate) tried: bool,
}

/// What to do about `kind`; for an error code of the service it is the remedy of the spec's row.
pub(super) fn of(kind: &ErrorKind, info: Option<&'static CodeInfo>) -> Cow<'static, str> {
    match kind {
        ErrorKind::Validation(found) => of_violations(&found.violations).into(),
        _ => of_cause(kind, info).into(),
    }
}

/// The same for a create whose outcome is unknown: first of all it has to be found out.
pub(super) fn of_unknown_outcome(
    kind: &ErrorKind,
    info: Option<&'static CodeInfo>,
    lookup: Option<Lookup>,
) -> Cow<'static, str> {
    let first = match lookup {
        Some(Lookup { by, tried: false }) => format!(
            "Ask with {by} whether it has taken effect before you send it again; RetryConfig::recover does both."
        ),
        Some(Lookup { by, tried: true }) => format!(
            "Ask with {by} whether it has taken effect before you send it again; the client could not find out."
        ),
        None => "Find out whether it has taken effect before you send it again; no action is known that tells."
            .to_owned(),
    };
    // A connection that broke leaves nothing else to do.
    match kind {
        ErrorKind::Transport(_) => first.into(),
        _ => format!("{first} {}", of_cause(kind, info)).into(),
    }
}

/// Each remedy once, in the order of the violations.
fn of_violations(violations: &[Violation]) -> String {
    let mut remedies: Vec<&str> = Vec::new();
    for remedy in violations.iter().map(Violation::remedy) {
        if !remedies.contains(&remedy) {
            remedies.push(remedy);
        }
    }
    remedies.join(" ")
}

fn of_cause(kind: &ErrorKind, info: Option<&'static CodeInfo>) -> &'static str {
    match kind {
        ErrorKind::Validation(_) => "Correct the parameters that the violations name.",
        ErrorKind::Image(error) => error.remedy(),
        ErrorKind::Credentials(error) => error.remedy(),
        ErrorKind::Endpoint(error) => error.remedy(),
        ErrorKind::Configuration(error) => error.remedy(),
        ErrorKind::TooLarge(_) => {
            "Send with POST, use a smaller picture, or give a URL in place of the picture."
        }
        ErrorKind::RateLimited(_) => {
            "Make fewer calls at once, set a longer timeout in RequestConfig, or raise the client's RateLimit."
        }
        ErrorKind::Interceptor(error) if error.header().is_some() => {
            "Have the interceptor set another header, or leave this one to the client."
        }
        ErrorKind::Interceptor(_) => {
            "Do what the interceptor asks for; it was added with ClientBuilder::interceptor."
        }
        ErrorKind::Transport(error) => of_transport(error),
        ErrorKind::Timeout(error) => of_timeout(error.kind()),
        ErrorKind::Status(error) => of_status(error.status()),
        ErrorKind::Decode(error) if *error.problem() == DecodeErrorKind::EventStream => {
            "Set the parameter with which the action answers at once, if it has one, or call another action: no client of \
             this crate reads events."
        }
        ErrorKind::Decode(error) if matches!(error.problem(), DecodeErrorKind::Field(_)) => {
            "The service answers otherwise than the spec of this client says: update the client, or correct the row of the \
             field in the spec (`type`, `always`)."
        }
        ErrorKind::Decode(_) => {
            "Check that the endpoint is the service's and that no proxy or portal answers in its place."
        }
        ErrorKind::Service(_) => info.map_or(
            "This crate does not know the code; look it up on the service's page of error codes.",
            |info| match info.remedy {
                "" => "Look the code up on the service's page of error codes.",
                remedy => remedy,
            },
        ),
    }
}

fn of_transport(error: &TransportError) -> &'static str {
    match (error.mismatch(), error.phase()) {
        (Some(Mismatch::SpeaksPlainHttp), _) => {
            "Write the endpoint (or the proxy) with http://, or give the port that speaks https."
        }
        (Some(Mismatch::SpeaksSomethingElse), _) => {
            "Write the endpoint with https:// if that is what the port speaks, or correct the port."
        }
        (None, TransportPhase::Connect) if error.proxy().is_some() => {
            "Check that the proxy is there and lets you reach the endpoint, and the endpoint's name."
        }
        (None, TransportPhase::Connect) => {
            "Check the endpoint's name, the network, and the proxy variables of the environment."
        }
        (None, TransportPhase::Exchange) => {
            "Send again; if it lasts, look at what stands between client and service."
        }
    }
}

fn of_timeout(which: TimeoutKind) -> &'static str {
    match which {
        TimeoutKind::Connect => {
            "Check network and proxy, or set a longer connect_timeout on the client."
        }
        TimeoutKind::Attempt => {
            "Set a longer attempt_timeout, or send a smaller picture over this connection."
        }
        TimeoutKind::Total => "Set a longer timeout on the client or in RequestConfig.",
    }
}

fn of_status(status: u16) -> &'static str {
    match status {
        300..=399 => "Set the endpoint to the address that the redirect leads to, if you trust it.",
        407 => {
            "Give the proxy its user name and password: Proxy::credentials, or in the environment's \
             proxy variable."
        }
        429 => "Send fewer requests per second.",
        413 => "A proxy limits the size of requests: raise its limit, or send a smaller picture.",
        500..=599 => "A gateway or proxy failed: try again later, or look at what stands between.",
        _ => "Look at the excerpt: a proxy or another server answered in place of the service.",
    }
}
