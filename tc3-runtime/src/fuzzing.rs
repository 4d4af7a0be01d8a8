//! Private functions, opened for the fuzz targets, the tests of their properties and the benches. No part of the API:
//! anything here may change in any version.

use crate::action::{Action, CallInfo};
use crate::call::{Signing, Unsent, prepare};
use crate::client::Client;
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

/// Validates, encodes and signs a request as the first attempt of a call does, and returns how many bytes head and body
/// have together. Nothing is sent.
///
/// # Errors
///
/// Those of a call that is refused before it is sent.
pub fn sign<A: Action>(
    client: &Client,
    credentials: &Credentials,
    timestamp: u64,
    request: &A,
) -> Result<usize, Error> {
    let (shared, settings) = (client.shared(), client.settings());
    let prepared = prepare(request, settings, false)?;
    let info = CallInfo::of::<A>();
    let unsent = Unsent {
        targets: &shared.targets,
        headers: &shared.headers,
        sign_action: settings.sign_action,
        info,
        payload: &prepared.payload,
        payload_hash: &settings.hash(&prepared.payload),
    };
    let signing = Signing {
        timestamp,
        credentials: credentials.clone(),
    };
    let signed = unsent.sign(&signing);
    let signed = signed.map_err(|kind| Error::before_sending(kind, info.action))?;
    let headers = signed.headers.iter();
    let head: usize = headers
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    let url = signed
        .target
        .address
        .with_query(signed.payload.query_text());
    Ok(head + url.as_str().len() + signed.payload.body().len())
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
