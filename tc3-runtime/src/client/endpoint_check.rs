//! Who answers at the endpoint, asked without credentials.

use std::num::NonZeroU64;
use std::time::Duration;

use tokio::runtime::Handle;

use super::client::Client;
use crate::action::{Action, CallInfo};
use crate::call::{Settings, Shared, Signing, Unsent};
use crate::credentials::Credentials;
use crate::error::{ConfigurationError, Error, ErrorKind, TimeoutError, TimeoutKind};
use crate::response::{RawResponse, Times, open};
use crate::transport::{AttemptContext, AttemptLimits};
use crate::wire::Payload;

/// Who answers at the endpoint of a client. [`Client::check_endpoint`] makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EndpointCheck {
    /// The error code of the response: the service answers with one, since the request has no signature. `None` where
    /// somebody answers such requests.
    pub code: Option<String>,
    /// Whether the spec has that code.
    pub is_known_code: bool,
    /// The id under which the vendor's support finds the request.
    pub request_id: Option<String>,
    /// The service's time in Unix seconds, from the header `Date`; `None` where there is none, or a cache has kept the
    /// response.
    pub service_time: Option<u64>,
    /// The time of the client's clock in Unix seconds, half-way through the request.
    pub own_time: u64,
    /// How long it took, with the connection.
    pub duration: Duration,
}

impl EndpointCheck {
    /// How many seconds the service's clock is ahead of the client's; below 0 if it is behind. The service refuses
    /// requests whose time is more than 300 seconds off, and the client then signs with the service's time.
    #[must_use]
    pub fn clock_offset(&self) -> Option<i64> {
        let theirs = self.service_time?.cast_signed();
        Some(theirs.saturating_sub(self.own_time.cast_signed()))
    }
}

impl Client {
    /// Finds out whether the service answers at the client's endpoint, and how far its clock is from the client's. For
    /// the start of a program, and for its diagnosis.
    ///
    /// It sends one request without a signature, which the service refuses, so that nothing happens and no credentials
    /// are needed. `A` is any action of the service. The request goes the same way as those of calls: the same
    /// connections, proxy, certificates and timeout of an attempt. It is no call: it is not sent again, counts for no
    /// rate limit, and interceptors are not told.
    ///
    /// # Errors
    ///
    /// There is no connection, or something else than the service answers.
    ///
    /// ```no_run
    /// use tc3_runtime::sts::{Client, actions::AssumeRoleRequest};
    ///
    /// # async fn start(client: Client) -> Result<(), tc3_runtime::Error> {
    /// let found = client.runtime().check_endpoint::<AssumeRoleRequest>().await?;
    /// println!("the service's clock is {:?} seconds ahead", found.clock_offset());
    /// # Ok(())
    /// # }
    /// ```
    pub async fn check_endpoint<A: Action>(&self) -> Result<EndpointCheck, Error> {
        let payload = Payload::json(&A::default());
        check(self.shared(), self.settings(), CallInfo::of::<A>(), payload).await
    }
}

/// Asks, and reads the response. Of no action's type, so that it is compiled once.
pub(crate) async fn check(
    shared: &Shared,
    settings: &Settings,
    info: CallInfo,
    payload: Payload,
) -> Result<EndpointCheck, Error> {
    let clocks = &shared.clocks;
    let begun = clocks.sleep_impl.elapsed();
    let raw = exchange(shared, settings, info, &payload).await;
    let raw = raw.map_err(|kind| Error::before_sending(kind, info.action))?;
    let duration = clocks.sleep_impl.elapsed().saturating_sub(begun);
    let now = clocks.clock.unix_seconds();
    let service_time = date(&raw.times);
    let (code, request_id) =
        answer(raw, info).map_err(|kind| Error::before_sending(kind, info.action))?;
    let known = code
        .as_deref()
        .and_then(|code| info.service.codes.find(code));
    Ok(EndpointCheck {
        is_known_code: known.is_some(),
        code,
        request_id,
        service_time,
        own_time: now.saturating_sub((duration / 2).as_secs()),
        duration,
    })
}

/// Sends the request without a signature.
async fn exchange(
    shared: &Shared,
    settings: &Settings,
    info: CallInfo,
    payload: &Payload,
) -> Result<RawResponse, ErrorKind> {
    let runtime = Handle::try_current().ok();
    if !runtime.is_some_and(|runtime| shared.connector.can_run_in(&runtime)) {
        return Err(ErrorKind::Configuration(ConfigurationError::NoRuntime));
    }
    let unsent = Unsent {
        targets: &shared.targets,
        headers: &shared.headers,
        sign_action: false,
        info,
        payload,
        payload_hash: &settings.hash(payload),
    };
    let request = unsent.sign(&Signing {
        timestamp: shared.clocks.signing_time(),
        credentials: Credentials::anonymous(),
    })?;
    let attempt = attempt(shared, settings, info);
    shared.connector.send(request, attempt).await
}

/// The error code of a response, if it has one, and its id. An error if the response is not the service's.
fn answer(raw: RawResponse, info: CallInfo) -> Result<(Option<String>, Option<String>), ErrorKind> {
    match open(
        raw,
        &Credentials::anonymous(),
        info.service,
        (info.output)(),
    ) {
        Ok(accepted) => Ok((None, accepted.request_id)),
        Err(refused) => match refused.kind {
            ErrorKind::Service(error) => Ok((Some(error.code().to_owned()), refused.request_id)),
            kind => Err(kind),
        },
    }
}

/// The only attempt, on a connection that no other request has used.
fn attempt(shared: &Shared, settings: &Settings, info: CallInfo) -> AttemptContext {
    let limit = settings.attempt_timeout;
    AttemptContext {
        action: info.action,
        effect: info.effect,
        number: 1,
        got_no_response: true,
        now: shared.clocks.sleep_impl.elapsed(),
        limits: AttemptLimits {
            duration: limit,
            timeout: TimeoutError {
                kind: TimeoutKind::Attempt,
                limit,
                sent: false,
                peer: None,
            },
            response_bytes: shared.max_response_bytes,
        },
    }
}

/// The service's time.
fn date(times: &Times) -> Option<u64> {
    times.date.filter(|_| !times.is_aged).map(NonZeroU64::get)
}
