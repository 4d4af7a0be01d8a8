//! What happened, in a line. Action, code, attempts and request id have their own places in a report.

use std::borrow::Cow;

use iai_client::endpoint::EndpointError;
use iai_client::error::ConfigurationError;
use iai_client::validate::{Validation, Violation};
use iai_client::{Error, ErrorKind};

/// What happened. Where the client's text names a method of its library, it is the flag here.
pub(super) fn of(error: &Error) -> String {
    match error.kind() {
        ErrorKind::Validation(found) => of_validation(found),
        ErrorKind::Service(refusal) => of_service(refusal.code(), refusal.message()),
        ErrorKind::Endpoint(problem) => of_endpoint(problem),
        ErrorKind::Configuration(problem) => of_configuration(problem),
        kind => kind.to_string(),
    }
}

/// One violation is told whole, of several each has a place of its own.
pub(super) fn of_validation(found: &Validation) -> String {
    match &*found.violations {
        [
            Violation {
                path, rule, found, ..
            },
        ] => {
            format!("not sent: {path}: {rule}, found {found}")
        }
        all => format!("not sent: the request breaks {} rules", all.len()),
    }
}

fn of_service(code: &str, message: &str) -> String {
    match message {
        "" => format!("the service answered with {code}"),
        message => message.to_owned(),
    }
}

pub(super) fn of_endpoint(problem: &EndpointError) -> String {
    match problem {
        EndpointError::PlainHttp => {
            "http:// is refused except to this machine (loopback)".to_owned()
        }
        problem => problem.to_string(),
    }
}

pub(super) fn of_configuration(problem: &ConfigurationError) -> String {
    match problem {
        ConfigurationError::NoCredentials => "there are no credentials".to_owned(),
        ConfigurationError::Endpoint { variable, problem } => {
            format!("{variable}: {}", of_endpoint(problem))
        }
        ConfigurationError::NoTime { name } => {
            format!("{} is 0: no call could succeed", flag(name))
        }
        ConfigurationError::Setting { name, takes } => {
            format!("{} cannot be sent: it takes {takes}", flag(name))
        }
        problem => problem.to_string(),
    }
}

/// The flag for a setting that the library names as a method, such as `connect_timeout`. Variables, files and others keep
/// their names.
fn flag(name: &str) -> Cow<'_, str> {
    let method = |c: char| c.is_ascii_lowercase() || c == '_';
    if name.chars().all(method) {
        format!("--{}", name.replace('_', "-")).into()
    } else {
        name.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_named_as_flags() {
        let table = [
            ("connect_timeout", "--connect-timeout"),
            ("region", "--region"),
            ("TENCENTCLOUD_REGION", "TENCENTCLOUD_REGION"),
            ("action, version or token", "action, version or token"),
        ];
        for (name, shown) in table {
            assert_eq!(flag(name), shown);
        }
    }

    #[test]
    fn a_refusal_without_a_message_names_the_code() {
        assert_eq!(
            of_service("InternalError", ""),
            "the service answered with InternalError"
        );
        assert_eq!(of_service("InternalError", "Broken."), "Broken.");
    }
}
