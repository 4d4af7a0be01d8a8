//! What to do about a failure, in words of the command line.
//!
//! The client's remedies are for programs in Rust. Those that name its methods are told here with the flags that do the
//! same; the others, such as those of the spec's codes, are taken as they are.

use std::io;

use iai_client::code::RetryClass;
use iai_client::credentials::{CredentialsError, CredentialsErrorKind};
use iai_client::endpoint::EndpointError;
use iai_client::error::{ConfigurationError, DecodeErrorKind, ProxyError, TimeoutKind};
use iai_client::image::{ImageError, ImageErrorKind};
use iai_client::validate::{Validation, Violation};
use iai_client::{DESCRIPTION, Error, ErrorKind};

use super::report::row;

/// The flags that remedies name. A test of the tree of commands sees to it that there are such flags.
#[cfg(test)]
pub(crate) const FLAGS: [&str; 13] = [
    "--attempt-timeout",
    "--ca",
    "--connect-timeout",
    "--dry-run",
    "--emulator",
    "--endpoint",
    "--fit",
    "--method",
    "--proxy",
    "--rate-limit",
    "--recover",
    "--signing-host",
    "--timeout",
];

/// For what cannot happen to a user.
const OWN_MISTAKE: &str =
    "This is a mistake of the program: please report it with the whole message.";
/// What rows of codes name, and the flag that does the same.
const SHOWS_SIGNATURE: &str = "Client::signature_help";
/// For credentials that were found nowhere.
const NO_CREDENTIALS: &str = "Run `iai configure`, or set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to a key of the \
    console's page \"API keys\". To try things without an account, add --emulator.";

/// What to do about an error of the client.
pub(super) fn of(error: &Error) -> String {
    if error.is_outcome_unknown() {
        return of_unknown_outcome(error);
    }
    match error.kind() {
        ErrorKind::Validation(found) => of_validation(found),
        ErrorKind::Service(refusal) => of_code(refusal.code()),
        kind => of_cause(kind).unwrap_or_else(|| error.remedy()).to_owned(),
    }
}

/// First of all it has to be found out; of a lost connection there is nothing else to say.
fn of_unknown_outcome(error: &Error) -> String {
    let first = find_out(error.action(), probe_failed(error));
    match error.kind() {
        ErrorKind::Service(refusal) => format!("{first} {}", of_code(refusal.code())),
        ErrorKind::Timeout(problem) => format!("{first} {}", of_timeout(problem.kind())),
        _ => first,
    }
}

/// Whether the client has asked already. The error tells it by its remedy alone.
fn probe_failed(error: &Error) -> bool {
    error.remedy().contains("could not find out")
}

pub(super) fn find_out(action: Option<&str>, probe_failed: bool) -> String {
    let action = action.and_then(|name| DESCRIPTION.action(name));
    let probe = action.and_then(|action| action.recovers.as_ref());
    let probe = probe.and_then(|recovers| DESCRIPTION.action(recovers.by));
    let Some(probe) = probe else {
        return "Find out whether it has taken effect before you send it again; no command is known that tells.".to_owned();
    };
    let command = probe.method.replace('_', "-");
    let rest = if probe_failed {
        "--recover has tried and could not find out"
    } else {
        "with --recover the command does both by itself"
    };
    format!(
        "Ask with `iai {command}` whether it has taken effect before you send it again; {rest}."
    )
}

/// Each remedy once, in the order of the violations.
pub(super) fn of_validation(found: &Validation) -> String {
    let mut remedies: Vec<&str> = Vec::new();
    for remedy in found.violations.iter().map(Violation::remedy) {
        if !remedies.contains(&remedy) {
            remedies.push(remedy);
        }
    }
    remedies.join(" ")
}

/// What to do about a cause; `None` where the client's own remedy says it in words that fit here.
fn of_cause(kind: &ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::Image(problem) => Some(of_picture(problem)),
        ErrorKind::Credentials(problem) => Some(of_credentials(problem)),
        ErrorKind::Endpoint(problem) => Some(of_endpoint(problem)),
        ErrorKind::Configuration(problem) => Some(of_configuration(problem)),
        ErrorKind::RateLimited(_) => {
            Some("Make fewer calls at once, set a longer --timeout, or a higher --rate-limit.")
        }
        ErrorKind::TooLarge(_) => Some(
            "Send with --method post, have the picture made smaller with --fit, or give its URL.",
        ),
        ErrorKind::Interceptor(_) => Some(OWN_MISTAKE),
        ErrorKind::Timeout(problem) => Some(of_timeout(problem.kind())),
        ErrorKind::Status(answer) if answer.status() == 407 => Some(
            "Give the proxy its user name and password, in the proxy variable of the environment.",
        ),
        ErrorKind::Status(answer) if (300..400).contains(&answer.status()) => {
            Some("Set --endpoint to the address that the redirect leads to, if you trust it.")
        }
        ErrorKind::Decode(answer) => of_response(answer.problem()),
        _ => None,
    }
}

