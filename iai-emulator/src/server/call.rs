//! One HTTP request: whether it is a call of the API or of a control route, the delays that faults ask
//! for, and which thread does the work.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Request, Response, StatusCode};
use hyper::body::Incoming as Body;
use tokio::task::{spawn_blocking, yield_now};
use tokio::time::{sleep, timeout};

use super::AppState;
use super::body::{self, BodyError};
use super::body_memory::DELAYED_CALL_GRACE;
use super::connections::{CONTROL_CALLS, Slot};
use super::faulty_stream::FaultSwitch;
use super::outgoing::Outgoing;
use super::response::{self, Ended};
use super::scheme::Scheme;
use super::{events, trial};
use crate::admin::{Admin, AdminResponse, problem};
use crate::faults::{FaultDecision, When};
use crate::protocol::{Incoming, POST_BYTES, Payload};
use crate::service::{OwnCall, Reply};
use crate::ui;

/// What the requests of a connection need to be answered.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) state: Arc<AppState>,
    pub(super) fault_switch: Arc<FaultSwitch>,
    pub(super) slot: Arc<Slot>,
    pub(super) local: IpAddr,
    pub(super) scheme: Scheme,
}

/// Why there is no reply.
enum NoReply {
    Panicked,
    /// The call was delayed for long, and others needed the memory of its body.
    Reclaimed,
}

impl Call {
    pub(super) async fn response(
        self,
        request: Request<Body>,
    ) -> Result<Response<Outgoing>, Ended> {
        // A client that sends many requests on one connection must not keep other connections waiting.
        if self.fault_switch.was_used() {
            yield_now().await;
        }
        let (parts, body) = request.into_parts();
        #[cfg(feature = "tls")]
        if self.scheme == Scheme::HttpForHttps
            && Admin::health(&parts.method, parts.uri.path()).is_none()
        {
            let reason = "this port speaks https; write https:// in place of http://";
            return Ok(self.broken(StatusCode::BAD_REQUEST, reason));
        }
        if Admin::has_route(parts.uri.path()) {
            return Ok(response::guarded(self.control_route(parts, body).await));
        }
        if parts.uri.path() != "/" {
            let reason = "the only address of this API is /";
            return Ok(self.broken(StatusCode::NOT_FOUND, reason));
        }
        let payload = match self.read(body, POST_BYTES).await {
            Ok(payload) => payload,
            Err(broken) => return Ok(broken),
        };
        match self.slot.work(0) {
            Some(_work) => self.api_call(Incoming::new(parts, payload)).await,
            None => Ok(self.full()),
        }
    }

    async fn api_call(&self, incoming: Incoming) -> Result<Response<Outgoing>, Ended> {
        match self.reply(incoming).await {
            Ok(reply) => response::reply(reply, &self.fault_switch),
            Err(NoReply::Panicked) => Err(Ended),
            Err(NoReply::Reclaimed) => Ok(self.reclaimed()),
        }
    }

    /// What a call of the API is answered with, after the delays that faults ask for.
    async fn reply(&self, incoming: Incoming) -> Result<Reply, NoReply> {
        let session = if incoming.is_large() {
            self.run_blocking(move |state| state.service.open(incoming))
                .await?
        } else {
            self.state.service.open(incoming)
        };
        let decision = session.decision.clone();
        tokio::select! {
            () = self.delay(&decision, When::Before) => {}
            () = self.state.body_memory.reclaimed(DELAYED_CALL_GRACE), if session.has_large_body() => {
                return Err(NoReply::Reclaimed);
            }
        }
        let carried = if session.is_heavy {
            self.run_blocking(move |state| state.service.run(session))
                .await?
        } else {
            self.state.service.run(session)
        };
        let kept = match &carried.change {
            Some(change) => change.settled().await,
            None => Ok(()),
        };
        let reply = self.state.service.reply(carried, kept);
        self.delay(&decision, When::After).await;
        Ok(reply)
    }

    fn reclaimed(&self) -> Response<Outgoing> {
        let reason = "a fault delays this call, and others needed the memory of its body (--max-body-memory)";
        self.broken(StatusCode::SERVICE_UNAVAILABLE, reason)
    }

    /// Waits as long as faults ask for, or until they are taken out: a fault that delays all calls can be undone.
    async fn delay(&self, decision: &FaultDecision, when: When) {
        let delay = decision.delay_at(when);
        if delay.is_zero() {
            return;
        }
        let faults = &self.state.service.faults;
        tokio::select! {
            () = sleep(delay) => {}
            () = faults.released(decision.holders()) => {}
        }
    }

