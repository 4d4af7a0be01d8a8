//! What an error of a call means for its row, and for the run.

use iai_client::code::RetryClass;
use iai_client::{Error, ErrorCode, ErrorKind};

use crate::ending::Refusal;

/// What is to be done after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Refused since there were too many calls, or another one was in its way: again, slower.
    Slower,
    /// Nothing was done, and nobody answered: again, for as long as there is hope for the network.
    Unheard,
    /// Again, a few times.
    Again,
    /// Again, with new credentials, or at the service's time.
    Renew,
    /// It may have been done. `late`: it may still be under way.
    Unclear { late: bool },
    /// Every other row would end like this.
    Hopeless,
    /// This row is refused.
    Refused,
}

/// Families of codes that are about the account and not about a row.
const HOPELESS_FAMILIES: [&str; 11] = [
    "AuthFailure",
    "InvalidAction",
    "NoSuchProduct",
    "NoSuchVersion",
    "OperationDenied",
    "ResourceUnavailable",
    "ResourcesSoldOut",
    "UnauthorizedOperation",
    "UnsupportedOperation",
    "UnsupportedProtocol",
    "UnsupportedRegion",
];

pub(super) fn judge(error: &Error) -> Verdict {
    if error.is_outcome_unknown() {
        return Verdict::Unclear {
            late: may_be_late(error),
        };
    }
    match error.retry_class() {
        RetryClass::Throttled | RetryClass::Conflict => Verdict::Slower,
        _ if error.is_connect() => Verdict::Unheard,
        RetryClass::Transient | RetryClass::PictureFetch => Verdict::Again,
        RetryClass::Clock | RetryClass::Credentials => Verdict::Renew,
        _ if is_hopeless(error) => Verdict::Hopeless,
        _ => Verdict::Refused,
    }
}

/// Whether nobody has answered the call.
pub(super) fn is_silent(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Transport(_) | ErrorKind::Timeout(_)
    )
}

/// Whether the service may carry the call out even now.
fn may_be_late(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Timeout(_) => true,
        ErrorKind::Status(status) => matches!(status.status(), 408 | 502..=504),
        _ => false,
    }
}

fn is_hopeless(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Service(service) => is_hopeless_code(service.code()),
        ErrorKind::Validation(_) | ErrorKind::Image(_) | ErrorKind::TooLarge(_) => false,
        // A proxy that wants smaller pictures; another one may be small enough.
        ErrorKind::Status(status) => status.status() != 413,
        _ => true,
    }
}

fn is_hopeless_code(code: &str) -> bool {
    let family = code.split('.').next().unwrap_or(code);
    let of_group = [
        ErrorCode::InvalidParameterValueGroupIdNotExist,
        ErrorCode::InvalidParameterValueAccountFaceNumExceed,
        ErrorCode::InvalidParameterValueGroupFaceNumExceed,
    ];
    HOPELESS_FAMILIES.contains(&family) || of_group.iter().any(|one| one.as_str() == code)
}

/// The refusal of a row. Messages of the service are not taken over: they may repeat what was sent.
pub(super) fn refusal(error: &Error) -> Refusal {
    let meaning = error.code::<ErrorCode>().and_then(|code| code.meaning());
    let message = match (meaning, error.code_str()) {
        (Some(meaning), _) => meaning.to_owned(),
        (None, Some(code)) => format!("The service answered {code}."),
        (None, None) => error.to_string(),
    };
    Refusal {
        code: error.code_str().unwrap_or("NotSent").to_owned(),
        message,
        remedy: error.remedy().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_about_the_account_end_the_run() {
        let table = [
            ("AuthFailure.SignatureFailure", true),
            ("ResourceUnavailable.LowBalance", true),
            ("InvalidParameterValue.GroupIdNotExist", true),
            ("InvalidParameterValue.GroupFaceNumExceed", true),
            ("InvalidParameterValue.NoFaceInPhoto", false),
            ("InvalidParameterValue.PersonIdAlreadyExist", false),
            ("FailedOperation.GroupInDeletedState", false),
        ];
        for (code, expected) in table {
            assert_eq!(is_hopeless_code(code), expected, "{code}");
        }
    }
}
