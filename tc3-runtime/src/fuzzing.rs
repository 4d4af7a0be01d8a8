//! Private functions, opened for the fuzz targets and the tests of their properties. No part of the API: anything here
//! may change in any version.

use crate::action::Action;
use crate::credentials::{
    CliProfileCredentialsProvider, Credentials, CredentialsError, ProfileCredentialsProvider,
};
use crate::error::{Error, Failure};
use crate::response::{BodyEnd, RawResponse, Response, SuccessEnvelope, Times, open};

/// Reads a response as a call of `A` does that was signed with `credentials`.
///
/// # Errors
///
/// Those of a call that got this response in its first attempt.
pub fn read_response<A: Action>(
    credentials: &Credentials,
    status: u16,
    body: &[u8],
    whole: bool,
) -> Result<Response<A::Output>, Error> {
    let end = if whole {
        BodyEnd::Whole
    } else {
        BodyEnd::CutOff
    };
    let raw = RawResponse {
        status,
        header_request_id: None,
        times: Times::default(),
        body: body.to_vec().into(),
        end,
    };
    let output = Box::new(A::Output::default());
    let read = open(raw, credentials, A::SERVICE, output).and_then(SuccessEnvelope::decode);
    let read = read.map(|(response, _): (A::Output, _)| Response::from(response));
    read.map_err(|refused| {
        Failure {
            request_id: refused.request_id,
            attempts: 1,
            ..Failure::before_sending(refused.kind, Some(<A as Action>::NAME))
        }
        .into()
    })
}

/// Reads a text as a profile file.
///
/// # Errors
///
/// Those of [`ProfileCredentialsProvider::load`](crate::credentials::ProfileCredentialsProvider::load).
pub fn read_profile(text: &str, profile: &str) -> Result<Credentials, CredentialsError> {
    ProfileCredentialsProvider::new()
        .profile(profile)
        .load_text(text)
}

/// Reads a text as a file of the command line.
///
/// # Errors
///
/// Those of [`CliProfileCredentialsProvider::load`](crate::credentials::CliProfileCredentialsProvider::load).
pub fn read_cli_profile(text: &str) -> Result<Credentials, CredentialsError> {
    CliProfileCredentialsProvider::new().read(text, "the file")
}