    /// Runs a long task on another thread, so that other calls do not wait for it.
    async fn run_blocking<T: Send + 'static>(
        &self,
        task: impl FnOnce(&AppState) -> T + Send + 'static,
    ) -> Result<T, NoReply> {
        let state = Arc::clone(&self.state);
        spawn_blocking(move || task(&state))
            .await
            .map_err(|_| NoReply::Panicked)
    }

    /// A request to a control route.
    async fn control_route(&self, parts: Parts, body: Body) -> Response<Outgoing> {
        if let Some(health) = Admin::health(&parts.method, parts.uri.path()) {
            return response::control_route(health, self.now());
        }
        let admin = &self.state.admin;
        let (local, scheme) = (self.local, self.scheme.name());
        if let Err(refusal) = admin.admit(&parts.headers, local, scheme) {
            return response::control_route(refusal, self.now());
        }
        if events::is_wanted(&parts) {
            return events::response(&admin.journal, &parts, self.now());
        }
        let most = admin.most_bytes(parts.uri.path());
        let bytes = match self.read(body, most).await {
            Ok(Payload::Whole(bytes)) => bytes,
            Ok(Payload::TooLarge(_)) => {
                let reason = format!("the body is over {most} bytes");
                let refusal = problem(StatusCode::PAYLOAD_TOO_LARGE, &reason);
                return response::control_route(refusal, self.now());
            }
            Err(broken) => return broken,
        };
        if let Some(action) = trial::action(&parts) {
            return self.trial(action, &parts, bytes).await;
        }
        match self.slot.work(CONTROL_CALLS) {
            Some(_work) => self.control_response(parts, bytes).await,
            None => self.full(),
        }
    }

    async fn control_response(&self, parts: Parts, body: Bytes) -> Response<Outgoing> {
        let (is_heavy, now) = (Admin::is_heavy(parts.uri.path()), self.now());
        let respond =
            move |state: &AppState| response::control_route(routed(state, &parts, &body), now);
        if !is_heavy {
            return respond(&self.state);
        }
        let response = self.run_blocking(respond).await;
        response.unwrap_or_else(|_| self.panicked())
    }

    fn panicked(&self) -> Response<Outgoing> {
        let reason = "the emulator has a mistake: it panicked";
        self.broken(StatusCode::INTERNAL_SERVER_ERROR, reason)
    }

    /// A call that the emulator makes of itself, and what was signed.
    async fn trial(&self, action: &str, parts: &Parts, body: Bytes) -> Response<Outgoing> {
        let Some(_work) = self.slot.work(0) else {
            return self.full();
        };
        let (action, host) = (action.to_owned(), trial::host(parts).to_owned());
        let signing = self
            .run_blocking(move |state| state.service.own_call(&action, &host, body))
            .await;
        let Ok(Some(OwnCall { incoming, shown })) = signing else {
            return response::control_route(trial::unsignable(), self.now());
        };
        match self.reply(incoming).await {
            Ok(reply) => response::control_route(trial::told(shown, reply.delivery), reply.now),
            Err(NoReply::Reclaimed) => self.reclaimed(),
            Err(NoReply::Panicked) => self.panicked(),
        }
    }

    /// The refusal at the limit of calls at once.
    fn full(&self) -> Response<Outgoing> {
        let reason = "the emulator already answers as many calls as it may (--max-connections)";
        self.broken(StatusCode::SERVICE_UNAVAILABLE, reason)
    }

    async fn read(&self, body: Body, limit: usize) -> Result<Payload, Response<Outgoing>> {
        let reading = body::read(body, limit, &self.state.body_memory);
        let (status, reason) = match timeout(self.state.io_timeout, reading).await {
            Ok(Ok(payload)) => return Ok(payload),
            Ok(Err(BodyError::Broken)) => (
                StatusCode::BAD_REQUEST,
                "the body broke off or is far too large",
            ),
            Ok(Err(BodyError::NoRoom)) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "the bodies of other requests take all the memory there is for them (--max-body-memory)",
            ),
            Ok(Err(BodyError::Slow)) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "the body arrived slowly, and others needed its memory (--max-body-memory)",
            ),
            Err(_) => (
                StatusCode::REQUEST_TIMEOUT,
                "the body did not arrive in time",
            ),
        };
        Err(self.broken(status, reason))
    }

    fn broken(&self, status: StatusCode, reason: &str) -> Response<Outgoing> {
        response::broken(status, reason, self.now())
    }

    fn now(&self) -> u64 {
        self.state.service.clock.now()
    }
}

/// The response of a control route or of the page. What was changed shows on the page at once.
fn routed(state: &AppState, parts: &Parts, body: &[u8]) -> AdminResponse {
    let (method, uri, admin) = (&parts.method, &parts.uri, &state.admin);
    if let Some(response) = ui::response(&admin.account, method, uri) {
        return response;
    }
    let response = admin.response(method, uri.path(), body);
    if *method != Method::GET {
        admin.journal.note_change();
    }
    response
}