fn of_picture(problem: &ImageError) -> &'static str {
    match problem.kind() {
        ImageErrorKind::NoRuntime => OWN_MISTAKE,
        ImageErrorKind::NoFit => "Take another picture: this one cannot be made small enough.",
        _ => problem.remedy(),
    }
}

fn of_credentials(problem: &CredentialsError) -> &'static str {
    match problem.kind() {
        CredentialsErrorKind::Timeout => "Try later, or see why the source of credentials is slow.",
        _ if problem.is_absent() && problem.retry_class() == RetryClass::Never => NO_CREDENTIALS,
        _ => problem.remedy(),
    }
}

fn of_endpoint(problem: &EndpointError) -> &'static str {
    match problem {
        EndpointError::Scheme { .. }
        | EndpointError::Malformed { .. }
        | EndpointError::UserInfo
        | EndpointError::Query
        | EndpointError::Fragment => {
            "Write --endpoint as https://host or https://host:port, for an emulator as http://127.0.0.1:PORT."
        }
        EndpointError::Path => {
            "Remove the path from --endpoint, or name the host behind the gateway with --signing-host."
        }
        EndpointError::SigningHost => {
            "Give --signing-host the host's name alone, such as host.example.com."
        }
        EndpointError::PlainHttp => "Write https:// in place of http://.",
        EndpointError::NoHost => "Give the address with --endpoint.",
        problem => problem.remedy(),
    }
}

fn of_configuration(problem: &ConfigurationError) -> &'static str {
    match problem {
        ConfigurationError::NoCredentials => NO_CREDENTIALS,
        ConfigurationError::Tls(_) => {
            "Install the system's CA certificates (the package ca-certificates on most systems), or name a file with --ca."
        }
        ConfigurationError::Proxy(ProxyError::NoTls)
        | ConfigurationError::NoTls { .. }
        | ConfigurationError::NoTlsProvider
        | ConfigurationError::Mock(_)
        | ConfigurationError::NoRuntime
        | ConfigurationError::ReentrantCall => OWN_MISTAKE,
        ConfigurationError::Proxy(_) => {
            "Write --proxy, or the proxy variable of the environment, as http://host:port; a user name or password that holds signs of a URL needs percent-encoding."
        }
        ConfigurationError::Certificate(_) => {
            "Give --ca a PEM file with the X.509 certificate of the authority."
        }
        ConfigurationError::RateLimit => {
            "Give a rate of at least 1 per second and a burst of at least 1, or set no rate limit."
        }
        ConfigurationError::ThreadSpawn(_) => {
            "Raise the limits of threads and open files of the process."
        }
        problem => problem.remedy(),
    }
}

fn of_timeout(which: TimeoutKind) -> &'static str {
    match which {
        TimeoutKind::Connect => "Check network and proxy, or set a longer --connect-timeout.",
        TimeoutKind::Attempt => {
            "Set a longer --attempt-timeout, or send a smaller picture over this connection."
        }
        _ => "Set a longer --timeout.",
    }
}

fn of_response(problem: &DecodeErrorKind) -> Option<&'static str> {
    match problem {
        DecodeErrorKind::Field(_) | DecodeErrorKind::NoFields | DecodeErrorKind::NoCode => Some(
            "The service answers otherwise than this version of iai knows: look for a newer one.",
        ),
        DecodeErrorKind::EventStream => {
            Some("Set the parameter with which the action answers at once, if it has one.")
        }
        DecodeErrorKind::TooLarge(_) => Some("Ask for less at once, such as smaller pages."),
        _ => None,
    }
}

/// The remedy of the spec's row.
pub(super) fn of_code(code: &str) -> String {
    match row(code).map(|row| row.remedy) {
        None => "This version of iai does not know the code: look it up on the service's page of error codes.".to_owned(),
        Some("") => "Look the code up on the service's page of error codes.".to_owned(),
        Some(remedy) => remedy.replace(SHOWS_SIGNATURE, "--dry-run"),
    }
}

/// What to do about a file that cannot be used.
pub(super) fn of_file(problem: io::ErrorKind) -> &'static str {
    match problem {
        io::ErrorKind::NotFound => {
            "Correct the path; one without a leading / begins at the working folder."
        }
        io::ErrorKind::PermissionDenied => "Let your user read and write it, or give another path.",
        io::ErrorKind::IsADirectory => "Give the path of a file: this is a folder.",
        io::ErrorKind::StorageFull => "Free some space, or give a path on another disk.",
        io::ErrorKind::InvalidData => "Give a file of UTF-8 text.",
        _ => "Give another path.",
    }
}
