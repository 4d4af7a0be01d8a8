//! Ways into private parts for the fuzz targets and the tests of their properties. No part of the API: anything here may
//! change in any version.

use crate::action::Action;
use crate::answer::{Accepted, Answer, BodyEnd, RawAnswer, Times, open};
use crate::credentials::{CliProfileProvider, Credentials, CredentialsError, ProfileProvider};
use crate::error::{Error, Failure};

/// Reads an answer as a call of `A` does that was signed with `credentials`.
///
/// # Errors
///
/// Those of a call that got this answer in its first attempt.
pub fn read_answer<A: Action>(
    credentials: &Credentials,
    status: u16,
    body: &[u8],
    whole: bool,
) -> Result<Answer<A::Response>, Error> {
    let end = match whole {
        true => BodyEnd::Whole,
        false => BodyEnd::CutOff,
    };
    let raw = RawAnswer {
        status,
        header_request_id: None,
        times: Times::default(),
        body: body.to_vec().into(),
        end,
    };
    let read = open(raw, credentials, A::SERVICE).and_then(Accepted::decode);
    let read = read.map(|(response, _): (A::Response, _)| Answer::from(response));
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
/// Those of [`ProfileProvider::load`](crate::ProfileProvider::load).
pub fn read_profile(text: &str, profile: &str) -> Result<Credentials, CredentialsError> {
    ProfileProvider::new().profile(profile).load_text(text)
}

/// Reads a text as a file of the command line.
///
/// # Errors
///
/// Those of [`CliProfileProvider::load`](crate::CliProfileProvider::load).
pub fn read_cli_profile(text: &str) -> Result<Credentials, CredentialsError> {
    CliProfileProvider::new().read(text, "the file")
}
