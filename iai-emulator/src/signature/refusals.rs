//! How a signature is refused.

use crate::refusal::Refusal;

/// The reason completes the sentence.
pub(super) fn invalid(reason: &str) -> Refusal {
    Refusal::new(
        "AuthFailure.InvalidAuthorization",
        format!("The Authorization header does not fit: {reason}."),
    )
}

pub(super) fn wrong() -> Refusal {
    Refusal::new(
        "AuthFailure.SignatureFailure",
        "The signature is not the one of this request and key. Usual causes: another SecretKey, a Content-Type, \
         Host or query changed after signing, a body written anew after signing.",
    )
}
